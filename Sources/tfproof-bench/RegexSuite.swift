import RegularExpressions

/// Patterns that take other engines forever, against texts of growing length: `regex`.
///
/// A time that grows with the text and not with its square shows in the same figure on each line.
enum RegexSuite: Suite {
    static let name = "regex"
    static let needsFile = false

    private static let patterns = [
        "(a+)+$", "(a|a)*$", "(a*)*b", "^(([a-z])+.)+[A-Z]([a-z])+$", "(x+x+)+y", "(?i)(a+)+$", "(?m)(a+)+$",
        "\\b(a+)+\\b!", "a{500}b", "(.*)(.*)(.*)(.*)(.*)[0-9]", "\\p{Greek}+$", "^service-[0-9]+$",
    ]

    static func run(_ options: Options) throws {
        for pattern in patterns {
            let regex = try LinearRegex(pattern)
            let figures = [10_000, 100_000, 1_000_000].map { length in
                let text = String(repeating: "a", count: length) + "!"
                let statistics = Statistics(runs: 3) { _ = regex.matches(text) }
                return decimals(statistics.minimum * 1e9 / Double(length), 2)
            }
            print("\(figures.joined(separator: " / ")) ns a character for 10 kB / 100 kB / 1 MB: \(pattern)")
        }
        for pattern in ["(a+)+$", "(a|b)*?(a+)+b"] {
            let regex = try CapturingRegex(pattern)
            let figures = [1_000, 10_000, 100_000].map { length in
                let text = Array((String(repeating: "a", count: length) + "!").unicodeScalars)
                let statistics = Statistics(runs: 3) {
                    var work = Int.max
                    _ = regex.firstMatch(in: text, from: 0, work: &work)
                }
                return decimals(statistics.minimum * 1e9 / Double(length), 1)
            }
            print(
                "\(figures.joined(separator: " / ")) ns a character for 1 kB / 10 kB / 100 kB, with groups: \(pattern)"
            )
        }
    }
}
