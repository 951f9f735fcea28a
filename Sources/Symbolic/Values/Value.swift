package import JSONReader

/// A Terraform value as far as it can be known before apply.
///
/// A subtree that is wholly known stays a view of the reader's node (`.json`); a tree of its own is built only where
/// there is a hole. Code that reads values does not switch over `content` but asks: `kind`, `member`, `elements`, ….
package struct Value: Sendable {
    package indirect enum Content: Sendable {
        /// Any JSON value, wholly known.
        case json(JSONNode)
        case null
        case bool(Bool)
        /// A number by its digits, so that nothing is lost.
        case number(String)
        case string(String)
        /// A string with at least one hole.
        case text(SymbolicString)
        /// A list or tuple.
        case list([Value])
        /// A set: the order says nothing, and unknown elements may turn out equal.
        case set([Value])
        /// An object or map, each name once.
        case object([Member])
        /// A string that is the encoded form of a value with holes: what `jsonencode` makes of it.
        case encoded(Encoding, Value)
        case unknown(Unknown)
    }

    /// A member of an object.
    package struct Member: Sendable {
        package var name: String
        package var value: Value

        package init(name: String, value: Value) {
            self.name = name
            self.value = value
        }
    }

    /// How a structured value is written as a string.
    package enum Encoding: String, Hashable, Sendable {
        case json, base64
    }

    package var content: Content
    /// Whether the plan marks the value as sensitive; its text reaches no output.
    package var isSensitive: Bool
    /// Which type a list or an object is of.
    package var typing: Typing

    package init(_ content: Content, isSensitive: Bool = false, typing: Typing = .unspecified) {
        self.content = content
        self.isSensitive = isSensitive
        self.typing = typing
    }

    package init(_ node: JSONNode, isSensitive: Bool = false, typing: Typing = .unspecified) {
        self.init(.json(node), isSensitive: isSensitive, typing: typing)
    }

    package init(_ unknown: Unknown, isSensitive: Bool = false) {
        self.init(.unknown(unknown), isSensitive: isSensitive)
    }

    /// Text, known or with holes.
    package init(_ text: SymbolicString, isSensitive: Bool = false) {
        if let known = text.known {
            self.init(.string(known), isSensitive: isSensitive)
        } else if let hole = text.wholeHole {
            self.init(.unknown(hole), isSensitive: isSensitive)
        } else {
            self.init(.text(text), isSensitive: isSensitive)
        }
    }
}

extension Value {
    /// What sort of value this is, as far as that is known.
    package enum Kind: Hashable, Sendable {
        case null, bool, number, string, list, object
        /// Not even the kind is known.
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
        case .unknown: .unknown
        }
    }

    package var isNull: Bool { kind == .null }

    /// The unknown that the value as a whole is.
    package var unknown: Unknown? {
        if case .unknown(let unknown) = content { unknown } else { nil }
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

    /// The text of a string, with its holes; nil for what is no string.
    ///
    /// An unknown value is a text that is one hole.
    package var text: SymbolicString? {
        switch content {
        case .json(let node): node.string.map { SymbolicString($0) }
        case .string(let text): SymbolicString(text)
        case .text(let text): text
        case .unknown(let unknown): SymbolicString([.hole(unknown)])
        default: nil
        }
    }

    /// A member of an object; nil if the object has none of that name, or if this is no object.
    ///
    /// A member of an unknown value is unknown, with the longer path where the value is an attribute of its own.
    package func member(_ name: String) -> Value? {
        switch content {
        case .json(let node):
            node[name].map { Value($0, isSensitive: isSensitive, typing: typingOfParts) }
        case .object(let members):
            members.first { $0.name == name }.map { $0.value.marked(isSensitive) }
        case .unknown(let unknown):
            Value(unknown.extended { $0.attribute(name) }, isSensitive: isSensitive)
        default: nil
        }
    }

    /// The members of an object, in its order; nil if this is no object or not known to be one.
    package var members: [Member]? {
        switch content {
        case .json(let node) where node.kind == .object:
            node.members.map { name, value in
                Member(
                    name: name.string ?? "",
                    value: Value(value, isSensitive: isSensitive, typing: typingOfParts)
                )
            }
        case .object(let members):
            members.map { Member(name: $0.name, value: $0.value.marked(isSensitive)) }
        default: nil
        }
    }

    /// The elements of a list or set; nil if this is neither or not known to be one.
    package var elements: [Value]? {
        switch content {
        case .json(let node) where node.kind == .array:
            node.elements.map { Value($0, isSensitive: isSensitive, typing: typingOfParts) }
        case .list(let elements), .set(let elements):
            elements.map { $0.marked(isSensitive) }
        default: nil
        }
    }

    /// The same value, marked as sensitive if it is so already or the mark says so.
    package func marked(_ sensitive: Bool) -> Value {
        sensitive && !isSensitive ? Value(content, isSensitive: true, typing: typing) : self
    }

    /// What the value or a part of it depends on; nil where everything is known.
    package var holes: Unknown? {
        switch content {
        case .json, .null, .bool, .number, .string: nil
        case .text(let text): text.unknown
        case .list(let elements), .set(let elements): Value.merged(elements)
        case .object(let members): Value.merged(members.map(\.value))
        case .encoded(_, let value): value.holes?.derived
        case .unknown(let unknown): unknown
        }
    }

    private static func merged(_ values: [Value]) -> Unknown? {
        values.lazy.compactMap(\.holes).reduce(nil) { result, next in
            guard let result else { return next.derived }
            return result.merging(next.derived)
        }
    }
}

extension Unknown {
    /// A part of the unknown value; the identity follows the path.
    package func extended(_ extend: (AttributePath) -> AttributePath) -> Unknown {
        guard let identity else { return self }
        var copy = self
        copy.identity = AttributeIdentity(address: identity.address, path: extend(identity.path))
        return copy
    }
}
