import Symbolic
import Testing

@testable import IAM

/// What is decided with holes must hold with any texts in their place.
@Suite struct SoundnessTests {
    private static let domains: [String: SymbolDomain] = [
        "word": .shape([.alphanumerics(2)]), "number": .shape([.digits(1)]), "segment": .segment,
        "form": .glob("a:?*"), "list": .oneOf(["a", "a:b", ""]), "alias": .equal(Symbol.text("⟦word⟧:⟦segment⟧")),
        "free": .any,
    ]

    /// Random texts, the same in every run.
    private struct Random: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var value = state
            value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
            value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
            return value ^ (value >> 31)
        }

        mutating func text(of pieces: [String], upTo count: Int) -> String {
            (0..<Int.random(in: 0...count, using: &self)).map { _ in pieces.randomElement(using: &self) ?? "" }.joined()
        }

        /// Texts for all symbols, each of its domain.
        mutating func world() -> [String: String] {
            let word = text(of: ["a", "b", "0"], upTo: 0) + pick(["a", "b", "0"]) + pick(["a", "b", "0"])
            let segment = text(of: ["a", "b", "0", "-"], upTo: 3)
            return [
                "word": word, "number": pick(["0", "1"]), "segment": segment,
                "form": "a:" + pick(["a", "b", "0"]) + text(of: ["a", ":", "0"], upTo: 2),
                "list": pick(["a", "a:b", ""]),
                "alias": word + ":" + segment, "free": text(of: ["a", "b", ":", "0", "/"], upTo: 4),
            ]
        }

        private mutating func pick(_ texts: [String]) -> String {
            texts.randomElement(using: &self) ?? ""
        }
    }

    private func concrete(_ text: String, _ world: [String: String]) -> String {
        var result = text
        for (name, value) in world { result.replace("⟦\(name)⟧", with: value) }
        return result
    }

    private static let names = ["word", "number", "segment", "form", "list", "alias", "free"].map { "⟦\($0)⟧" }

    @Test func globs() {
        var random = Random(state: 1)
        let table = Symbol.table(SoundnessTests.domains)
        let matcher = SymbolicMatcher(symbols: table, context: RequestContext(othersAreAbsent: true))
        var definite = 0
        for _ in 0..<3_000 {
            let literals = ["a", "b", ":", "0"]
            let pattern = random.text(of: literals + SoundnessTests.names.prefix(4) + ["*", "?", "*"], upTo: 5)
            let subject = random.text(of: literals + SoundnessTests.names, upTo: 5)
            let truth = matcher.glob(TextPattern(Symbol.text(pattern), variables: false), Symbol.text(subject))
            guard truth != .unknown else { continue }
            definite += 1
            for _ in 0..<12 {
                let world = random.world()
                let known = Glob.matches(Array(concrete(pattern, world).utf8), Array(concrete(subject, world).utf8))
                #expect(Truth(known) == truth, "\(pattern) on \(subject)")
            }
        }
        #expect(definite > 1_500)
    }

    @Test func resources() {
        var random = Random(state: 2)
        let table = Symbol.table(SoundnessTests.domains)
        let matcher = SymbolicMatcher(symbols: table, context: RequestContext(othersAreAbsent: true))
        var definite = 0
        for _ in 0..<3_000 {
            func arn(_ extra: [String]) -> String {
                let parts = (0..<5).map { _ in
                    random.text(of: ["a", "⟦word⟧", "⟦number⟧", "⟦segment⟧"] + extra, upTo: 2)
                }
                return parts.joined(separator: ":") + ":"
                    + random.text(of: ["a/", "b"] + SoundnessTests.names + extra, upTo: 3)
            }
            let pattern = arn(["*", "?"])
            let subject =
                Bool.random(using: &random) ? arn([]) : pattern.replacing("*", with: "ab").replacing("?", with: "b")
            let covers = ARNPattern(Symbol.text(pattern), variables: true).covers(
                RequestText(Symbol.text(subject)),
                matcher
            )
            guard covers.truth != .unknown else { continue }
            definite += 1
            for _ in 0..<12 {
                let world = random.world()
                let known = ARNPattern(SymbolicString(concrete(pattern, world)), variables: true)
                    .covers(RequestText(SymbolicString(concrete(subject, world))), matcher)
                #expect(known.truth == covers.truth, "\(pattern) on \(subject)")
            }
        }
        #expect(definite > 1_000)
    }
}
