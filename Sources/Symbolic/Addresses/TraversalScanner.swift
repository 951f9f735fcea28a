/// Reads the pieces of an address or a reference: names, dots and bracketed keys.
///
/// Both are written as HCL traversals: `module.a["x.y"].aws_s3_bucket.b[0].arn`; keys are quoted strings in which
/// dots and brackets mean nothing and `\` escapes.
struct TraversalScanner {
    /// One piece of a traversal.
    enum Piece: Hashable {
        case name(String)
        case key(InstanceKey)
    }

    private var bytes: Substring.UTF8View

    /// The pieces of a traversal; nil if the text is none.
    static func pieces(of text: String) -> [Piece]? {
        var scanner = TraversalScanner(bytes: Substring(text).utf8)
        return scanner.scan()
    }

    private mutating func scan() -> [Piece]? {
        var pieces: [Piece] = []
        while let byte = bytes.first {
            switch byte {
            case UInt8(ascii: "["):
                guard !pieces.isEmpty, let key = scanKey() else { return nil }
                pieces.append(.key(key))
            case UInt8(ascii: "."):
                guard !pieces.isEmpty else { return nil }
                bytes.removeFirst()
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
        let rest = bytes
        let end = rest.firstIndex { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "[") } ?? rest.endIndex
        guard end > rest.startIndex else { return nil }
        bytes = rest[end...]
        return String(Substring(rest[..<end]))
    }

    private mutating func scanKey() -> InstanceKey? {
        bytes.removeFirst()
        guard let first = bytes.first else { return nil }
        let key: InstanceKey
        if first == UInt8(ascii: "\"") {
            guard let text = scanQuoted() else { return nil }
            key = .key(text)
        } else {
            guard let end = bytes.firstIndex(of: UInt8(ascii: "]")) else { return nil }
            let text = String(Substring(bytes[..<end]))
            bytes = bytes[end...]
            guard let index = Int(text) else { return nil }
            key = .index(index)
        }
        guard bytes.first == UInt8(ascii: "]") else { return nil }
        bytes.removeFirst()
        return key
    }

    private mutating func scanQuoted() -> String? {
        bytes.removeFirst()
        var text: [UInt8] = []
        while let byte = bytes.popFirst() {
            switch byte {
            case UInt8(ascii: "\""):
                return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"):
                guard let escaped = bytes.popFirst() else { return nil }
                switch escaped {
                case UInt8(ascii: "n"): text.append(UInt8(ascii: "\n"))
                case UInt8(ascii: "r"): text.append(UInt8(ascii: "\r"))
                case UInt8(ascii: "t"): text.append(UInt8(ascii: "\t"))
                case UInt8(ascii: "u"): guard scanScalar(digits: 4, into: &text) else { return nil }
                case UInt8(ascii: "U"): guard scanScalar(digits: 8, into: &text) else { return nil }
                default: text.append(escaped)
                }
            default:
                text.append(byte)
            }
        }
        return nil
    }

    private mutating func scanScalar(digits: Int, into text: inout [UInt8]) -> Bool {
        let number = bytes.prefix(digits)
        guard number.count == digits, let code = UInt32(Substring(number), radix: 16), let scalar = Unicode.Scalar(code)
        else { return false }
        bytes.removeFirst(digits)
        text.append(contentsOf: String(Character(scalar)).utf8)
        return true
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
