import HCL
import Symbolic
import Testing

@Suite struct TypeTests {
    /// Every reference is unknown, but `var.json`, of which the plan tells no more than its JSON.
    private let evaluator = PartialEvaluator { traversal in
        if traversal.text == "var.json" { return Value(.list([Value(.number("1"))])) }
        return Value(Unknown(UnknownSource(attribute: nil, reason: .missingVariable(traversal.text))))
    }

    @Test(
        arguments: [
            ("[1] == [1]", true), ("[1] == tolist([1])", false), ("tolist([1]) == tolist([1])", true),
            ("{ a = 1 } == { a = 1 }", true), ("{ a = 1 } == tomap({ a = 1 })", false), ("[1] == [\"1\"]", false),
            ("{ a = [1, { b = 2 }] } == { a = [1, { b = 2 }] }", true), ("{ a = 1 } == { b = 1 }", false),
            ("tolist([1]) == tolist([\"1\"])", false), ("toset([\"a\", \"b\"]) == toset([\"b\", \"a\"])", true),
            ("[] == []", true), ("[] == tolist([])", false), ("tolist([]) == tolist([])", nil),
            ("[1] == var.json", nil), ("[2] == var.json", false), ("[var.x] == [1]", nil),
            ("[var.x, 1] == [1, 2]", false),
            ("jsondecode(\"[1, [2]]\") == [1, [2]]", true), ("keys({ a = 1 }) == [\"a\"]", true),
            ("split(\",\", \"a\") == [\"a\"]", false), ("[for x in tolist([1]) : x] == [1]", true),
        ] as [(String, Bool?)]
    )
    func equalityIsStrictAboutTypes(source: String, expected: Bool?) throws {
        #expect(evaluator.evaluate(try TemplateSource.expression(source)).bool == expected)
    }

    @Test(
        arguments: [
            ("true ? 1 : \"a\"", #""1""#), ("true ? [1] : [\"a\"]", #"["1"]"#), ("true ? [1] : [2, \"a\"]", #"["1"]"#),
            ("true ? { a = 1 } : { a = \"x\" }", #"{"a":"1"}"#),
            ("true ? { a = 1 } : { b = true, c = \"x\" }", #"{"a":"1"}"#),
            ("true ? { a = 1, b = true } : { a = 2, b = true }", #"{"a":1,"b":true}"#), ("true ? null : [1]", "null"),
            ("tolist([{ a = 1 }, { a = \"x\" }])", #"[{"a":"1"},{"a":"x"}]"#), ("toset([3, 1, 2, 1])", "[1,2,3]"),
            ("tomap({ a = { x = 1 }, b = { y = \"2\" } })", #"{"a":{"x":"1"},"b":{"y":"2"}}"#),
            ("concat(tolist([1]), tolist([\"a\"]))", #"["1","a"]"#), ("concat([1], tolist([\"a\"]))", #"[1,"a"]"#),
            ("true ? { a = \"x\", b = 1 } : { a = var.x, b = 2 }", #"{"a":"x","b":1}"#),
            ("true ? { a = \"x\", b = 1 } : { a = var.x }", #"{"a":"x","b":⟨⟩}"#),
            ("true ? [\"x\"] : var.x", #"["x"]"#),
            ("true ? 1 : var.x", "⟨⟩"), ("lookup(tomap({ a = \"x\" }), \"b\", 1)", #""1""#),
            ("lookup({ a = \"x\" }, \"b\", 1)", "1"), ("true ? toset([\"b\", \"a\"]) : [\"c\"]", #"["a","b"]"#),
        ] as [(String, String)]
    )
    func valuesAreConvertedToOneType(source: String, expected: String) throws {
        let value = evaluator.evaluate(try TemplateSource.expression("jsonencode(\(source))"))
        #expect(Outline.of(value.decodedJSON) == expected)
    }
}

/// What was a set has its elements in another order, so that none of them is an element of the list it was made of.
@Suite struct ReorderedValueTests {
    @Test(
        arguments: [
            ("jsondecode(jsonencode(aws_x.y.list))[1]", "aws_x.y.list[1]"),
            ("tolist(aws_x.y.list)[1]", "aws_x.y.list[1]"),
            ("jsondecode(jsonencode(toset(aws_x.y.list)))[1]", nil),
            ("jsondecode(jsonencode({ a = toset(aws_x.y.list) })).a[1]", nil),
            ("jsondecode(\"{\\\"a\\\":${jsonencode(toset(aws_x.y.list))}}\").a[1]", nil),
        ] as [(String, String?)]
    )
    func itsElementsAreNotThoseOfTheList(source: String, expected: String?) throws {
        let evaluator = PartialEvaluator(resolving: { traversal in
            let address = ResourceAddress(type: "aws_x", name: "y")
            let unknown = Unknown(attribute: AttributeIdentity(address: address, path: AttributePath()))
            return PartialEvaluator.Resolved(Value(unknown), rest: traversal.path.steps.dropFirst())
        })
        let value = evaluator.evaluate(try TemplateSource.expression(source))
        #expect(value.unknown?.identity?.description == expected)
    }
}

/// A value as JSON, with `⟨⟩` for what is unknown.
enum Outline {
    static func of(_ value: Value) -> String {
        if let elements = value.elements { return "[\(elements.map(of).joined(separator: ","))]" }
        if let members = value.members {
            return "{\(members.map { "\"\($0.name)\":\(of($0.value))" }.joined(separator: ","))}"
        }
        if let parts = value.text?.parts, value.kind == .string {
            return "\"\(parts.map { if case .literal(let text) = $0 { text } else { "⟨⟩" } }.joined())\""
        }
        return value.numberText ?? value.bool.map { "\($0)" } ?? (value.isNull ? "null" : "⟨⟩")
    }
}
