import Symbolic
import Testing

@testable import IAM

@Suite struct GlobTests {
    @Test(
        arguments: [
            ("", "", true), ("*", "", true), ("?", "", false), ("**", "abc", true), ("a*c", "abbc", true),
            ("a*c", "abbd", false), ("a?c", "abc", true), ("a?c", "ac", false), ("*ab*ab", "abab", true),
            ("*ab*ab", "aab", false), ("a*b*c", "axbxbxc", true), ("?", "é", true), ("??", "é", false),
            ("a\\*", "ab", false), ("A", "a", false), ("*:*/x", "p:q/r/x", true), ("abc", "abcd", false),
        ] as [(String, String, Bool)]
    )
    func matching(pattern: String, text: String, expected: Bool) {
        #expect(Glob.matches(Array(pattern.utf8), Array(text.utf8)) == expected)
        let isMatched = pattern.withBytes { pattern in
            text.withBytes { WildcardSpan(pattern).matches(pattern, $0) }
        }
        #expect(isMatched == expected)
    }

    /// Backtracking that tried every split would not come to an end.
    @Test func repeatedNearMisses() {
        let pattern = Array(String(repeating: "*a", count: 40).utf8) + [UInt8(ascii: "b")]
        let text = Array(repeating: UInt8(ascii: "a"), count: 2_000)
        #expect(!Glob.matches(pattern, text))
    }
}

@Suite struct TruthTests {
    private static let all: [Truth] = [.yes, .no, .unknown]

    @Test func conjunction() {
        let rows = TruthTests.all.map { left in TruthTests.all.map { left && $0 } }
        #expect(rows == [[.yes, .no, .unknown], [.no, .no, .no], [.unknown, .no, .unknown]])
    }

    @Test func disjunction() {
        let rows = TruthTests.all.map { left in TruthTests.all.map { left || $0 } }
        #expect(rows == [[.yes, .yes, .yes], [.yes, .no, .unknown], [.yes, .unknown, .unknown]])
    }

    @Test func negation() {
        #expect(TruthTests.all.map { !$0 } == [.no, .yes, .unknown])
    }

    @Test func quantifiers() {
        #expect([Truth.no, .unknown, .yes].some { $0 } == .yes)
        #expect([Truth.no, .unknown].some { $0 } == .unknown)
        #expect([Truth]().some { $0 } == .no)
        #expect([Truth.yes, .unknown].every { $0 } == .unknown)
        #expect([Truth.unknown, .no].every { $0 } == .no)
        #expect([Truth]().every { $0 } == .yes)
    }
}
