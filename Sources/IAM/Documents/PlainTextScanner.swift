import Symbolic

/// Takes a JSON text apart whose strings are plain: ASCII without escapes and without `$`.
struct PlainTextScanner {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    /// Whether nothing but blanks is left.
    var isAtEnd: Bool { offsetOfNext == bytes.count }

    /// Where the next byte is that is no blank; the end of the text where there is none.
    var offsetOfNext: Int {
        var offset = position
        while offset < bytes.count, PlainTextScanner.isBlank(bytes[offset]) { offset += 1 }
        return offset
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
    }

    /// Takes a byte, where it is the next one.
    mutating func take(_ byte: UInt8) -> Bool {
        position = offsetOfNext
        guard position < bytes.count, bytes[position] == byte else { return false }
        position += 1
        return true
    }

    /// Takes a string; where its text lies, or nil for anything else and for one that is not plain.
    mutating func readString() -> Range<Int>? {
        guard take(UInt8(ascii: "\"")) else { return nil }
        let (start, bytes) = (position, bytes)
        var end = afterPlainLanes(from: start)
        while end < bytes.count, bytes[end] != PlainTextScanner.quote {
            let byte = bytes[end]
            guard byte &- 0x20 < 0x60, byte != PlainTextScanner.backslash, byte != PlainTextScanner.dollar else {
                return nil
            }
            end += 1
        }
        guard end < bytes.count else { return nil }
        position = end + 1
        return start..<end
    }

    private static let quote = UInt8(ascii: "\"")
    private static let backslash = UInt8(ascii: "\\")
    private static let dollar = UInt8(ascii: "$")

    /// Where the first eight bytes are of which one ends a plain string.
    private func afterPlainLanes(from start: Int) -> Int {
        let raw = UnsafeRawBufferPointer(bytes)
        var place = start
        while place + 8 <= raw.count {
            let lanes = raw.loadUnaligned(fromByteOffset: place, as: UInt64.self)
            guard Lanes.arePrintable(lanes), !Lanes.have(PlainTextScanner.quote, lanes),
                !Lanes.have(PlainTextScanner.backslash, lanes), !Lanes.have(PlainTextScanner.dollar, lanes)
            else { break }
            place += 8
        }
        return place
    }

    /// The text of a string.
    subscript(range: Range<Int>) -> String { String(decoding: bytes(of: range), as: UTF8.self) }

    /// The bytes of a string's text.
    func bytes(of range: Range<Int>) -> UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: bytes[range]) }

    /// Whether the text of a string is a name.
    func isName(_ range: Range<Int>, _ name: StaticString) -> Bool {
        isText(range, UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
    }

    /// Whether the text of a string is this one.
    func isText(_ range: Range<Int>, _ text: String) -> Bool {
        text.withBytes { isText(range, $0) }
    }

    private func isText(_ range: Range<Int>, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard range.count == text.count else { return false }
        for (place, byte) in zip(range, text) where bytes[place] != byte { return false }
        return true
    }
}
