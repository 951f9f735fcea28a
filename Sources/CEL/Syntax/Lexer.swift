/// Splits an expression into tokens.
struct Lexer {
    private let bytes: [UInt8]
    private var position = 0
    private(set) var diagnostics: [CELDiagnostic] = []
    /// Whether something was skipped, so that what the parser says of the rest means nothing.
    private(set) var isTorn = false

    init(_ source: String) {
        bytes = Array(source.utf8)
    }

    /// All tokens, the end included; what is no token is reported and skipped.
    mutating func tokens() -> [Token] {
        var tokens: [Token] = []
        while let token = next() { tokens.append(token) }
        tokens.append(Token(kind: .end, range: bytes.count..<bytes.count))
        return tokens
    }

    private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

    private func byte(_ ahead: Int) -> UInt8? {
        position + ahead < bytes.count ? bytes[position + ahead] : nil
    }

    private mutating func next() -> Token? {
        skipBlanks()
        guard let byte = current else { return nil }
        let start = position
        if isLetter(byte) {
            if let literal = prefixedString() { return literal }
            while let next = current, isLetter(next) || isDigit(next) { position += 1 }
            return token(.identifier(text(start..<position)), from: start)
        }
        if isDigit(byte) || (byte == UInt8(ascii: ".") && self.byte(1).map(isDigit) == true) { return number() }
        if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
            return string(from: start, raw: false, bytes: false)
        }
        if byte == UInt8(ascii: "`") { return quotedField() }
        return symbol()
    }

    private mutating func skipBlanks() {
        while let byte = current {
            switch byte {
            case 0x20, 0x09, 0x0A, 0x0D, 0x0C: position += 1
            case UInt8(ascii: "/") where self.byte(1) == UInt8(ascii: "/"):
                while let next = current, next != 0x0A { _ = next; position += 1 }
            default: return
            }
        }
    }

    private func token(_ kind: Token.Kind, from start: Int) -> Token {
        Token(kind: kind, range: start..<position)
    }

    private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    private mutating func symbol() -> Token? {
        let start = position
        let length = symbolLength
        if length > 0 {
            position += length
            return token(.symbol(text(start..<position)), from: start)
        }
        position += 1
        while let next = current, next & 0xC0 == 0x80 { _ = next; position += 1 }
        let found = text(start..<position)
        switch found {
        case "=":
            report("expected `==`, found `=`", start, hint: "CEL compares with `==`", replacement: "==")
            return token(.symbol("=="), from: start)
        case "&", "|":
            let symbol = found + found
            report(
                "expected `\(symbol)`, found `\(found)`",
                start,
                hint: "CEL has no bitwise operators",
                replacement: symbol
            )
            return token(.symbol(symbol), from: start)
        default: report("unexpected character", start)
        }
        return next()
    }

    /// How many characters of a symbol stand here: two if they can be taken together; none where there is no symbol.
    private var symbolLength: Int {
        guard let first = current else { return 0 }
        let next = byte(1)
        switch first {
        case UInt8(ascii: "="), UInt8(ascii: "&"), UInt8(ascii: "|"): return next == first ? 2 : 0
        case UInt8(ascii: "!"), UInt8(ascii: "<"), UInt8(ascii: ">"): return next == UInt8(ascii: "=") ? 2 : 1
        default: return Lexer.symbols.contains(first) ? 1 : 0
        }
    }

    /// The symbols of one character that are part of no longer one.
    private static let symbols = Array("()[]{}.,:?+-*/%".utf8)

    private mutating func report(_ message: String, _ start: Int, hint: String? = nil, replacement: String? = nil) {
        let range = start..<max(position, start + 1)
        // What stands for a sign that was nearly right can be read on; anything else leaves the rest in the dark.
        if replacement == nil { isTorn = true }
        diagnostics.append(
            CELDiagnostic(
                message: message,
                range: range,
                hint: hint,
                code: "R0003",
                edit: replacement.map { CELDiagnostic.Edit(range: range, text: $0) }
            )
        )
    }

    private mutating func quotedField() -> Token? {
        let start = position
        position += 1
        while let byte = current, byte != UInt8(ascii: "`"), byte != 0x0A { position += 1 }
        guard current == UInt8(ascii: "`") else {
            report("a field name in backticks does not end", start)
            return next()
        }
        position += 1
        return token(.quotedField(text((start + 1)..<(position - 1))), from: start)
    }

    private mutating func number() -> Token? {
        let start = position
        if current == UInt8(ascii: "0"), let x = byte(1), x | 0x20 == UInt8(ascii: "x") {
            position += 2
            let digits = position
            while let next = current, isHex(next) { _ = next; position += 1 }
            return integer(text(digits..<position), radix: 16, from: start)
        }
        while let next = current, isDigit(next) { _ = next; position += 1 }
        var isDouble = false
        if current == UInt8(ascii: "."), byte(1).map(isDigit) == true {
            isDouble = true
            position += 1
            while let next = current, isDigit(next) { _ = next; position += 1 }
        }
        if let e = current, e | 0x20 == UInt8(ascii: "e") {
            let sign = byte(1) == UInt8(ascii: "+") || byte(1) == UInt8(ascii: "-") ? 2 : 1
            if byte(sign).map(isDigit) == true {
                isDouble = true
                position += sign
                while let next = current, isDigit(next) { _ = next; position += 1 }
            }
        }
        guard isDouble else { return integer(text(start..<position), radix: 10, from: start) }
        return token(.double(Double(text(start..<position)) ?? .infinity), from: start)
    }

    private mutating func integer(_ digits: String, radix: Int, from start: Int) -> Token? {
        let isUnsigned = current.map { $0 | 0x20 == UInt8(ascii: "u") } == true
        if isUnsigned { position += 1 }
        guard let value = UInt64(digits, radix: radix) else {
            report("the number is too large or has no digits", start)
            return token(.int(0), from: start)
        }
        return token(isUnsigned ? .uint(value) : .int(value), from: start)
    }

    /// A string with a prefix of `r` and `b`, in either order and case.
    private mutating func prefixedString() -> Token? {
        var raw = false
        var isBytes = false
        var length = 0
        while length < 2, let next = byte(length) {
            let lower = next | 0x20
            if lower == UInt8(ascii: "r"), !raw {
                raw = true
            } else if lower == UInt8(ascii: "b"), !isBytes {
                isBytes = true
            } else {
                break
            }
            length += 1
        }
        guard length > 0, let quote = byte(length), quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
            return nil
        }
        let start = position
        position += length
        return string(from: start, raw: raw, bytes: isBytes)
    }

    private mutating func string(from start: Int, raw: Bool, bytes isBytes: Bool) -> Token? {
        let quote = bytes[position]
        let isTriple = byte(1) == quote && byte(2) == quote
        position += isTriple ? 3 : 1
        var content: [UInt8] = []
        while let next = current {
            if next == quote, !isTriple || (byte(1) == quote && byte(2) == quote) {
                position += isTriple ? 3 : 1
                return finish(content, isBytes: isBytes, from: start)
            }
            if !isTriple && (next == 0x0A || next == 0x0D) { break }
            if next == UInt8(ascii: "\\") && !raw {
                let at = position
                position += 1
                if !EscapeSequence.read(bytes, &position, into: &content, isBytes: isBytes) {
                    report("unknown escape sequence in a string", at)
                }
            } else {
                content.append(next)
                position += 1
            }
        }
        report("the string does not end", start)
        return finish(content, isBytes: isBytes, from: start)
    }

    private mutating func finish(_ content: [UInt8], isBytes: Bool, from start: Int) -> Token {
        token(isBytes ? .bytes(content) : .string(String(decoding: content, as: UTF8.self)), from: start)
    }

    private func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) && byte >= 0x41 || byte == UInt8(ascii: "_")
    }

    private func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    private func isHex(_ byte: UInt8) -> Bool {
        isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte | 0x20)
    }
}
