import Symbolic
import Testing

@testable import IAM

@Suite struct ResourceMatchingTests {
    private static let secret = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:prod/db-a1B2c3"
    private static let queue = "arn:aws:sqs:eu-west-1:111122223333:queue"
    private static let instance = "arn:aws:ec2:eu-west-1:111122223333:instance/i-1"

    private func covers(_ pattern: String, _ resource: String, _ table: SymbolTable = .standard) -> Truth {
        let matcher = SymbolicMatcher(symbols: table, context: RequestContext(othersAreAbsent: true))
        let pattern = ARNPattern(Symbol.text(pattern), variables: true)
        return pattern.covers(Symbol.text(resource), matcher).truth
    }

    @Test(
        arguments: [
            ("*", secret, .yes),
            (secret, secret, .yes),
            ("arn:aws:secretsmanager:*:*:secret:prod/*", secret, .yes),
            ("arn:aws:secretsmanager:eu-west-1:111122223333:secret:prod/db", secret, .no),
            ("arn:*:secretsmanager:*:*:secret:*", secret, .yes),
            ("arn:aws:secretsmanager:*:*:*", secret, .yes),
            // A `*` that would have to cross colons, and wildcards in service and type: left open by AWS.
            ("arn:aws:sqs:*:queue", queue, .unknown),
            ("arn:aws:*:eu-west-1:111122223333:queue", queue, .unknown),
            ("arn:aws:ec2:eu-west-1:111122223333:*/i-1", instance, .unknown),
            ("arn:aws:ec2:eu-west-1:111122223333:*/i-2", instance, .no),
            ("arn:aws:s3:::*/key", "arn:aws:s3:::bucket/key", .yes),
            // Fewer than six parts.
            ("arn:aws:secretsmanager:*", secret, .yes),
            ("arn:aws:s3:*", secret, .no),
            ("arn:aws:secretsmanager", secret, .unknown),
            ("arn:aws:s3", secret, .no),
            // Case.
            ("arn:aws:secretsmanager:eu-west-1:111122223333:secret:PROD/*", secret, .no),
            ("arn:aws:SecretsManager:eu-west-1:111122223333:secret:prod/*", secret, .unknown),
            ("arn:AWS:s3:::*", secret, .no),
            // The resource of an action without resources.
            ("arn:aws:ecr:eu-west-1:111122223333:repository/a", "*", .no),
            ("*", "*", .yes),
            // Variables without a value, and wildcards as characters.
            ("arn:aws:secretsmanager:*:*:secret:${aws:username}/*", secret, .no),
            ("arn:aws:secretsmanager:*:*:secret:${aws:username, 'prod'}/*", secret, .yes),
            ("arn:aws:secretsmanager:*:*:secret:prod/db-${*}", secret, .no),
            ("arn:aws:secretsmanager:*:*:secret:${", secret, .unknown),
        ] as [(String, String, Truth)]
    )
    func knownTexts(pattern: String, resource: String, expected: Truth) {
        #expect(covers(pattern, resource) == expected)
    }

