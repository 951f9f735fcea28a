import HCL
import Symbolic
import Testing

@Suite struct EvaluatorTests {
    private static func attribute(_ name: String) -> Unknown {
        Unknown(
            attribute: AttributeIdentity(
                address: ResourceAddress(type: "aws_sqs_queue", name: "q"),
                path: AttributePath(attribute: name)
            )
        )
    }

    /// `aws_sqs_queue.q` has unknown attributes; `var.secret` is sensitive; `var.n` is 3.
    private let evaluator = PartialEvaluator { (traversal: Traversal) -> Value in
        switch (traversal.root, traversal.path.steps.first) {
        case ("aws_sqs_queue", _):
            if case .attribute(let name)? = traversal.path.steps.last {
                Value(EvaluatorTests.attribute(name))
            } else {
                Value(.null)
            }
        case ("var", .attribute("secret")?): Value(.string("s3cret"), isSensitive: true)
        case ("var", .attribute("n")?): Value(.number("3"))
        default: Value(Unknown(UnknownSource(attribute: nil, reason: .missingVariable(traversal.text))))
        }
    }

    private func evaluate(_ source: String) throws -> Value {
        evaluator.evaluate(try TemplateSource.expression(source))
    }

    private func template(_ source: String) throws -> Value {
        evaluator.evaluate(try TemplateSource.template(source))
    }

