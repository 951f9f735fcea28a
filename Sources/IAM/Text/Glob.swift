import Symbolic

/// Matching of wholly known texts: `*` is any run of characters, `?` exactly one.
enum Glob {
    /// Whether the pattern matches the whole text; compares bytes, a `?` takes a whole character of UTF-8.
    static func matches(_ pattern: borrowing [UInt8], _ text: borrowing [UInt8]) -> Bool {
        matches(pattern, 0..<pattern.count, text, 0..<text.count)
    }

    /// Whether a part of the pattern matches a part of the text.
    static func matches(
        _ pattern: borrowing [UInt8],
        _ patternRange: Range<Int>,
        _ text: borrowing [UInt8],
        _ textRange: Range<Int>
    ) -> Bool {
        pattern.withUnsafeBufferPointer { pattern in
            text.withUnsafeBufferPointer { text in
                matches(
                    UnsafeBufferPointer(rebasing: pattern[patternRange]),
                    UnsafeBufferPointer(rebasing: text[textRange])
                )
            }
        }
    }

    /// Whether the pattern matches the whole text.
    static func matches(_ pattern: String, _ text: String) -> Bool {
        pattern.withBytes { pattern in text.withBytes { matches(pattern, $0) } }
    }

    /// Whether the pattern matches the whole text.
    static func matches(_ pattern: UnsafeBufferPointer<UInt8>, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
        matches(pattern, text) { $0 }
    }

    /// Greedy matching that falls back to the last `*`: linear but for repeated near misses, and without memory.
    ///
    /// - Parameters:
    ///   - pattern: The pattern.
    ///   - text: The whole text.
    ///   - fold: What bytes are made of before they are compared.
    /// - Returns: Whether the pattern matches.
    @inline(__always)
    static func matches(
        _ pattern: UnsafeBufferPointer<UInt8>,
        _ text: UnsafeBufferPointer<UInt8>,
        _ fold: (UInt8) -> UInt8
    ) -> Bool {
        var place = 0
        var position = 0
        var starPlace = -1
        var starPosition = 0
        while position < text.count {
            if place < pattern.count, pattern[place] == star {
                starPlace = place
                starPosition = position
                place += 1
            } else if place < pattern.count, pattern[place] == questionMark {
                place += 1
                position = afterCharacter(at: position, in: text)
            } else if place < pattern.count, fold(pattern[place]) == fold(text[position]) {
                place += 1
                position += 1
            } else if starPlace >= 0 {
                starPosition += 1
                place = starPlace + 1
                position = starPosition
            } else {
                return false
            }
        }
        while place < pattern.count, pattern[place] == star { place += 1 }
        return place == pattern.count
    }

    private static func afterCharacter(at position: Int, in text: UnsafeBufferPointer<UInt8>) -> Int {
        var next = position + 1
        while next < text.count, text[next] & 0xC0 == 0x80 { next += 1 }
        return next
    }

    static let star = UInt8(ascii: "*")
    static let questionMark = UInt8(ascii: "?")
    static let colon = UInt8(ascii: ":")
    static let slash = UInt8(ascii: "/")

    /// The bytes with ASCII capitals made small.
    static func lowercased(_ text: String) -> [UInt8] {
        text.withBytes { bytes in
            [UInt8](unsafeUninitializedCapacity: bytes.count) { small, count in
                for place in bytes.indices { small[place] = lowercased(bytes[place]) }
                count = bytes.count
            }
        }
    }

    /// The byte, a small letter where it is an ASCII capital.
    static func lowercased(_ byte: UInt8) -> UInt8 {
        isCapital(byte) ? byte | 0x20 : byte
    }

    /// Whether the byte is an ASCII capital.
    static func isCapital(_ byte: UInt8) -> Bool {
        byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
    }
}
