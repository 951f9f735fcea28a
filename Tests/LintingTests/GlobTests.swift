import Linting
import Testing

@Suite struct GlobTests {
    @Test(arguments: [
        ("*", "", true), ("a*c", "abbc", true), ("a*c", "abcd", false), ("?", "ü", true), ("a?", "a", false),
        ("*a*b*", "xxaxxbxx", true), ("", "a", false), ("a.b", "axb", false),
        (String(repeating: "a*", count: 50), String(repeating: "a", count: 49) + "b", false),
    ])
    func matches(pattern: String, text: String, expected: Bool) {
        #expect(Glob(pattern).matches(text) == expected)
    }
}
