/// Cuts configuration text into tokens, in time linear to its length; never fails, errors are tokens of their own.
///
/// Templates nest: a quoted string may hold an interpolation, which may hold a heredoc, and so on. A stack of modes
/// says what the lexer is within. Source: HCL native syntax specification; details as Terraform 1.11.4 reads them.
struct Lexer {
    /// What the lexer is within.
    enum Mode {
        /// Expressions and blocks; counts the braces that are open within.
        case normal(braces: Int)
        case quoted
        case heredoc(Heredoc)
        /// A template that is a whole text of its own.
        case bare
    }

    /// A heredoc under way.
    struct Heredoc {
        var marker: Range<Int>
        /// Whether nothing of the current line is read yet, so that it may be the marker.
        var isAtLineStart = true
    }

    /// The largest text that is read: offsets are kept in 32 bits.
    static let sizeLimit = 1 << 28

    let bytes: [UInt8]
    var position = 0
    var tokens: [Token] = []
    var modes: [Mode]
    /// Whether it is known that no `*/` follows.
    var lacksCommentEnd = false

    private init(_ bytes: [UInt8], mode: Mode) {
        self.bytes = bytes
        modes = [mode]
        tokens.reserveCapacity(bytes.count / 4 + 8)
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    }

    /// The tokens of a configuration file or an expression; the last one is the end.
    static func tokens(of bytes: [UInt8]) -> [Token] {
        var lexer = Lexer(bytes, mode: .normal(braces: 0))
        return lexer.scan()
    }

    /// The tokens of a template without quotes around it.
    static func tokens(ofTemplate bytes: [UInt8]) -> [Token] {
        var lexer = Lexer(bytes, mode: .bare)
        return lexer.scan()
    }

    private mutating func scan() -> [Token] {
        guard bytes.count <= Lexer.sizeLimit else {
            return [Token(.invalid, 0..<1), Token(.end, bytes.count..<bytes.count)]
        }
        while position < bytes.count {
            switch modes.last {
            case .normal(let braces): scanNormal(braces: braces)
            case .quoted: scanQuoted()
            case .heredoc(let heredoc): scanHeredoc(heredoc)
            case .bare, nil: scanBare()
            }
        }
        tokens.append(Token(.end, bytes.count..<bytes.count))
        return tokens
    }
}

extension Lexer {
    /// The byte at a distance from the current position; 0 beyond the end.
    func peek(_ distance: Int = 0) -> UInt8 {
        let index = position + distance
        return index < bytes.count ? bytes[index] : 0
    }

    /// Whether these bytes come next.
    func startsWith(_ text: StaticString) -> Bool {
        guard position + text.utf8CodeUnitCount <= bytes.count else { return false }
        for offset in 0..<text.utf8CodeUnitCount where bytes[position + offset] != text.utf8Start[offset] {
            return false
        }
        return true
    }

    /// Adds a token of so many bytes from the current position, and goes on after it.
    mutating func emit(_ kind: Token.Kind, length: Int) {
        tokens.append(Token(kind, position..<position + length))
        position += length
    }

    mutating func enter(_ mode: Mode) { modes.append(mode) }

    mutating func leaveMode() {
        if modes.count > 1 { modes.removeLast() }
    }

    /// The number of bytes of the UTF-8 scalar at an index; nil if the bytes are not UTF-8 (RFC 3629).
    func scalarLength(at index: Int) -> Int? {
        let byte = bytes[index]
        if byte < 0x80 { return 1 }
        let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
        guard index + length <= bytes.count, scalar(at: index, length: length) != nil else { return nil }
        return length
    }

    /// The scalar that so many bytes stand for.
    func scalar(at index: Int, length: Int) -> Unicode.Scalar? {
        var decoder = UTF8()
        var iterator = bytes[index..<index + length].makeIterator()
        guard case .scalarValue(let scalar) = decoder.decode(&iterator), UTF8.width(scalar) == length else {
            return nil
        }
        return scalar
    }
}
