import Testing

@testable import RegularExpressions

@Suite struct RegexTests {
    @Test(arguments: [
        ("abc", "xabcx", true), ("^abc$", "xabc", false), ("^abc$", "abc", true), ("a.c", "a\nc", false),
        ("(?s)a.c", "a\nc", true),
        ("(?i)AbC", "aBc", true), ("(?i:a)b", "Ab", true), ("(?i:a)b", "AB", false), ("a|b|c", "xxc", true),
        ("^(a|b)+$", "abab", true),
        ("^a{2,3}$", "aa", true), ("^a{2,3}$", "aaaa", false), ("^a{2}$", "aaa", false), ("^a{2,}$", "aaaaa", true),
        ("a{,2}", "a{,2}", true),
        ("^[a-c]+$", "abc", true), ("^[^a-c]+$", "xyz", true), ("^[]a]+$", "]a", true), ("^[a-]+$", "a-", true),
        ("\\d+", "a1", true),
        ("^\\w+$", "a_1", true), ("^\\W$", "é", true), ("^\\s$", "\t", true), ("\\bfoo\\b", "a foo b", true),
        ("\\bfoo\\b", "afoob", false),
        ("\\Bo", "foo", true), ("^[[:alpha:]]+$", "abC", true), ("^[[:^digit:]]+$", "abc", true), ("\\x41", "A", true),
        ("\\x{1F600}", "😀", true), ("^.$", "😀", true), ("\\Qa.b\\E", "a.b", true), ("\\Qa.b\\E", "axb", false),
        ("(?m)^b$", "a\nb", true),
        ("^b$", "a\nb", false), ("(?P<name>a)", "a", true), ("(?<name>a)", "a", true), ("(?:a)", "a", true),
        ("", "", true), ("", "x", true),
        ("^\\p{Greek}+$", "αβγ", true), ("\\p{Greek}", "abc", false), ("^\\pN$", "٣", true), ("\\P{L}", "é", false),
        ("^\\p{^Lu}$", "a", true), ("(?i)^\\x{212A}$", "k", true), ("(?m)^b$", "a\nb\nc", true),
        ("(?m)a$", "ab", false),
        ("\\Bb\\B", "abc", true), ("a\\b", "a", true), ("\\ba", "éa", true), ("x*\\z", "", true),
        ("(?U)^a+?$", "aa", true), ("(?-s).", "\n", false), ("[\\d\\-x]{3}", "1-x", true), ("^(?:|a)+$", "aaa", true),
        ("^$", "", true), ("a*?b", "aab", true), ("\\.", "x", false), ("\\A1\\z", "1", true), ("é+", "aéé", true),
    ])
    func matches(_ pattern: String, _ text: String, _ expected: Bool) throws {
        #expect(try LinearRegex(pattern).matches(text) == expected)
    }

    @Test func keepsCanonicallyEquivalentPatternsApart() throws {
        #expect(try RegexCaches.matching("^\u{E9}$").get().matches("\u{E9}"))
        #expect(try !RegexCaches.matching("^e\u{301}$").get().matches("\u{E9}"))
    }

    @Test(arguments: [
        "(", ")", "[", "[a", "*", "+a", "?", "(?=a)", "(?!a)", "(?<=a)", "(?<!a)", "(a)\\1", "(?P=name)", "\\",
        "a{1001}", "a**", "a++", "a?+", "\\C", "\\p{Klingon}", "(?i)*",
        "a{3,2}", "[z-a]", "[[:nope:]]", "(?x", "\\q", "\\x{110000}", "(?P<name", "((((a{1000}){1000}){1000}){1000})",
    ])
    func rejects(_ pattern: String) {
        #expect(throws: LinearRegexError.self) { try LinearRegex(pattern) }
    }

    @Test(arguments: ["(a*)*b", "(a+)+$", "(a|aa)+$", "(.*a){12}$", "(a?){30}a{30}$", "\\b(a+)+\\b!"])
    func timeIsLinear(_ pattern: String) throws {
        let regex = try LinearRegex(pattern)
        let clock = ContinuousClock()
        let time = clock.measure { _ = regex.matches(String(repeating: "a", count: 10_000) + "!") }
        #expect(time < .seconds(20))
    }

    @Test(arguments: ["(a|b)*a(a|b){14}$", "(a+)+$", "\\b(a+)+\\b!", "(?m)^(a*)*$b"])
    func longTextsAreReadOnce(_ pattern: String) throws {
        let regex = try LinearRegex(pattern)
        let text = String(repeating: "aaaaaaab", count: 25_000)
        let time = ContinuousClock().measure { _ = regex.matches(text) }
        #expect(time < .seconds(30))
    }

    @Test func deepGroupsAreRefused() {
        let pattern = String(repeating: "(", count: 5_000) + String(repeating: ")", count: 5_000)
        #expect(throws: LinearRegexError.self) { try LinearRegex(pattern) }
    }
}
