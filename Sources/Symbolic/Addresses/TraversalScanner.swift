/// Reads the pieces of an address or a reference: names, dots and bracketed keys.
///
/// Both are written as HCL traversals: `module.a["x.y"].aws_s3_bucket.b[0].arn`; keys are quoted strings in which
/// dots and brackets mean nothing, `\` escapes, and `$${` and `%%{` stand for `${` and `%{`.
struct TraversalScanner {
    /// One piece of a traversal.
    enum Piece: Hashable {
        case name(String)
        case key(InstanceKey)
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    /// The pieces of a traversal; nil if the text is none.
    static func pieces(of text: String) -> [Piece]? {
        var text = text
        return text.withUTF8 { bytes in
            var scanner = TraversalScanner(bytes)
            return scanner.scan()
        }
    }

    /// The byte at the position; nil at the end.
    private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func take() -> UInt8? {
        guard let byte = current else { return nil }
        position += 1
        return byte
    }

    private func text(from start: Int) -> String {
        String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private mutating func scan() -> [Piece]? {
        var pieces: [Piece] = []
        pieces.reserveCapacity(6)
        while let byte = current {
            switch byte {
            case UInt8(ascii: "["):
                guard !pieces.isEmpty, let key = scanKey() else { return nil }
                pieces.append(.key(key))
            case UInt8(ascii: "."):
                guard !pieces.isEmpty else { return nil }
                position += 1
                guard let name = scanName() else { return nil }
                pieces.append(.name(name))
            default:
                guard pieces.isEmpty, let name = scanName() else { return nil }
                pieces.append(.name(name))
            }
        }
        return pieces.isEmpty ? nil : pieces
    }

    private mutating func scanName() -> String? {
        scanBytesOfName().map { String(decoding: $0, as: UTF8.self) }
    }

    private mutating func scanBytesOfName() -> UnsafeBufferPointer<UInt8>? {
        let start = position
        while position < bytes.count, bytes[position] != UInt8(ascii: "."), bytes[position] != UInt8(ascii: "[") {
            position += 1
        }
        return position > start ? UnsafeBufferPointer(rebasing: bytes[start..<position]) : nil
    }

    private mutating func scanKey() -> InstanceKey? {
        position += 1
        guard let first = current else { return nil }
        let key: InstanceKey
        if first == UInt8(ascii: "\"") {
            guard let text = scanQuoted() else { return nil }
            key = .key(text)
        } else {
            let start = position
            while let byte = current, byte != UInt8(ascii: "]") { position += 1 }
            guard let index = Int(text(from: start)) else { return nil }
            key = .index(index)
        }
        guard take() == UInt8(ascii: "]") else { return nil }
        return key
    }

    private mutating func scanQuoted() -> String? {
        position += 1
        let start = position
        while let byte = current, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte != UInt8(ascii: "{") {
            position += 1
        }
        if current == UInt8(ascii: "\"") {
            defer { position += 1 }
            return text(from: start)
        }
        var text = Array(bytes[start..<position])
        while let byte = take() {
            switch byte {
            case UInt8(ascii: "\""):
                return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"):
                guard let escaped = take() else { return nil }
                switch escaped {
                case UInt8(ascii: "n"): text.append(UInt8(ascii: "\n"))
                case UInt8(ascii: "r"): text.append(UInt8(ascii: "\r"))
                case UInt8(ascii: "t"): text.append(UInt8(ascii: "\t"))
                case UInt8(ascii: "u"): guard scanScalar(digits: 4, into: &text) else { return nil }
                case UInt8(ascii: "U"): guard scanScalar(digits: 8, into: &text) else { return nil }
                default: text.append(escaped)
                }
            case UInt8(ascii: "{"):
                if text.hasDoubledIntroducer { text.removeLast() }
                text.append(byte)
            default:
                text.append(byte)
            }
        }
        return nil
    }

    private mutating func scanScalar(digits: Int, into text: inout [UInt8]) -> Bool {
        guard bytes.count - position >= digits else { return false }
        let number = String(decoding: bytes[position..<(position + digits)], as: UTF8.self)
        guard let code = UInt32(number, radix: 16), let scalar = Unicode.Scalar(code) else { return false }
        position += digits
        text.append(contentsOf: String(Character(scalar)).utf8)
        return true
    }
}

extension [UInt8] {
    /// Whether the text ends with `$$` or `%%`.
    fileprivate var hasDoubledIntroducer: Bool {
        guard let last, last == UInt8(ascii: "$") || last == UInt8(ascii: "%") else { return false }
        return dropLast().last == last
    }
}

extension TraversalScanner {
    /// Whether the whole text was taken.
    var isAtEnd: Bool { position == bytes.count }

    /// Takes a name: the first one, or one behind a dot; nil where there is none.
    mutating func takeName() -> UnsafeBufferPointer<UInt8>? {
        if position > 0 {
            guard current == UInt8(ascii: ".") else { return nil }
            position += 1
        }
        return scanBytesOfName()
    }

    /// Takes a key, where one follows.
    ///
    /// - Returns: false where what follows begins like a key and is none.
    mutating func takeKey(_ key: inout InstanceKey?) -> Bool {
        guard current == UInt8(ascii: "[") else { return true }
        key = scanKey()
        return key != nil
    }
}

extension AttributePath.Step {
    init(_ piece: TraversalScanner.Piece) {
        switch piece {
        case .name(let name): self = .attribute(name)
        case .key(.index(let index)): self = .index(index)
        case .key(.key(let key)): self = .key(key)
        }
    }
}
