import JSONReader

extension Value {
    /// What sort of value this is, as far as that is known.
    package enum Kind: Hashable, Sendable {
        case null, bool, number, string, list, object
        /// The kind is not known, or the shape.
        case unknown
    }

    /// The sort of the value; a text with holes and an encoded value are strings, a set is a list.
    package var kind: Kind {
        switch content {
        case .json(let node):
            switch node.kind {
            case .null: .null
            case .bool: .bool
            case .number: .number
            case .string: .string
            case .array: .list
            case .object: .object
            }
        case .null: .null
        case .bool: .bool
        case .number: .number
        case .string, .text, .encoded: .string
        case .list, .set: .list
        case .object: .object
        case .unknown, .sequence, .open, .choice: .unknown
        }
    }

    package var isNull: Bool { kind == .null }

    /// The unknown that the value as a whole is, or that its shape depends on.
    package var unknown: Unknown? {
        switch content {
        case .unknown(let unknown): unknown
        case .sequence(let sequence): sequence.unknown
        case .open(let object): object.unknown
        case .choice(let choice): choice.unknown
        default: nil
        }
    }

    package var bool: Bool? {
        switch content {
        case .json(let node): node.bool
        case .bool(let bool): bool
        default: nil
        }
    }

    /// A whole number; nil for any other value.
    package var int: Int? {
        switch content {
        case .json(let node): node.int
        case .number(let digits): Int(digits)
        default: nil
        }
    }

    /// The digits of a number.
    package var numberText: String? {
        switch content {
        case .json(let node): node.numberText
        case .number(let digits): digits
        default: nil
        }
    }

    /// The text of a string that is wholly known.
    package var string: String? {
        switch content {
        case .json(let node): node.string
        case .string(let text): text
        default: nil
        }
    }

    /// Whether the value is a string that is wholly known; nothing is read for the answer.
    package var isKnownText: Bool {
        switch content {
        case .json(let node): node.isString
        case .string: true
        default: false
        }
    }

    /// Whether the value is the empty string.
    package var isEmptyText: Bool {
        switch content {
        case .json(let node): node.isString && node.length == 2
        case .string(let text): text.isEmpty
        default: false
        }
    }

    /// Gives a scanner the UTF-8 bytes of a string that is wholly known; nil for any other value.
    package func withKnownUTF8<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result? {
        switch content {
        case .json(let node): return node.withUTF8(body)
        case .string(var text): return text.withUTF8(body)
        default: return nil
        }
    }

    /// The text of a string, with its holes; nil for what is no string.
    ///
    /// An unknown value is a text that is one hole.
    package var text: SymbolicString? {
        switch content {
        case .json(let node): node.string.map { SymbolicString($0) }
        case .string(let text): SymbolicString(text)
        case .text(let text): text
        case .choice(let choice): choice.text
        case .unknown, .sequence, .open: unknown.map { SymbolicString([.hole($0)]) }
        case .encoded(_, _, let text): text
        default: nil
        }
    }
}
