/// A value of a YAML document with the place where it is written: a scalar's text, a sequence or a mapping.
///
/// Nothing is resolved: `yes`, `1` and `null` are the texts that stand there, and who reads a node knows which type it
/// is to be read as.
package struct YAMLNode: Hashable, Sendable {
    /// What a node holds.
    package indirect enum Content: Hashable, Sendable {
        case scalar(String)
        case sequence([YAMLNode])
        case mapping([Member])
    }

    /// One entry of a mapping.
    package struct Member: Hashable, Sendable {
        package var name: String
        /// Where the name is written.
        package var position: Position
        package var value: YAMLNode

        package init(name: String, position: Position, value: YAMLNode) {
            self.name = name
            self.position = position
            self.value = value
        }
    }

    /// How a scalar is written (YAML 1.2 §7.3, §8.1); of no meaning for collections.
    package enum Style: UInt8, Hashable, Sendable {
        case plain, singleQuoted, doubleQuoted, literal, folded
    }

    /// A place in the text: line and column count from 1, the column in Unicode scalars.
    package struct Position: Hashable, Sendable {
        package var line: Int
        package var column: Int

        package init(line: Int, column: Int) {
            self.line = line
            self.column = column
        }
    }

    package var content: Content
    package var style: Style
    /// Where the node starts; for a block scalar the place of its `|` or `>`.
    package var position: Position

    package init(_ content: Content, style: Style = .plain, at position: Position) {
        self.content = content
        self.style = style
        self.position = position
    }
}

extension YAMLNode {
    /// The text of a scalar; nil for a collection.
    package var scalar: String? {
        if case .scalar(let text) = content { text } else { nil }
    }

    /// The elements of a sequence; nil for any other node.
    package var sequence: [YAMLNode]? {
        if case .sequence(let elements) = content { elements } else { nil }
    }

    /// The entries of a mapping in their order; nil for any other node.
    package var mapping: [Member]? {
        if case .mapping(let members) = content { members } else { nil }
    }

    /// Whether nothing is written, or `null` or `~` without quotes.
    package var isNull: Bool {
        guard style == .plain, let scalar else { return false }
        return scalar.isEmpty || scalar == "~" || scalar == "null" || scalar == "Null" || scalar == "NULL"
    }

    /// The value of a mapping's entry; nil if there is none of that name or this is no mapping.
    package subscript(name: String) -> YAMLNode? {
        mapping?.first { $0.name == name }?.value
    }

    /// "a list", "a mapping" or "a text", for messages.
    package var kindName: String {
        switch content {
        case .scalar: isNull ? "nothing" : "a text"
        case .sequence: "a list"
        case .mapping: "a mapping"
        }
    }
}
