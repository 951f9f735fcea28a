import Symbolic
import Testing

@testable import HCL

/// Functions that take apart texts that nobody knows, but whose form is known.
@Suite struct FormedCallTests {
    private static func identity(_ name: String) -> AttributeIdentity {
        AttributeIdentity(
            address: ResourceAddress(mode: .managed, type: "aws_new", name: name),
            path: AttributePath(attribute: "arn")
        )
    }

    private static func hole(_ name: String) -> Unknown { Unknown(attribute: identity(name)) }

    /// `aws_new.secret.arn` ends in six letters or digits, `aws_new.task.arn` in a number.
    private static func form(_ attribute: AttributeIdentity) -> TextForm? {
        switch attribute.address.name {
        case "secret":
            TextForm([
                .literal("arn:aws:secretsmanager:eu-west-1:"), .hole(hole("account"), .digits(12)),
                .literal(":secret:app/db-"), .hole(hole("suffix"), .alphanumerics(6)),
            ])
        case "task":
            TextForm([
                .literal("arn:aws:ecs:eu-west-1:111122223333:task-definition/job:"), .hole(hole("revision"), .number),
            ])
        case "key":
            TextForm([.literal("arn:aws:kms:eu-west-1:111122223333:key/"), .hole(hole("id"), .segment)])
        case "role": TextForm([.literal("arn:aws:iam::111122223333:role/exec")])
        default: nil
        }
    }

    private func evaluate(_ source: String) throws -> String {
        let evaluator = PartialEvaluator(
            resolving: { traversal in
                guard case .attribute(let name)? = traversal.path.steps.first else {
                    return PartialEvaluator.Resolved(Value(.null))
                }
                return PartialEvaluator.Resolved(Value(Self.hole(name)))
            },
            context: FunctionContext(form: Self.form)
        )
        return shown(evaluator.evaluate(try TemplateSource.expression(source)))
    }

    private func shown(_ value: Value) -> String {
        if let text = value.text {
            return text.parts.map { part in
                switch part {
                case .literal(let literal): literal
                case .hole(let hole): "<\(hole.identity?.address.name ?? "?")>"
                }
            }.joined()
        }
        if let elements = value.elements { return elements.map(shown).joined(separator: "|") }
        return value.bool.map { "\($0)" } ?? "?"
    }

    @Test(arguments: [
        (
            #"replace(aws_new.secret.arn, "/-.{6}$/", "-??????")"#,
            "arn:aws:secretsmanager:eu-west-1:<account>:secret:app/db-??????"
        ),
        (
            #"replace(aws_new.secret.arn, "/-[A-Za-z0-9]+$/", "-*")"#,
            "arn:aws:secretsmanager:eu-west-1:<account>:secret:app/db-*"
        ),
        (#"replace(aws_new.task.arn, "/:\\d+$/", ":*")"#, "arn:aws:ecs:eu-west-1:111122223333:task-definition/job:*"),
        (#"split(":", aws_new.secret.arn)[4]"#, "<account>"),
        (#"element(split(":", aws_new.secret.arn), 6)"#, "app/db-<suffix>"),
        (
            #"join(":", slice(split(":", aws_new.secret.arn), 0, 6))"#,
            "arn:aws:secretsmanager:eu-west-1:<account>:secret"
        ),
        (#"element(split("/", aws_new.role.arn), 1)"#, "exec"), (#"basename(aws_new.role.arn)"#, "exec"),
        (#"replace(aws_new.role.arn, "exec", "task")"#, "arn:aws:iam::111122223333:role/task"),
        (#"split("/", aws_new.key.arn)[1]"#, "<id>"), (#"basename(aws_new.key.arn)"#, "<id>"),
        (#"dirname(aws_new.secret.arn)"#, "arn:aws:secretsmanager:eu-west-1:<account>:secret:app"),
        (#"substr(aws_new.secret.arn, 0, length(aws_new.secret.arn) - 6)"#, "?"),
        (#"substr(aws_new.secret.arn, -6, -1)"#, "?"),
        // What a sample is too short or too long for says nothing of other texts.
        (#"try(regex("[^:/]{36}$", aws_new.secret.arn), "none")"#, "?"),
        (#"regex("secretsmanager:([^:]+):", aws_new.secret.arn)[0]"#, "eu-west-1"),
        (#"startswith(aws_new.secret.arn, "arn:aws:secretsmanager:")"#, "true"),
        (#"regex("[^:]+$", aws_new.secret.arn)"#, "app/db-<suffix>"),
    ])
    func whatHoldsForEveryTextIsTold(source: String, expected: String) throws {
        let found = try evaluate(source)
        #expect(found == expected || expected == "?" && found.hasPrefix("<?"), "\(source)")
    }

    /// Some of the texts match, others do not.
    @Test(arguments: [
        #"replace(aws_new.secret.arn, "/-[a-z]{6}$/", "-*")"#, #"replace(aws_new.secret.arn, "a", "b")"#,
        #"replace(aws_new.secret.arn, "/prod/", "dev")"#, #"split("-", aws_new.key.arn)[0]"#,
        #"replace(aws_new.key.arn, "/-[^-]*$/", "")"#, #"replace(aws_new.task.arn, "/:\\d$/", ":*")"#,
        #"regex("[0-9]{12}$", aws_new.key.arn)"#, #"regex("(?i)arn:", aws_new.key.arn)"#,
        #"split("7", aws_new.task.arn)"#,
        #"replace(aws_new.secret.arn, "/[0-5]{6}$/", "")"#, #"replace(aws_new.unformed.arn, "/:\\d+$/", "")"#,
    ])
    func whatDependsOnTheTextIsUnknown(source: String) throws {
        let found = try evaluate(source)
        #expect(found == "?" || found.hasPrefix("<?") || found.hasPrefix("<unformed"), "\(source): \(found)")
    }
}
