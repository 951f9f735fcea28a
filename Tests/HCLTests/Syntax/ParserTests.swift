import HCL
import Symbolic
import Testing

@Suite struct ParserTests {
    private func file(_ text: String) -> HCLFile { HCLFile(Array(text.utf8)) }

    @Test func blocksAndArguments() throws {
        let file = file(
            """
            # the queue
            resource "aws_sqs_queue" q {
              name = "x" // its name
              dynamic "d" {
                content { a = 1 }
              }
            }
            """
        )
        #expect(file.errors.isEmpty)
        let block = try #require(file.body.blocks.first)
        #expect(block.type == "resource")
        #expect(block.labels.map(\.text) == ["aws_sqs_queue", "q"])
        #expect(block.body.attributes.map(\.name) == ["name"])
        #expect(block.body.blocks("dynamic").first?.body.blocks.first?.body.attribute("a") != nil)
        #expect(file.comments.map(\.text) == ["# the queue", "// its name"])
        #expect(file.comments.map(\.line) == [1, 3])
        let name = try #require(block.body.attribute("name"))
        let range = file.text.sourceRange(name.range, file: "main.tf")
        #expect((range.start.line, range.start.column, range.end.line, range.end.column) == (3, 3, 3, 13))
    }

    @Test func anErrorInAnArgumentLeavesTheOthers() {
        let file = file("a = 1\nb = [1 2\n  ]\nc = {\n  d = 1 2\n}\ne = 2\nf {\n  g = $\n  h = 3\n}\ni = 4\n")
        #expect(file.body.attributes.map(\.name) == ["a", "b", "c", "e", "i"])
        #expect(file.body.blocks.first?.body.attributes.map(\.name) == ["g", "h"])
        #expect(file.errors.map { file.text.line(at: $0.range.lowerBound) } == [2, 5, 9])
        guard case .error? = file.body.attribute("b")?.expression.kind else {
            Issue.record("the argument is kept as an error")
            return
        }
    }

    @Test func aBadHeaderSkipsItsBlock() {
        let file = file("a \"x\" = {\n  b = 1\n}\nc = 2\n}\nd = 3\n")
        #expect(file.body.attributes.map(\.name) == ["c", "d"])
        #expect(file.errors.count == 2)
    }

    @Test func anUnclosedBracketSkipsOneLine() {
        let file = file("a = f(1\nb = 2\nc {\n  d = [\n}\ne = 3\n")
        #expect(file.body.attributes.map(\.name).contains("e"))
        #expect(!file.errors.isEmpty)
    }

    @Test func aCutStringSkipsOneLine() {
        let file = file("a = \"x\nb = 2\n")
        #expect(file.body.attribute("b") != nil)
        #expect(file.errors.first?.problem == .cutString)
    }

    @Test(arguments: ["[", "(", "{a=", "-", "!", "a ? b : ", "f(", "\"${", "a[", "[for x in ", "x[*]", "\"%{if x}"])
    func depthIsLimited(piece: String) {
        let file = file("a = " + String(repeating: piece, count: 10_000))
        #expect(!file.errors.isEmpty)
    }

    @Test(arguments: ["b {\n", "a = {\n"])
    func depthOfBodiesIsLimited(piece: String) {
        #expect(!file(String(repeating: piece, count: 10_000)).errors.isEmpty)
    }

    @Test func twoHundredBracketsAreFine() {
        let text = "a = " + String(repeating: "[", count: 200) + String(repeating: "]", count: 200)
        #expect(file(text).errors.isEmpty)
    }

    @Test func longChainsAreFlat() {
        #expect(file("a = 1" + String(repeating: " + 1", count: 20_000)).errors.isEmpty)
        #expect(file("a = x" + String(repeating: ".y[0]", count: 20_000)).errors.isEmpty)
    }

    @Test(
        arguments: [
            ("-a.b", "-(a.b)"), ("!x == y", "(!x) == y"), ("a + b * c", "a + (b * c)"), ("a * b + c", "(a * b) + c"),
            ("a || b && c", "a || (b && c)"), ("a ? b : c ? d : e", "a ? b : (c ? d : e)"), ("a - b - c", "a - b - c"),
            ("a == b < c", "a == (b < c)"), ("1 + 2 < 3 && x", "((1 + 2) < 3) && x"),
        ]
    )
    func precedence(source: String, expected: String) throws {
        #expect(SyntaxText.of(try TemplateSource.expression(source), isOuter: true) == expected)
    }
}

/// Writes operators with parentheses around operands, to show what binds first.
enum SyntaxText {
    static func of(_ expression: Expression, isOuter: Bool = false) -> String {
        let text: String
        switch expression.kind {
        case .variable(let name): return name
        case .number(let digits): return digits
        case .access(let base, let steps):
            let names = steps.map { if case .attribute(let name) = $0.kind { "." + name } else { "[…]" } }
            text = of(base) + names.joined()
        case .unary(let sign, let operand): text = (sign == .negate ? "-" : "!") + of(operand)
        case .binary(let first, let chain):
            text = chain.reduce(of(first)) { "\($0) \(symbol($1.operation)) \(of($1.operand))" }
        case .conditional(let condition, let then, let otherwise):
            text = "\(of(condition)) ? \(of(then)) : \(of(otherwise))"
        default: return "…"
        }
        return isOuter ? text : "(\(text))"
    }

    private static func symbol(_ operation: BinaryOperator) -> String {
        switch operation {
        case .or: "||"
        case .and: "&&"
        case .equal: "=="
        case .notEqual: "!="
        case .less: "<"
        case .lessOrEqual: "<="
        case .greater: ">"
        case .greaterOrEqual: ">="
        case .add: "+"
        case .subtract: "-"
        case .multiply: "*"
        case .divide: "/"
        case .remainder: "%"
        }
    }
}
