/// Why a text is not JSON, and where; it never quotes the text, which may hold secrets.
package struct JSONError: Error, Hashable, Sendable {
    /// What can be wrong with a text.
    package enum Problem: UInt8, Hashable, Sendable {
        /// The text ends before its value does; an empty text is one of these.
        case truncated
        /// A byte where a value must stand, or a misspelt `true`, `false` or `null`.
        case value
        /// A byte where an object's member name must stand.
        case name
        /// A byte where the `:` after a member name must stand.
        case colon
        /// A byte where `,` or `}` must stand.
        case memberEnd
        /// A byte where `,` or `]` must stand.
        case elementEnd
        /// A number that RFC 8259 §6 does not know: leading zeros, no digit after a point, sign or exponent.
        case number
        /// A byte below 0x20 inside a string (RFC 8259 §7).
        case controlCharacter
        /// A backslash that begins none of the escapes of RFC 8259 §7.
        case escape
        /// A `\u` escape that is one half of a surrogate pair without the other.
        case surrogate
        /// Bytes that are not UTF-8 (RFC 3629): cut short, overlong, a surrogate, beyond U+10FFFF.
        case utf8
        /// Code units that are not UTF-16: an odd byte, half of a surrogate pair.
        case utf16
        /// Something other than blanks after the value.
        case trailing
        /// Arrays and objects nest deeper than the limit.
        case depth
        /// The text is larger than the reader can index: 4 GiB in all.
        case textSize
        /// A string or number is larger than the reader can index: 256 MiB.
        case scalarSize
        /// An array or object holds more than the reader can index: 268 million values.
        case containerSize
        /// The system gave no memory for the index.
        case memory
    }

    /// What is wrong.
    package var problem: Problem
    /// Where, in bytes from the start of the text.
    package var offset: Int
    /// Where, in lines and columns; only `JSONDocument.read(input:limits:)` tells.
    package var position: JSONPosition?

    /// An error of a kind at a place.
    package init(problem: Problem, offset: Int) {
        self.problem = problem
        self.offset = offset
    }

    /// What is wrong, for people: "expected `,` or `}`".
    package var message: String {
        switch problem {
        case .truncated: "the JSON text ends before its value is complete"
        case .value: "expected a JSON value"
        case .name: "expected a member name in double quotes"
        case .colon: "expected `:` after the member name"
        case .memberEnd: "expected `,` or `}`"
        case .elementEnd: "expected `,` or `]`"
        case .number: "not a JSON number"
        case .controlCharacter: "control character in a string; it must be escaped"
        case .escape: "not a JSON escape"
        case .surrogate: "half of a surrogate pair; it stands for no character"
        case .utf8: "not UTF-8"
        case .utf16: "not UTF-16"
        case .trailing: "expected nothing more after the JSON value"
        case .depth: "arrays and objects nest too deeply"
        case .textSize: "the JSON text is larger than 4 GiB"
        case .scalarSize: "a string or number is larger than 256 MiB"
        case .containerSize: "an array or object holds more than 268 million values"
        case .memory: "not enough memory to read the JSON text"
        }
    }
}

/// How large an input may be before it is refused.
package struct JSONLimits: Sendable {
    /// The depth that is never exceeded.
    static let maximalDepth = 1 << 16

    /// How deep arrays and objects may nest; 65,536 at the most, whatever this says.
    package var depth = 512

    /// Limits with a depth of the caller's choice.
    package init(depth: Int = 512) { self.depth = depth }
}
