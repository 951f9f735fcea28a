/// Something in a YAML text that cannot be read, or that rule and configuration files may not use.
package struct YAMLProblem: Error, Hashable, Sendable {
    /// What sort of problem it is.
    package enum Kind: Hashable, Sendable {
        /// The text is not YAML.
        case syntax
        /// A name is written twice in one mapping.
        case duplicateKey
        /// A tag: `!` at the start of a plain scalar.
        case tag
        /// An anchor, an alias or a merge key.
        case alias
        /// Larger or nested deeper than is read.
        case limit
    }

    package var kind: Kind
    /// What is wrong, for people.
    package var message: String
    package var position: YAMLNode.Position
    /// What to do about it; may be empty.
    package var hint: String

    package init(_ kind: Kind, _ message: String, at position: YAMLNode.Position, hint: String = "") {
        self.kind = kind
        self.message = message
        self.position = position
        self.hint = hint
    }
}
