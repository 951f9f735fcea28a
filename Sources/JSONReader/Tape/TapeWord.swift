/// What the tape holds of one value, in eight bytes.
///
/// From the lowest bit: 32 bits offset of the value's first byte, 3 bits kind, 1 bit flag, 28 bits payload.
///
/// | kind | flag | payload |
/// |---|---|---|
/// | bool | – | 1 for `true` |
/// | number | – | bytes of its text |
/// | string | it holds an escape | bytes between its quotes |
/// | array | – | words to the word after its last |
/// | object | a name is repeated | words to the word after its last |
///
/// An array's elements follow its word; of an object the name and the value of each member do.
@usableFromInline
struct TapeWord {
    /// The payload's largest value.
    @inline(__always) static var maximalPayload: Int { (1 << 28) - 1 }
    /// The offset's largest value.
    @inline(__always) static var maximalOffset: Int { Int(UInt32.max) }

    @usableFromInline let bits: UInt64

    @inline(__always)
    init(_ kind: JSONNode.Kind, at offset: Int, flag: Bool = false, payload: Int = 0) {
        let high = UInt64(truncatingIfNeeded: payload) &<< 36
        let middle = UInt64(kind.rawValue) &<< 32 | (flag ? 1 &<< 35 : 0)
        bits = high | middle | UInt64(truncatingIfNeeded: offset)
    }

    @inline(__always)
    private init(bits: UInt64) { self.bits = bits }

    @inlinable @inline(__always)
    var offset: Int { Int(truncatingIfNeeded: bits & 0xFFFF_FFFF) }

    @inlinable @inline(__always)
    var kind: JSONNode.Kind {
        switch bits &>> 32 & 7 {
        case 1: .bool
        case 2: .number
        case 3: .string
        case 4: .array
        case 5: .object
        default: .null
        }
    }

    @inlinable @inline(__always)
    var flag: Bool { bits & (1 &<< 35) != 0 }

    @inlinable @inline(__always)
    var payload: Int { Int(truncatingIfNeeded: bits &>> 36) }

    /// Whether the value is `true`: a payload of 1 above the kind of a boolean, and no flag.
    @inline(__always)
    var isTrue: Bool { bits &>> 32 == 1 &<< 4 | UInt64(JSONNode.Kind.bool.rawValue) }

    /// How many words the value takes, its parts included.
    @inlinable @inline(__always)
    var span: Int { bits & 4 &<< 32 != 0 ? payload : 1 }

    /// The word of an array or object, whose payload was 0, with what is known at its end.
    @inline(__always)
    func closed(span: Int, flag: Bool) -> TapeWord {
        TapeWord(bits: bits | UInt64(truncatingIfNeeded: span) &<< 36 | (flag ? 1 &<< 35 : 0))
    }

    /// The word of an array or object that has ended, with another number of words.
    func resized(to span: Int) -> TapeWord {
        let flag = span > 1 && flag
        return TapeWord(kind, at: offset, flag: flag, payload: span)
    }

    /// Whether this is a string without escapes of so many bytes.
    @inline(__always)
    func isPlain(length: Int) -> Bool {
        bits &>> 35 == UInt64(truncatingIfNeeded: length) &<< 1
    }
}
