/// A range of text in a file.
package struct SourceRange: Hashable, Sendable {
    /// A position in a text: line and column count from 1, the column in Unicode scalars.
    package struct Position: Hashable, Sendable {
        package var line: Int
        package var column: Int
        /// In UTF-8 bytes from the start of the file.
        package var offset: Int

        package init(line: Int, column: Int, offset: Int) {
            self.line = line
            self.column = column
            self.offset = offset
        }
    }

    /// The path of the file as reports name it.
    package var file: String
    package var start: Position
    /// The first position after the range.
    package var end: Position

    package init(file: String, start: Position, end: Position) {
        self.file = file
        self.start = start
        self.end = end
    }
}
