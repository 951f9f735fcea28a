/// A text with `${ CEL }` in it, cut into literal text and expressions; `$${` stands for `${`.
package struct TemplateText {
    /// A piece of the text.
    package enum Part: Equatable {
        case literal(String)
        /// An expression with the UTF-8 offset at which it starts in the text.
        case expression(String, offset: Int)
    }

    package private(set) var parts: [Part] = []
    /// The UTF-8 offset of a `${` without its `}`; nil where there is none.
    package private(set) var unclosed: Int?

    /// Cuts a text.
    package init(_ text: String) {
        let bytes = Array(text.utf8)
        var literal: [UInt8] = []
        var position = 0
        while position < bytes.count {
            let isDollar = bytes[position] == UInt8(ascii: "$")
            if isDollar, bytes.starts(with: "$${".utf8, at: position) {
                literal += Array("${".utf8)
                position += 3
            } else if isDollar, bytes.starts(with: "${".utf8, at: position) {
                guard let end = TemplateText.end(of: bytes, from: position + 2) else {
                    unclosed = position
                    return
                }
                flush(&literal)
                let expression = String(decoding: bytes[(position + 2)..<end], as: UTF8.self)
                parts.append(.expression(expression, offset: position + 2))
                position = end + 1
            } else {
                let end = bytes[(position + 1)...].firstIndex(of: UInt8(ascii: "$")) ?? bytes.count
                literal += bytes[position..<end]
                position = end
            }
        }
        flush(&literal)
    }

    private mutating func flush(_ literal: inout [UInt8]) {
        guard !literal.isEmpty else { return }
        parts.append(.literal(String(decoding: literal, as: UTF8.self)))
        literal = []
    }

    /// The offset of the `}` that closes an expression: braces in it are counted, those in strings are not.
    private static func end(of bytes: [UInt8], from start: Int) -> Int? {
        var depth = 0
        var position = start
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "}") where depth == 0: return position
            case UInt8(ascii: "}"): depth -= 1
            case UInt8(ascii: "'"), UInt8(ascii: "\""):
                position = skipString(bytes, from: position, raw: isRaw(bytes, before: position, from: start))
                continue
            default: break
            }
            position += 1
        }
        return nil
    }

    /// Whether an `r` that is no part of a name stands before the quote.
    private static func isRaw(_ bytes: [UInt8], before quote: Int, from start: Int) -> Bool {
        guard quote > start, bytes[quote - 1] | 0x20 == UInt8(ascii: "r") else { return false }
        guard quote - 1 > start else { return true }
        let before = bytes[quote - 2] | 0x20
        return !(97...122).contains(before) && !(48...57).contains(bytes[quote - 2]) && bytes[quote - 2] != 0x5F
    }

    /// The offset behind the string that starts at a quote.
    private static func skipString(_ bytes: [UInt8], from start: Int, raw: Bool) -> Int {
        let quote = bytes[start]
        let triple = bytes.starts(with: [quote, quote, quote], at: start)
        let closing = triple ? [quote, quote, quote] : [quote]
        var position = start + closing.count
        while position < bytes.count {
            if bytes[position] == UInt8(ascii: "\\"), !raw {
                position += 2
            } else if bytes.starts(with: closing, at: position) {
                return position + closing.count
            } else {
                position += 1
            }
        }
        return bytes.count
    }
}

extension Array<UInt8> {
    fileprivate func starts(with other: some Collection<UInt8>, at position: Int) -> Bool {
        position + other.count <= count && self[position...].starts(with: other)
    }
}
