/// Something in a YAML text that cannot be read, or that rule and configuration files may not use.
package struct YAMLProblem: Error, Hashable, Sendable {
    /// What sort of problem it is.
    package enum Kind: Hashable, Sendable {
        /// The text is not YAML.
        case syntax
        /// A name is written twice in one mapping.
        case duplicateKey
        /// A plain text that starts with a sign which means something else to YAML, or holds one.
        case mangled(Mangling)
        /// An anchor, an alias or a merge key.
        case alias
        /// Larger or nested deeper than is read.
        case limit
    }

    /// What YAML took a plain text for.
    package enum Mangling: String, Hashable, Sendable {
        case tag = "tag"
        case list = "list"
        case mapping = "mapping"
        case quotedText = "quoted text"
        case alias = "alias"
        case anchor = "anchor"
        case directive = "directive"

        /// What a plain text is taken for that starts with a sign.
        init?(startingWith sign: Character) {
            switch sign {
            case "!": self = .tag
            case "[": self = .list
            case "{": self = .mapping
            case "'", "\"": self = .quotedText
            case "*": self = .alias
            case "&": self = .anchor
            case "%", "@", "`": self = .directive
            default: return nil
            }
        }
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
