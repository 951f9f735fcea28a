/// Finds text whose aliases stand for so much that following them would need a large memory, or a long time.
///
/// An alias stands for an anchor that stands for aliases: a dozen lines are enough for billions of nodes. It has to be
/// found before the text is read, for aliases that are keys are followed by the reader to compare them.
enum YAMLExpansion {
    /// The alias at which a text stands for more bytes than the limit allows, at the worst.
    ///
    /// An alias is taken for all that stands between the first anchor of its name and itself, which is never less than
    /// its node. Whatever looks like an anchor or an alias is taken for one, in strings too.
    static func firstExcess(in text: String, limit: Int) -> YAMLNode.Position? {
        // Most texts have neither.
        guard text.utf8.contains(UInt8(ascii: "&")), text.utf8.contains(UInt8(ascii: "*")) else { return nil }
        let bytes = Array(text.utf8)
        var expanded = 0
        /// What stands before the first anchor of each name, expanded.
        var starts: [ArraySlice<UInt8>: Int] = [:]
        for (index, byte) in bytes.enumerated() {
            expanded += 1
            // No sign of YAML stands right behind itself, but `&&` of an expression does.
            guard byte == UInt8(ascii: "&") || byte == UInt8(ascii: "*"), index == 0 || bytes[index - 1] != byte
            else { continue }
            let name = bytes[(index + 1)...].prefix(while: isPartOfName)
            guard !name.isEmpty else { continue }
            if byte == UInt8(ascii: "&") {
                if starts[name] == nil { starts[name] = expanded - 1 }
            } else if let start = starts[name] {
                expanded += expanded - start
            }
            if expanded > limit { return position(of: index, in: bytes) }
        }
        return nil
    }

    /// Source: `IS_ALPHA` of libyaml, which names of anchors are made of.
    private static func isPartOfName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }

    private static func position(of index: Int, in bytes: [UInt8]) -> YAMLNode.Position {
        let before = bytes[..<index]
        let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        return YAMLNode.Position(
            line: before.count { $0 == UInt8(ascii: "\n") } + 1,
            // In scalars: what continues one is not counted.
            column: before[start...].count { $0 & 0xC0 != 0x80 } + 1
        )
    }
}
