/// The content of a block after overrides, with the file that each part stands in.
package struct SourceBody: Sendable {
    /// The arguments, each name once.
    package var attributes: [SourceAttribute]
    /// The nested blocks, in order.
    package var blocks: [SourceBlock]

    package init(attributes: [SourceAttribute] = [], blocks: [SourceBlock] = []) {
        self.attributes = attributes
        self.blocks = blocks
    }

    /// The argument of a name.
    package func attribute(_ name: String) -> SourceAttribute? {
        attributes.first { $0.name == name }
    }

    /// The nested blocks of a type, those of `dynamic` blocks not among them.
    package func blocks(_ type: String) -> [SourceBlock] {
        blocks.filter { $0.type == type }
    }
}

/// An argument and where it is written.
package struct SourceAttribute: Sendable {
    package var name: String
    package var expression: Expression
    /// The bytes from the name to the end of the expression.
    package var range: Range<Int>
    package var file: SourceFile

    package init(name: String, expression: Expression, range: Range<Int>, file: SourceFile) {
        self.name = name
        self.expression = expression
        self.range = range
        self.file = file
    }
}

/// A block and where it is written.
///
/// In a JSON file a nested value may be an argument or blocks, which only a provider's schema tells: there it is both,
/// an attribute and, where its form allows, blocks.
package struct SourceBlock: Sendable {
    package var type: String
    package var labels: [String]
    package var body: SourceBody
    /// The bytes of the type and the labels.
    package var headerRange: Range<Int>
    /// The bytes of the whole block.
    package var range: Range<Int>
    /// The file of the block; parts of the body may come from override files.
    package var file: SourceFile

    package init(
        type: String,
        labels: [String],
        body: SourceBody,
        headerRange: Range<Int>,
        range: Range<Int>,
        file: SourceFile
    ) {
        self.type = type
        self.labels = labels
        self.body = body
        self.headerRange = headerRange
        self.range = range
        self.file = file
    }
}
