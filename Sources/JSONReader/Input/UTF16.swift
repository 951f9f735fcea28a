/// How the bytes of a UTF-16 code unit follow each other.
enum ByteOrder {
    case littleEndian, bigEndian

    /// The order that a byte order mark at the start of a text tells; nil if there is none.
    init?(markOf text: JSONText) {
        switch text.prefix(2) {
        case [0xFF, 0xFE]: self = .littleEndian
        case [0xFE, 0xFF]: self = .bigEndian
        default: return nil
        }
    }

    /// The code unit of two bytes.
    @inline(__always)
    fileprivate func unit(_ first: UInt8, _ second: UInt8) -> UInt32 {
        switch self {
        case .littleEndian: UInt32(first) | UInt32(second) &<< 8
        case .bigEndian: UInt32(second) | UInt32(first) &<< 8
        }
    }
}

extension JSONText {
    /// Whether the text begins with a byte order mark in UTF-8.
    var hasByteOrderMark: Bool { prefix(3) == [0xEF, 0xBB, 0xBF] }

    /// The same text in UTF-8, without its byte order mark; lines and columns stay what they are.
    ///
    /// - Throws: `JSONError` at an odd byte or half of a surrogate pair (RFC 2781 §2.2).
    func transcoded(from order: ByteOrder) throws(JSONError) -> JSONText {
        try withBytes { (bytes) throws(JSONError) in
            try JSONText(capacity: bytes.count / 2 * 3) { (memory) throws(JSONError) in
                try transcode(bytes, order, to: memory)
            }
        }
    }
}

/// Writes UTF-16 with a byte order mark as UTF-8 without, and returns how many bytes that takes.
private func transcode(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ order: ByteOrder,
    to memory: UnsafeMutablePointer<UInt8>
) throws(JSONError) -> Int {
    var write = memory
    var place = 2
    while place < bytes.count {
        guard let (scalar, length) = scalar(at: place, in: bytes, order) else {
            let written = UnsafeBufferPointer(start: UnsafePointer(memory), count: write - memory)
            var lines = LineIndex()
            var error = JSONError(problem: .utf16, offset: place)
            error.position = lines.position(at: written.count, in: written)
            throw error
        }
        write = UTF8Writing.write(scalar, to: write)
        place += length
    }
    return write - memory
}

/// The character at a place and the bytes that it takes; nil if there is none.
@inline(__always)
private func scalar(
    at place: Int,
    in bytes: UnsafeBufferPointer<UInt8>,
    _ order: ByteOrder
) -> (scalar: UInt32, length: Int)? {
    guard place + 2 <= bytes.count else { return nil }
    let unit = order.unit(bytes[place], bytes[place + 1])
    guard unit & 0xF800 == 0xD800 else { return (unit, 2) }
    guard unit < 0xDC00, place + 4 <= bytes.count else { return nil }
    let second = order.unit(bytes[place + 2], bytes[place + 3])
    guard second & 0xFC00 == 0xDC00 else { return nil }
    return (0x10000 + (unit & 0x3FF) << 10 + second & 0x3FF, 4)
}
