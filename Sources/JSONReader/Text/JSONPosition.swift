/// A place in a text: line and column count from 1, the column in Unicode scalars.
///
/// A line ends with a line feed; a carriage return before it is the line's last character. A byte order mark at the
/// start of the text takes no column.
package struct JSONPosition: Hashable, Sendable {
    /// The line, from 1.
    package var line: Int
    /// The column in Unicode scalars, from 1.
    package var column: Int

    /// A position from its line and column.
    package init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }
}
