import Testing

@testable import RegularExpressions

@Suite struct CapturingTests {
    /// The first match and its groups; `-` is a group that takes no part.
    private func match(_ pattern: String, _ text: String) throws -> [String]? {
        let scalars = Array(text.unicodeScalars)
        var work = CapturingRegex.workLimit
        let found = try CapturingRegex(pattern).firstMatch(in: scalars, from: 0, work: &work)
        return found.map { match in
            ([match.range] + match.groups).map { range in
                guard let range else { return "-" }
                var view = String.UnicodeScalarView()
                view.append(contentsOf: scalars[range])
                return String(view)
            }
        }
    }

    @Test(
        arguments: [
            ("a|ab", "ab", ["a"]), ("(a|ab)(c|bcd)", "abcd", ["abcd", "a", "bcd"]),
            ("(a+)(b+)?", "aac", ["aa", "aa", "-"]),
            ("(a*)(a*)", "aa", ["aa", "aa", ""]), ("(a*?)(a*)", "aa", ["aa", "", "aa"]),
            ("(a)|(b)", "b", ["b", "-", "b"]),
            ("(?:(a)|b)*", "ab", ["ab", "a"]), ("(a|b)*", "ab", ["ab", "b"]), ("(|a)*", "aa", ["", ""]),
            ("(|a)+", "aa", ["", ""]), ("(a{2,3}?)(a*)", "aaaa", ["aaaa", "aa", "aa"]),
            ("(?U)(a+)(a*)", "aa", ["a", "a", ""]),
            ("(?U)a+?", "aa", ["aa"]), ("^(\\d+)-(?P<n>\\d+)$", "10-20", ["10-20", "10", "20"]),
            ("\\bb", "ab b", ["b"]),
            ("x*", "aaa", [""]), ("b+$", "abb", ["bb"]), ("(?m)^(\\w+)$", "a b\ncd\n", ["cd", "cd"]),
            ("é(.)", "aéü", ["éü", "ü"]),
            ("((a)(b)?)+", "aba", ["aba", "a", "a", "b"]), ("\\Qa.b\\E+", "a.bb", ["a.bb"]),
            ("[\\d-z]+", "1-z", ["1-z"]),
            ("\\141\\x62", "ab", ["ab"]), ("\\p{Lu}\\pN", "É5", ["É5"]), ("\\P{L}+", "ab12c", ["12"]),
            ("[^\\p{L}\\d]", "a1_", ["_"]), ("(?i)straSSE", "STRAſſE", ["STRAſſE"]),
            ("(?i)[k-l]+", "\u{212A}L", ["\u{212A}L"]),
            ("(?i)σ", "ς", ["ς"]), ("(?i)\\W", "k", nil), ("(?i)[^k]", "K", nil), ("(?-i)a", "A", nil),
            ("a\\z", "a\n", nil),
        ] as [(String, String, [String]?)]
    )
    func preferredMatch(_ pattern: String, _ text: String, _ expected: [String]?) throws {
        #expect(try match(pattern, text) == expected)
    }

    @Test(arguments: [
        ("(?P<a>x)(?P<a>y)", false), ("a**", false), ("a{2}{3}", false), ("(?-)", false), ("\\8", false),
        ("\\é", false),
        ("(?P<>a)", false), ("\\xZ", false), ("\\E", false), ("\\p{Klingon}", true),
        (String(repeating: "(", count: 300) + String(repeating: ")", count: 300), true), ("(\\w{1000}){1000}", true),
    ])
    func errorsTellWhatIsOnlyUnsupported(_ pattern: String, _ isUnsupported: Bool) {
        #expect { try CapturingRegex(pattern) } throws: { ($0 as? LinearRegexError)?.isUnsupported == isUnsupported }
    }

    @Test func searchIsGivenUp() throws {
        let text = Array(String(repeating: "a", count: 100_000).unicodeScalars)
        var work = CapturingRegex.workLimit
        let regex = try CapturingRegex("(a?){300}b")
        let match = regex.firstMatch(in: text, from: 0, work: &work)
        #expect(match == nil)
        #expect(work <= 0)
    }

    /// What no match begins with is passed over; a match is found where and whenever a search from each place finds it.
    @Test(arguments: [
        "(b+)c", "\\bx(y)?", "(?m)^b", "b$|^x", "(x|yy)z*", "(?:^|,)b", "[^a ]", "x?b", "(|y)", "b\\z", "(?i)É",
    ])
    func passingOverPlacesLosesNoMatch(_ pattern: String) throws {
        let regex = try CapturingRegex(pattern)
        for text in ["", "aaaa", "aaabc", "a xy", "aa\nb", "a,b", "yyz", "aab", "é aé", "a\u{1F511}x", "bbb"] {
            let scalars = Array(text.unicodeScalars)
            var work = CapturingRegex.workLimit
            let found = regex.firstMatch(in: scalars, from: 0, work: &work)
            let isFound = found != nil
            let isThere = try LinearRegex(pattern).matches(text)
            #expect(isFound == isThere && regex.matches(text) == isThere, "\(pattern) in \(text)")
            guard let found else { continue }
            // Searched from there on, it is found there; and nowhere between.
            var again = CapturingRegex.workLimit
            let second = regex.firstMatch(in: scalars, from: found.range.lowerBound, work: &again)
            #expect(second?.range == found.range && second?.groups == found.groups)
        }
    }
}
