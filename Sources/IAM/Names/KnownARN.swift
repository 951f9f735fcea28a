import Symbolic

/// An ARN that is wholly known, taken apart where it lies: at its first five colons.
package struct KnownARN: Sendable {
    /// A part between colons, or behind the last of them.
    package enum Part: Int, Sendable {
        case partition, service, region, account, resource
    }

    package let text: String
    /// Where the first five colons are, in bytes.
    private let colons: SIMD8<UInt32>

    /// Reads a text; nil where it does not begin with `arn:`, or has fewer than six parts.
    package init?(_ text: String) {
        guard let colons = text.withBytes(KnownARN.colons) else { return nil }
        self.text = text
        self.colons = colons
    }

    private static func colons(in bytes: UnsafeBufferPointer<UInt8>) -> SIMD8<UInt32>? {
        guard bytes.count > 4, bytes[0] == UInt8(ascii: "a"), bytes[1] == UInt8(ascii: "r"),
            bytes[2] == UInt8(ascii: "n"), bytes[3] == Glob.colon, bytes.count < Int(UInt32.max)
        else { return nil }
        var colons = SIMD8<UInt32>()
        colons[0] = 3
        var found = 1
        for place in 4..<bytes.count where bytes[place] == Glob.colon {
            colons[found] = UInt32(truncatingIfNeeded: place)
            found += 1
            if found == 5 { return colons }
        }
        return nil
    }

    /// Where a part lies, in bytes.
    private func range(of part: Part, in count: Int) -> Range<Int> {
        let start = Int(colons[part.rawValue]) + 1
        return start..<(part == .resource ? count : Int(colons[part.rawValue + 1]))
    }

    /// A part.
    package subscript(part: Part) -> String {
        text.withBytes { bytes in
            String(decoding: UnsafeBufferPointer(rebasing: bytes[range(of: part, in: bytes.count)]), as: UTF8.self)
        }
    }

    /// The place of a part among some texts; nil where it is none of them.
    package func index(of part: Part, among texts: [String]) -> Int? {
        text.withBytes { bytes in
            let part = UnsafeBufferPointer(rebasing: bytes[range(of: part, in: bytes.count)])
            for place in texts.indices where part.spells(texts[place]) { return place }
            return nil
        }
    }

    /// Whether a part is this text.
    package func has(_ part: Part, _ other: String) -> Bool {
        range(of: part, in: text.utf8.count).count == other.utf8.count && begins(part, with: other)
    }

    /// Whether a part begins with this text.
    package func begins(_ part: Part, with other: String) -> Bool {
        text.withBytes { bytes in
            let part = UnsafeBufferPointer(rebasing: bytes[range(of: part, in: bytes.count)])
            return other.withBytes { other in
                guard other.count <= part.count else { return false }
                for place in other.indices where part[place] != other[place] { return false }
                return true
            }
        }
    }

    /// Whether a part is empty.
    package func isEmpty(_ part: Part) -> Bool {
        range(of: part, in: text.utf8.count).isEmpty
    }

    /// The text up to a part, with the colon before it.
    package func head(before part: Part) -> String {
        text.withBytes { bytes in
            String(decoding: bytes[..<range(of: part, in: bytes.count).lowerBound], as: UTF8.self)
        }
    }
}
