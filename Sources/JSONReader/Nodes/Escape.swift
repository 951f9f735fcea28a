/// One escape of a string (RFC 8259 §7): the character that it stands for and the bytes that it takes.
struct Escape {
    /// SUBSTITUTE (U+001A), for what is no escape.
    ///
    /// U+FFFD would take more bytes than there are. This one means nothing in a policy, and no JSON may hold it.
    private static let substitute = UInt32(0x1A)

    /// The character; SUBSTITUTE if the bytes are no escape, U+FFFD if they are no character.
    let scalar: UInt32
    /// How many bytes the escape takes, at least 1.
    let length: Int

    /// The escape at a backslash; reads no byte from `end` on.
    init(at cursor: UnsafePointer<UInt8>, end: UnsafePointer<UInt8>) {
        let rest = end - cursor
        guard rest >= 2 else {
            self.init(scalar: Escape.substitute, length: max(1, rest))
            return
        }
        switch cursor[1] {
        case Ascii.quote, Ascii.backslash, Ascii.slash: self.init(scalar: UInt32(cursor[1]), length: 2)
        case 0x62: self.init(scalar: 0x08, length: 2)
        case 0x66: self.init(scalar: 0x0C, length: 2)
        case 0x6E: self.init(scalar: 0x0A, length: 2)
        case 0x72: self.init(scalar: 0x0D, length: 2)
        case 0x74: self.init(scalar: 0x09, length: 2)
        case 0x75 where rest >= 6: self.init(unitAt: cursor, rest: rest)
        default: self.init(scalar: Escape.substitute, length: 2)
        }
    }

    private init(scalar: UInt32, length: Int) {
        self.scalar = scalar
        self.length = length
    }

    /// The escape `\uXXXX`, with the second half of a surrogate pair where it is a first half.
    private init(unitAt cursor: UnsafePointer<UInt8>, rest: Int) {
        let unit = hexadecimalUnit(cursor + 2) ?? 0xFFFD
        if unit & 0xFC00 == 0xD800, rest >= 12, cursor[6] == Ascii.backslash, cursor[7] == 0x75,
            let second = hexadecimalUnit(cursor + 8), second & 0xFC00 == 0xDC00
        {
            self.init(scalar: 0x10000 + (unit & 0x3FF) << 10 + second & 0x3FF, length: 12)
        } else {
            self.init(scalar: unit & 0xF800 == 0xD800 ? 0xFFFD : unit, length: 6)
        }
    }

    /// Writes the character in UTF-8 and returns the place after it.
    @inline(__always)
    func write(to memory: UnsafeMutablePointer<UInt8>) -> UnsafeMutablePointer<UInt8> {
        UTF8Writing.write(scalar, to: memory)
    }
}

/// Writing of single characters in UTF-8 (RFC 3629 §3).
enum UTF8Writing {
    /// Writes a scalar value, which is no surrogate, and returns the place after it.
    @inline(__always)
    static func write(_ scalar: UInt32, to memory: UnsafeMutablePointer<UInt8>) -> UnsafeMutablePointer<UInt8> {
        if scalar < 0x80 {
            memory[0] = UInt8(truncatingIfNeeded: scalar)
            return memory + 1
        }
        if scalar < 0x800 {
            memory[0] = UInt8(truncatingIfNeeded: 0xC0 | scalar &>> 6)
            memory[1] = continuation(scalar)
            return memory + 2
        }
        if scalar < 0x10000 {
            memory[0] = UInt8(truncatingIfNeeded: 0xE0 | scalar &>> 12)
            memory[1] = continuation(scalar &>> 6)
            memory[2] = continuation(scalar)
            return memory + 3
        }
        memory[0] = UInt8(truncatingIfNeeded: 0xF0 | scalar &>> 18)
        memory[1] = continuation(scalar &>> 12)
        memory[2] = continuation(scalar &>> 6)
        memory[3] = continuation(scalar)
        return memory + 4
    }

    @inline(__always)
    private static func continuation(_ bits: UInt32) -> UInt8 { UInt8(truncatingIfNeeded: 0x80 | bits & 0x3F) }
}
