import Testing

@testable import CEL

@Suite struct ParserTests {
    @Test(arguments: [
        "1", "-9223372036854775808", "0x1F", "0xFFu", ".5", "1e3", "1.5e-3", "'a'", "\"a\"", "'''a\n'b'\n'''", "r'\\d'",
        "b'\\xff'", "'\\u00e9\\U0001F600\\x41\\101'", "[1, 2,]", "[]", "{}", "{'a': 1,}", "a.b.c", "a.`b-c`", "a.?b",
        "a[?0]",
        "[?a]", "{?'k': a}", "a ? b : c", "a ? b : c ? d : e", "!!a", "--1", "- 1", "a in [1]", "has(a.b)",
        "a.all(x, x > 0)", "a.map(x, x > 0, x + 1)", "a.exists_one(k, v, k == v)", "cel.bind(x, 1, x + 1)", "f(1)",
        ".a",
        "a.in", "1 // the end", "(((1)))", "a\n&& b",
    ])
    func accepts(_ source: String) {
        #expect(Parser.parse(source).1 == [])
    }

    @Test(arguments: [
        "", "1 +", "* 1", "(1", "1)", "[1", "{1}", "{1: }", "a.", "a.1", "a[", "a ? b", "a ? : b", "'a", "'a\nb'",
        "'\\q'", "'\\u12'", "b'\\u0041'", "'\\ud800'", "9223372036854775808", "0x", "99999999999999999999", "a = b",
        "a & b",
        "a | b", "a b", "1 2", "for", "a.all(1, true)", "has(a)", "has(a[0])", "#", "a.`b", "1..2", "é",
        "a.all(x, x, true)", "cel.bind(1, 2, 3)", "\u{0}",
    ])
    func rejects(_ source: String) {
        #expect(Parser.parse(source).1 != [])
    }

    @Test(arguments: [
        ("1 + 2 * 3 == 7", "true"), ("(1 + 2) * 3 == 9", "true"), ("10 - 3 - 2 == 5", "true"), ("-2 + 3 == 1", "true"),
        ("true || false && false", "true"), ("!true == false", "true"), ("1 < 2 == true", "true"),
        ("false ? 1 : true ? true : false", "true"), ("'\\x41\\u00e9\\101' == 'AéA'", "true"),
        ("'a' 'b'", "error"), ("r'\\n' == '\\\\n'", "true"), ("size('😀') == 1", "true"), ("0xff == 255", "true"),
    ])
    func precedence(_ source: String, _ expected: String) {
        #expect(verdict(evaluate(source)) == expected)
    }

    @Test func lengthIsLimited() {
        let (_, problems) = Parser.parse("'" + String(repeating: "a", count: Parser.sourceLimit) + "'")
        #expect(problems.first?.code == "R0005")
    }

    @Test(arguments: [
        ("(", ")"), ("[", "]"), ("!", ""), ("-", ""), ("a[", "]"), ("{1: ", "}"), ("f(", ")"), ("true ? 1 : ", ""),
        ("a.all(x, ", ")"), ("1 + (", ")"), ("true ? (", ") : 1"),
    ])
    func depthIsLimited(_ open: String, _ close: String) {
        func nested(_ levels: Int) -> String {
            String(repeating: open, count: levels) + "1" + String(repeating: close, count: levels)
        }
        #expect(Parser.parse(nested(12)).1 == [])
        #expect(Parser.parse(nested(600)).1 != [])
    }

    @Test(arguments: ["a.b", "a[0]", "1+1", "a.f()", "1*1"])
    func chainsAreLimited(_ link: String) {
        let source = "1" + String(repeating: String(link.dropFirst()), count: 3_000)
        #expect(Parser.parse(source).1 != [])
    }

    @Test(arguments: [" || ", " && "])
    func longLogicIsEvaluated(_ symbol: String) {
        let source = Array(repeating: "true", count: 150).joined(separator: symbol)
        #expect(verdict(evaluate(source)) == "true")
    }

    @Test(arguments: [" || ", " && "])
    func endlessLogicNeverTraps(_ symbol: String) {
        _ = evaluate(Array(repeating: "true", count: 3_900).joined(separator: symbol))
    }
}
