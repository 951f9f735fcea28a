package import JSONReader

/// A Terraform value as far as it can be known before apply.
///
/// A subtree that is wholly known stays a view of the reader's node (`.json`); a tree of its own is built only where
/// there is a hole. Code that reads values does not switch over `content` but asks: `kind`, `member`, `elements`, ….
/// A value that is known in part of its shape (`sequence`, `open`, `choice`) answers like an unknown one; who can make use
/// of what is known of it asks for `partialElements`, `partialMembers` and `alternatives`.
package struct Value: Sendable {
    /// What the value is; only what is large or holds another value is boxed, so that to read a scalar asks for no memory.
    package enum Content: Sendable {
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
        ///
        /// The text is that of the string; nil of one in Base64.
        indirect case encoded(Encoding, Value, text: SymbolicString?)
        /// A list, tuple or set of which only some elements are known.
        indirect case sequence(OpenSequence)
        /// An object or map of which only some members are known.
        indirect case open(OpenObject)
        /// One of some values; which one is not known.
        indirect case choice(Choice)
        indirect case unknown(Unknown)
    }

    /// What may be done to a value on its way from an attribute or to one.
    package enum Conversion: UInt8, Sendable {
        case none
        /// Its type may be another, so that `==` may tell them apart.
        case retyped
        /// A list in it, or the value itself, may have become a set: other elements stand at the places of its JSON.
        case reordered
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
    /// What may have been done, or will be, to the value on the way to its attribute or from it.
    package var conversion = Conversion.none

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
