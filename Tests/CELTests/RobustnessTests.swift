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