    @Test(
        arguments: [
            ("⟦x⟧", "⟦x⟧", .yes), ("⟦x⟧*", "⟦x⟧", .yes), ("⟦x⟧:*", "⟦x⟧", .no), ("⟦x⟧-??????", "⟦x⟧", .no),
            ("⟦x⟧/*", "⟦x⟧/key", .yes), ("⟦x⟧", "⟦y⟧", .unknown), ("⟦x⟧", "⟦z⟧", .no), ("⟦z⟧", "⟦x⟧", .no),
            ("*", "⟦x⟧", .yes), ("arn:aws:s3:::⟦x⟧/*", "arn:aws:s3:::⟦x⟧/a/b", .yes),
            ("arn:aws:ssm:*:*:parameter/⟦env⟧/*", "arn:aws:ssm:eu-west-1:1:parameter/⟦env⟧/db", .yes),
            ("arn:aws:ssm:*:*:parameter/prod/*", "arn:aws:ssm:eu-west-1:1:parameter/⟦env⟧/db", .unknown),
            ("arn:aws:ssm:*:*:parameter/*/user", "arn:aws:ssm:eu-west-1:1:parameter/⟦env⟧/db", .no),
            ("arn:aws:sqs:*:⟦account⟧:q", "arn:aws:sqs:⟦region⟧:⟦account⟧:q", .yes),
            ("arn:aws:sqs:eu-*:*:q", "arn:aws:sqs:⟦region⟧:⟦account⟧:q", .unknown),
            ("arn:aws:sqs:ap-*:*:q", "arn:aws:sqs:⟦region⟧:⟦account⟧:q", .no),
            ("arn:aws:sqs:??-*:*:q", "arn:aws:sqs:⟦region⟧:⟦account⟧:q", .yes),
            ("arn:aws:secretsmanager:*:*:secret:db-??????", "⟦secret⟧", .yes),
            ("arn:aws:secretsmanager:*:*:secret:db-?????", "⟦secret⟧", .no),
            ("arn:aws:secretsmanager:*:*:secret:db-a*", "⟦secret⟧", .unknown),
            ("arn:aws:secretsmanager:*:secret:db-*", "⟦secret⟧", .unknown),
            ("arn:aws:secretsmanager:*:*:secret:db-*", "⟦alias⟧", .yes),
            ("⟦secret⟧", "⟦alias⟧", .yes),
        ] as [(String, String, Truth)]
    )
    func textsWithHoles(pattern: String, resource: String, expected: Truth) {
        let table = Symbol.table(
            [
                "env": .segment, "account": .account, "region": .oneOf(["eu-west-1", "us-east-1"]),
                "secret": .glob("arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-??????"),
                "alias": .equal(Symbol.text("⟦secret⟧")),
            ],
            distinct: [["x", "z"]]
        )
        #expect(covers(pattern, resource, table) == expected)
    }

    @Test func aVariableOfUnknownValueIsNoGrantButMayBeExcluded() {
        let matcher = SymbolicMatcher(symbols: .standard, context: RequestContext())
        let pattern = ARNPattern(SymbolicString("arn:aws:s3:::${aws:PrincipalTag/team}/*"), variables: true)
        #expect(pattern.covers(SymbolicString("arn:aws:s3:::b/k"), matcher).truth == .unknown)
        #expect(pattern.covers(SymbolicString("arn:aws:sns:::b/k"), matcher).truth == .no)
    }

    @Test func withoutVariablesTheTextIsTakenAsItIs() {
        let matcher = SymbolicMatcher(symbols: .standard, context: RequestContext())
        let pattern = ARNPattern(SymbolicString("arn:aws:s3:::${x}/*"), variables: false)
        #expect(pattern.covers(SymbolicString("arn:aws:s3:::${x}/k"), matcher).truth == .yes)
    }

    @Test func twoManagedSecretsDiffer() {
        func arn(
            _ name: String,
            _ mode: ResourceAddress.Mode = .managed,
            type: String = "aws_secretsmanager_secret"
        )
            -> SymbolicString
        {
            let address = ResourceAddress(mode: mode, type: type, name: name)
            let identity = AttributeIdentity(address: address, path: AttributePath(attribute: "arn"))
            return SymbolicString([.hole(Unknown(attribute: identity))])
        }
        func covers(_ pattern: SymbolicString, _ resource: SymbolicString) -> Truth {
            let matcher = SymbolicMatcher(symbols: .standard, context: RequestContext())
            return ARNPattern(pattern, variables: true).covers(resource, matcher).truth
        }
        #expect(covers(arn("a"), arn("a")) == .yes)
        #expect(covers(arn("a"), arn("b")) == .no)
        #expect(covers(arn("a", .data), arn("b")) == .unknown)
        #expect(covers(arn("a", type: "aws_secretsmanager_secret_version"), arn("a")) == .unknown)
    }
}
