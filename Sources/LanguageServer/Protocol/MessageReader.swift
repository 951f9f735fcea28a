/// Cuts a stream of bytes into messages (LSP 3.17, "Base Protocol").
package struct MessageReader {
    /// What was found in the stream.
    package enum Item: Equatable, Sendable {
        /// The content of a message.
        case content([UInt8])
        /// A head without a length that can be used; it is passed over.
        case malformed
    }

    /// The largest message that is taken, in bytes; a larger one is passed over.
    private static let contentLimit = 16 << 20
    /// The longest head that is waited for, in bytes.
    private static let headLimit = 4_096

    private var bytes: [UInt8] = []
    /// What of a message that is too large has still to come.
    private var passedOver = 0

    package init() {}

    /// Takes what was read from the stream.
    package mutating func append(_ more: some Sequence<UInt8>) {
        bytes += more
    }

    /// The next message; nil where it has not come yet as a whole.
    package mutating func next() -> Item? {
        if passedOver > 0 {
            let count = min(passedOver, bytes.count)
            bytes.removeFirst(count)
            passedOver -= count
            if passedOver > 0 { return nil }
        }
        guard let end = endOfHead() else {
            guard bytes.count > MessageReader.headLimit else { return nil }
            bytes = []
            return .malformed
        }
        guard let length = MessageReader.length(in: bytes[..<end]) else {
            bytes.removeFirst(end)
            return .malformed
        }
        guard length <= MessageReader.contentLimit else {
            bytes.removeFirst(end)
            passedOver = length
            return .malformed
        }
        guard bytes.count - end >= length else { return nil }
        let content = Array(bytes[end..<(end + length)])
        bytes.removeFirst(end + length)
        return .content(content)
    }

    /// The offset behind the empty line that ends the head.
    private func endOfHead() -> Int? {
        let mark = Array("\r\n\r\n".utf8)
        let limit = min(bytes.count, MessageReader.headLimit)
        guard limit >= mark.count else { return nil }
        for start in 0...(limit - mark.count) where bytes[start..<(start + mark.count)].elementsEqual(mark) {
            return start + mark.count
        }
        return nil
    }

    /// The `Content-Length`; names of header fields are written in any case.
    private static func length(in head: ArraySlice<UInt8>) -> Int? {
        for line in String(decoding: head, as: UTF8.self).split(whereSeparator: \.isNewline) {
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2, parts[0].lowercased() == "content-length" else { continue }
            let digits = parts[1].filter { $0 != " " }
            guard let length = Int(digits), length >= 0 else { return nil }
            return length
        }
        return nil
    }
}