    @Test func templateOfJSONConfigurationKeepsItsHoles() throws {
        let value = try template(#"${jsonencode({Statement=[{Resource="${aws_sqs_queue.q.arn}/*", Action="*"}]})}"#)
        let statement = try #require(value.decodedJSON.member("Statement")?.elements?.first)
        #expect(statement.member("Action")?.string == "*")
        #expect(statement.member("Resource")?.text?.suffix == "/*")
        #expect(statement.member("Resource")?.text?.holes.first?.identity != nil)
    }

    @Test func jsonWithinTextIsReadBack() throws {
        let value = try template(#"{"a": ${jsonencode([aws_sqs_queue.q.arn, "x"])}, "b": "${aws_sqs_queue.q.url}"}"#)
        #expect(value.decodedJSON.member("a")?.elements?.first?.unknown?.identity != nil)
        #expect(value.decodedJSON.member("a")?.elements?.last?.string == "x")
        #expect(value.decodedJSON.member("b")?.unknown?.identity != nil)
    }

    @Test(
        arguments: [
            (
                #"{b=1, a="<&>", c=1e21, d=[true, null], "é"=-0}"#,
                #"{"a":"\u003c\u0026\u003e","b":1,"c":1000000000000000000000,"d":[true,null],"é":-0}"#
            ),
            (#""\u2028\b""#, nil), (#""\u2028\t\u0001""#, #""\u2028\t\u0001""#), ("1.50", "1.5"), ("{}", "{}"),
        ] as [(String, String?)]
    )
    func jsonencode(source: String, expected: String?) {
        let value = try? evaluate("jsonencode(\(source))")
        #expect(value?.string == expected)
    }

    @Test func passthroughKeepsTheType() throws {
        #expect(try evaluate(#""${var.n}""#).int == 3)
        #expect(try evaluate(#""${var.n}x""#).string == "3x")
        #expect(try evaluate(#""${[1]}""#).elements?.count == 1)
        #expect(try evaluate(#""x${null}""#).kind == .unknown)
        #expect(try evaluate(#""x${[1]}""#).kind == .unknown)
    }

    @Test func unsupportedFunctionSaysWhichAndOfWhat() throws {
        let unknown = try #require(try evaluate("bcrypt(\"${aws_sqs_queue.q.arn}${var.n}\")").unknown)
        #expect(unknown.identity == nil)
        #expect(unknown.sources.first?.reason == .unsupportedFunction("bcrypt"))
        #expect(unknown.sources.first?.references.map(\.text) == ["aws_sqs_queue.q.arn", "var.n"])
        #expect(unknown.sources.last?.attribute?.address.name == "q")
    }

    @Test(
        arguments: [
            "var.secret", "\"x${var.secret}\"", "{ a = var.secret }.a", "jsonencode({ a = var.secret })",
            "jsonencode({ a = [var.secret, aws_sqs_queue.q.arn] })", "upper(var.secret)", "[var.secret][0]",
            "merge({ a = var.secret }, {}).a", "true ? var.secret : \"x\"", "sha256(var.secret)",
            "var.secret == \"a\"", "join(\",\", [var.secret])", "\"%{ if var.secret == \"a\" }b%{ endif }\"",
            "jsondecode(jsonencode({ a = var.secret }))", "[for x in [var.secret]: x][0]", "format(\"%s\", var.secret)",
        ]
    )
    func sensitiveMarkSurvives(source: String) throws {
        #expect(try evaluate(source).isSensitive)
    }

    @Test func identitySurvivesWhereTheValueDoes() throws {
        for source in [
            "aws_sqs_queue.q.arn", "\"${aws_sqs_queue.q.arn}\"", "(aws_sqs_queue.q.arn)", "[aws_sqs_queue.q.arn][0]",
            "{ a = aws_sqs_queue.q.arn }.a", "merge({}, { a = aws_sqs_queue.q.arn })[\"a\"]",
            "true ? aws_sqs_queue.q.arn : \"x\"", "one([aws_sqs_queue.q.arn])", "tostring(aws_sqs_queue.q.arn)",
            "[for x in [aws_sqs_queue.q.arn]: x][0]",
            "flatten([[\"a\"], [\"b\"]])[0] == \"a\" ? aws_sqs_queue.q.arn : \"\"",
        ] {
            #expect(
                try evaluate(source).unknown?.identity == Self.attribute("arn").identity,
                "\(source)"
            )
        }
    }

    @Test(arguments: ["upper(aws_sqs_queue.q.arn)", "aws_sqs_queue.q.arn == \"x\" ? 1 : 2", "f(aws_sqs_queue.q.arn)"])
    func identityIsLostWhereTheValueIsComputed(source: String) throws {
        let value = try evaluate(source)
        #expect(value.kind == .unknown)
        #expect(value.unknown?.identity == nil)
    }

    @Test func tryTakesNoFallbackForWhatIsOnlyUnknown() throws {
        #expect(try evaluate("try(aws_sqs_queue.q.arn, \"x\")").kind == .unknown)
        #expect(try evaluate("try(bcrypt(\"a\"), \"x\")").kind == .unknown)
        #expect(try evaluate("try({}.a, \"x\")").string == "x")
        #expect(try evaluate("try({}.a, [][0])").kind == .unknown)
        #expect(try evaluate("can({}.a)").bool == false)
        #expect(try evaluate("can(bcrypt(\"a\"))").kind == .unknown)
    }

    @Test func textWithHolesIsComparedByWhatIsKnown() throws {
        #expect(try evaluate("\"a${aws_sqs_queue.q.arn}\" == \"b\"").bool == false)
        #expect(try evaluate("\"a${aws_sqs_queue.q.arn}\" == \"ab\"").bool == nil)
        #expect(try evaluate("\"abc${aws_sqs_queue.q.arn}\" == \"ab\"").bool == false)
        #expect(try evaluate("aws_sqs_queue.q.arn == aws_sqs_queue.q.arn").bool == true)
        #expect(try evaluate("startswith(\"a${aws_sqs_queue.q.arn}\", \"ab\")").bool == nil)
        #expect(try evaluate("startswith(\"a${aws_sqs_queue.q.arn}\", \"b\")").bool == false)
        #expect(try evaluate("trimprefix(\"ab${aws_sqs_queue.q.arn}\", \"a\")").text?.prefix == "b")
    }

    @Test func decomposedLettersAreComposed() throws {
        let value = try evaluate("\"e\u{301}\"")
        #expect(value.string?.unicodeScalars.count == 1)
    }

    @Test(
        arguments: [
            ("<<-EOT\n    %{ if true ~}\n    yes\n    %{ endif ~}\n    end\n    EOT\n", "    yes\n    end\n"),
            ("<<-EOT\n  a\n b\n   c\n  EOT\n", " a\nb\n  c\n"), ("<<EOT\nEOT\n", ""),
            ("<<-EOT\n      a\n    ${\"x\"}\n      b\n    EOT\n", "  a\nx\n  b\n"),
            ("<<EOT\na EOT\n EOT\n", "a EOT\n"), ("<<E\na\\n\"b\"\nE\n", "a\\n\"b\"\n"),
            ("\"  ${~ \"a\" ~}  b\"", "ab"), ("\"%{ for i, x in [\"a\", \"b\"] }${i}${x}%{ endfor }\"", "0a1b"),
            ("<<E\n%{ for x in [1, 2] ~}\n${x}\n%{ endfor ~}\nE\n", "1\n2\n"),
        ]
    )
    func templates(source: String, expected: String) throws {
        #expect(try evaluate(source).string == expected)
    }
}
