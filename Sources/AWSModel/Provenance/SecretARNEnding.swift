/// What the last characters of a known ARN of a secret, or of its name in one, say of its being complete.
enum SecretARNEnding: Equatable {
    /// It ends in six characters as AWS draws them, after a dash.
    case suffix
    /// It ends in a dash and what is a part of many a name: a word of six letters or a number, as in `my-secret`.
    case unclear
    /// It is written without the suffix.
    case none

    init(of arn: String) {
        var arn = arn
        self = arn.withUTF8 { bytes in
            var colons = 0
            var name = bytes[...]
            while colons < 6, let colon = name.firstIndex(of: UInt8(ascii: ":")) {
                name = name[(colon + 1)...]
                colons += 1
            }
            guard let dash = name.lastIndex(of: UInt8(ascii: "-")), name.endIndex - dash == 7 else { return .none }
            let last = name[(dash + 1)...]
            guard last.allSatisfy(TokenScanner.isAlphanumeric) else { return .none }
            let (small, capital) = (UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"))
            let begins = last.first.map { small.contains($0) || capital.contains($0) } ?? false
            let isName =
                begins && (last.dropFirst().allSatisfy(small.contains) || last.allSatisfy(capital.contains))
                || last.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            return isName ? .unclear : .suffix
        }
    }
}
