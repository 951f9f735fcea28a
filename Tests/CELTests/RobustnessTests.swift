import Testing

@testable import CEL

@Suite struct RobustnessTests {
    private static let pieces = [
        "1", "0u", "1.5", "'a'", "b'b'", "true", "null", "a", "b", "x", "[", "]", "{", "}", "(", ")", ".", ",", ":",
        "?", "+", "-", "*",
        "/", "%", "!", "&&", "||", "==", "!=", "<", ">=", "in", "has(", "all(", "map(", "filter(", ".exists(x, ",
        "size(", "cel.bind(",
        "startsWith(", "matches(", "`f`", "[?", "{?", ".?", "9223372036854775807", "int(", "string(", "type(",
        "timestamp(",
        "duration(", ".format(", ".substring(", ".split(", "math.greatest(", "math.bitShiftLeft(", "optional.of(",
        "'\\", "\"", "#", "é",
    ]

    /// Pieces of expressions in an order that repeats from run to run.
    private struct Soup {
        var state: UInt64

        mutating func next(below limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(limit))
        }

        mutating func source() -> String {
            (0...next(below: 14)).map { _ in RobustnessTests.pieces[next(below: RobustnessTests.pieces.count)] }
                .joined(separator: next(below: 2) == 0 ? "" : " ")
        }
    }

    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func soupNeverTraps(_ seed: UInt64) {
        var soup = Soup(state: seed)
        for _ in 0..<2_500 {
            let source = soup.source()
            _ = evaluate(source, ["a": .list(CELList([.int(.min), .int(-1)])), "b": .unknown(unknown("b"), nil)])
        }
    }

    @Test func stepsAreLimited() {
        let list = "[1,2,3,4,5,6,7,8,9,10]"
        let source = (1...9).reduce("false") { inner, level in "\(list).exists(x\(level), \(inner))" }
        guard case .error(let error) = evaluate(source) else {
            Issue.record("no limit")
            return
        }
        #expect(error == .tooManySteps)
    }

    /// Names bound one in the other, so that what they stand for doubles each time.
    private static func doubled(_ start: String, _ step: (String) -> String, times: Int, _ end: String) -> String {
        let binds = (1...times).map { "cel.bind(v\($0), \(step("v\($0 - 1)")), " }.joined()
        return "cel.bind(v0, \(start), " + binds + end + String(repeating: ")", count: times + 1)
    }

    @Test(arguments: [
        doubled("'0123456789'", { "\($0) + \($0)" }, times: 60, "size(v60)"),
        doubled("[1]", { "\($0) + \($0)" }, times: 60, "size(v60)"),
        doubled("[1]", { "[\($0), \($0)]" }, times: 60, "v60 == v60"),
        doubled("{'a': 1}", { "{'a': \($0), 'b': \($0)}" }, times: 60, "v60 == v60"),
        doubled("[1]", { "[[[[[[[[[[[[[[[[[[[[\($0)]]]]]]]]]]]]]]]]]]]]" }, times: 60, "v60 == v60"),
        doubled("b'ab'", { "\($0) + \($0)" }, times: 60, "size(v60)"),
        doubled("'ab'", { "\($0) + \($0)" }, times: 20, "[v20, v20, v20, v20, v20, v20, v20, v20, v20].join()"),
        doubled("'ab'", { "\($0) + \($0)" }, times: 20, "lists.range(100).map(i, v20).join()"),
        doubled("[1]", { "\($0) + \($0)" }, times: 12, "v12.all(a, v12.all(b, v12.all(c, v12 == v12)))"),
        "lists.range(1000000000)", "lists.range(1000000).all(i, lists.range(1000000) != [])",
        "lists.range(1000000).map(x, [x, x, x]).map(x, [x, x, x]).map(x, [x, x, x]).size()",
        "'abcdefghijklmnop'.replace('', lists.range(100000).map(i, 'xxxxxxxxxxxxxxxx').join()).size()",
    ])
    func growthIsLimited(_ source: String) {
        #expect(verdict(evaluate(source)) == "error")
    }

    /// What the checker infers may double as values do.
    @Test func typesStaySmall() {
        let source = RobustnessTests.doubled("{1: 1}", { "{\($0): \($0)}" }, times: 60, "1")
        #expect(verdict(evaluate(source)) == "other")
        let nested = RobustnessTests.doubled("[1]", { "[[[[[[\($0)]]]]]]" }, times: 30, "v30 + v30")
        #expect(verdict(evaluate(nested)) != "unknown")
    }

    @Test(arguments: [
        "9223372036854775807 + 1", "-9223372036854775808 - 1", "-(-9223372036854775808)", "-9223372036854775808 / -1",
        "-9223372036854775808 % -1", "9223372036854775807 * 2", "0u - 1u", "18446744073709551615u + 1u", "1 / 0",
        "1 % 0", "1u / 0u",
        "1u % 0u", "int(1e30)", "int(0.0 / 0.0)", "uint(-1)", "int('x')", "[1][1]", "[1][-1]", "{'a': 1}.b",
        "{'a': 1}['b']",
        "{1: 1, 1: 2}", "{0: 1, 0u: 2}", "{1.5: 1}", "string(b'\\xff')", "bool('maybe')", "double('x')",
        "optional.none().value()",
    ])
    func errorsAreValues(_ source: String) {
        #expect(verdict(evaluate(source)) == "error")
    }
}
