/// The six parts of an ARN or of a pattern for ARNs, as ranges of its bytes.
enum ARNParts {
    /// Whether each part of the pattern matches the same part of the text; false where one has fewer than six.
    static func match(_ pattern: [UInt8], _ text: [UInt8]) -> Bool {
        let patternParts = ranges(pattern)
        let textParts = ranges(text)
        guard patternParts.count == 6, textParts.count == 6 else { return false }
        return zip(patternParts, textParts).allSatisfy { Glob.matches(pattern, $0, text, $1) }
    }

    /// The ranges between the first five colons; fewer than six where there are fewer colons.
    static func ranges(_ bytes: [UInt8]) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var start = 0
        for index in bytes.indices where bytes[index] == Glob.colon {
            ranges.append(start..<index)
            start = index + 1
            if ranges.count == 5 { break }
        }
        ranges.append(start..<bytes.count)
        return ranges
    }
}
