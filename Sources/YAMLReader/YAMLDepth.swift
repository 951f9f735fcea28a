/// Finds text that nests so deep that reading it would need a deep stack.
enum YAMLDepth {
    /// Where more brackets are open, or more dashes stand before one value, than the limit allows.
    ///
    /// Brackets are counted in strings too; no text that people write has so many of them unclosed.
    static func firstExcess(in text: String, limit: Int) -> YAMLNode.Position? {
        var depth = 0
        var dashes = 0
        var line = 1
        var column = 0
        var previous: UInt8 = 0
        for byte in text.utf8 {
            column += 1
            defer { previous = byte }
            switch byte {
            case UInt8(ascii: "\n"):
                line += 1
                column = 0
                dashes = 0
            case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "]"), UInt8(ascii: "}"): depth = max(0, depth - 1)
            case UInt8(ascii: " "): dashes += previous == UInt8(ascii: "-") || previous == UInt8(ascii: "?") ? 1 : 0
            case UInt8(ascii: "-"), UInt8(ascii: "?"): break
            default: dashes = Int.min / 2
            }
            if depth > limit || dashes > limit || column > 65_536 {
                return YAMLNode.Position(line: line, column: column)
            }
        }
        return nil
    }
}
