#if arch(x86_64)
import CVectors
#endif

/// The byte that a scan has come to.
///
/// A zero byte after the text ends every scan.
typealias Cursor = UnsafePointer<UInt8>

/// The first byte that is no blank; a function of its own, for most texts have no blanks between their values.
@inline(never)
func afterBlanks(_ start: Cursor) -> Cursor {
    var cursor = start
    while cursor.pointee <= Ascii.space && Ascii.isBlank(cursor.pointee) { cursor += 1 }
    return cursor
}

/// The first byte of a string's inside that is not plain ASCII text.
@inline(__always)
func afterPlainText(_ start: Cursor) -> Cursor {
    var cursor = start
    while true {
        #if arch(x86_64)
        let marks = tfproof_special_bytes(cursor)
        if marks != 0 { return cursor + marks.trailingZeroBitCount }
        cursor += 16
        #else
        let marks = Lanes.special(Lanes.load(cursor))
        if marks != 0 { return cursor + Lanes.first(marks) }
        cursor += 8
        #endif
    }
}

/// The first byte of a string's inside that is neither plain ASCII text nor an escape of two bytes; `escaped` is set
/// where such an escape was met.
@inline(__always)
func afterTextAndShortEscapes(_ start: Cursor, escaped: inout Bool) -> Cursor {
    var cursor = start
    #if arch(x86_64)
    // Texts in texts have an escape every few bytes: all those of sixteen bytes are passed without loading them again.
    while true {
        var marks = tfproof_special_bytes(cursor)
        var next = cursor + 16
        while marks != 0 {
            let place = marks.trailingZeroBitCount
            let byte = cursor + place
            guard byte.pointee == Ascii.backslash, isShortEscape(byte[1]) else { return byte }
            escaped = true
            // The byte behind the backslash is passed, too, which may be the first of the next sixteen.
            if place == 15 { next += 1 }
            marks &= ~(3 &<< UInt32(truncatingIfNeeded: place))
        }
        cursor = next
    }
    #else
    while true {
        cursor = afterPlainText(cursor)
        guard cursor.pointee == Ascii.backslash, isShortEscape(cursor[1]) else { return cursor }
        escaped = true
        cursor += 2
    }
    #endif
}

/// Whether a byte behind a backslash makes an escape of two bytes (RFC 8259 §7).
@inline(__always)
private func isShortEscape(_ byte: UInt8) -> Bool {
    switch byte {
    case Ascii.quote, Ascii.backslash, Ascii.slash, 0x62, 0x66, 0x6E, 0x72, 0x74: true
    default: false
    }
}

/// Where a scan ended, and what was wrong there.
struct ScanEnd {
    var cursor: Cursor
    var problem: JSONError.Problem?
    /// Whether an escape was met.
    var escaped = false
    /// Whether no other characters than ASCII were met.
    var isASCII = true
}

/// The end of a string that has escapes or other characters than ASCII, from the first of them.
@inline(never)
func scanRichText(_ start: Cursor) -> ScanEnd {
    var cursor = start
    var escaped = false
    var isASCII = true
    while true {
        cursor = afterTextAndShortEscapes(cursor, escaped: &escaped)
        let byte = cursor.pointee
        if byte == Ascii.quote { return ScanEnd(cursor: cursor, escaped: escaped, isASCII: isASCII) }
        let length: Int
        if byte == Ascii.backslash {
            escaped = true
            length = unicodeEscapeLength(cursor)
            if length <= 0 { return ScanEnd(cursor: cursor, problem: length < 0 ? .surrogate : .escape) }
        } else if byte >= 0x80 {
            isASCII = false
            length = utf8Length(cursor)
            if length == 0 { return ScanEnd(cursor: cursor, problem: .utf8) }
        } else {
            return ScanEnd(cursor: cursor, problem: .controlCharacter)
        }
        cursor += length
    }
}

/// The length of the escape of a character's number at a backslash; 0 if it is none, -1 if it is half of a surrogate pair.
///
/// RFC 8259 §8.2 leaves a lone surrogate to the reader; it stands for no character, Go never writes one, and so it is
/// refused.
@inline(__always)
private func unicodeEscapeLength(_ cursor: Cursor) -> Int {
    guard cursor[1] == 0x75, let unit = hexadecimalUnit(cursor + 2) else { return 0 }
    guard unit & 0xF800 == 0xD800 else { return 6 }
    guard unit < 0xDC00, cursor[6] == Ascii.backslash, cursor[7] == 0x75 else { return -1 }
    guard let second = hexadecimalUnit(cursor + 8), second & 0xFC00 == 0xDC00 else { return -1 }
    return 12
}

/// The value of four hexadecimal digits; reads no byte after one that is none.
@inline(__always)
func hexadecimalUnit(_ cursor: Cursor) -> UInt32? {
    var unit: UInt32 = 0
    for place in 0..<4 {
        guard let digit = Ascii.hexadecimal(cursor[place]) else { return nil }
        unit = unit &<< 4 | digit
    }
    return unit
}

/// The length of the character at a byte above 0x7F; 0 if it is not UTF-8 (RFC 3629 §4).
@inline(__always)
private func utf8Length(_ cursor: Cursor) -> Int {
    let lead = cursor[0]
    let second = cursor[1]
    switch lead {
    case 0xC2...0xDF:
        return isContinuation(second) ? 2 : 0
    case 0xE0...0xEF:
        let allowed: Bool =
            switch lead {
            case 0xE0: 0xA0...0xBF ~= second
            case 0xED: 0x80...0x9F ~= second
            default: isContinuation(second)
            }
        return allowed && isContinuation(cursor[2]) ? 3 : 0
    case 0xF0...0xF4:
        let allowed: Bool =
            switch lead {
            case 0xF0: 0x90...0xBF ~= second
            case 0xF4: 0x80...0x8F ~= second
            default: isContinuation(second)
            }
        return allowed && isContinuation(cursor[2]) && isContinuation(cursor[3]) ? 4 : 0
    default:
        return 0
    }
}

@inline(__always)
private func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }

/// The end of a number (RFC 8259 §6) that begins here; nil if there is none.
@inline(__always)
func afterNumber(_ start: Cursor) -> Cursor? {
    var cursor = start
    if cursor.pointee == Ascii.minus { cursor += 1 }
    if cursor.pointee == Ascii.zero {
        cursor += 1
        if Ascii.isDigit(cursor.pointee) { return nil }
    } else {
        guard Ascii.isDigit(cursor.pointee) else { return nil }
        cursor = afterDigits(cursor)
    }
    if cursor.pointee == Ascii.point {
        cursor += 1
        guard Ascii.isDigit(cursor.pointee) else { return nil }
        cursor = afterDigits(cursor)
    }
    if cursor.pointee | 0x20 == 0x65 {
        cursor += 1
        if cursor.pointee == Ascii.plus || cursor.pointee == Ascii.minus { cursor += 1 }
        guard Ascii.isDigit(cursor.pointee) else { return nil }
        cursor = afterDigits(cursor)
    }
    return cursor
}

@inline(__always)
private func afterDigits(_ start: Cursor) -> Cursor {
    var cursor = start
    while Ascii.isDigit(cursor.pointee) { cursor += 1 }
    return cursor
}
