/// The content of a file or block: arguments and blocks.
package struct Body: Sendable {
    /// The arguments, in order, each name once: the first counts.
    package var attributes: [Attribute] = []
    /// The blocks, in order.
    package var blocks: [Block] = []
    /// The bytes between the braces, or of the whole file.
    package var range: Range<Int>

    /// The argument of a name.
    package func attribute(_ name: String) -> Attribute? {
        attributes.first { $0.name == name }
    }

    /// The blocks of a type.
    package func blocks(_ type: String) -> [Block] {
        blocks.filter { $0.type == type }
    }
}

/// An argument: `name = expression`.
package struct Attribute: Sendable {
    package var name: String
    package var nameRange: Range<Int>
    package var expression: Expression
    /// The bytes from the name to the end of the expression.
    package var range: Range<Int>
}

/// A block with its labels and content: `type "label" { … }`.
package struct Block: Sendable {
    /// A label of a block, quoted or not.
    package struct Label: Sendable {
        package var text: String
        package var range: Range<Int>
    }

    package var type: String
    package var labels: [Label]
    package var body: Body
    /// The bytes of the type and the labels.
    package var headerRange: Range<Int>
    /// The bytes from the type to the closing brace.
    package var range: Range<Int>
}

/// A comment, for suppressions.
package struct Comment: Sendable {
    /// The text with its `#`, `//` or `/*`, without the newline.
    package var text: String
    /// The bytes, without the newline.
    package var range: Range<Int>
    /// The line of the first byte, counted from 1.
    package var line: Int
}
