package import HCL
package import Symbolic

/// Where in the source a value of the plan is written.
package struct LocatedSource: Sendable {
    /// A range of bytes in a file.
    package struct Place: Sendable {
        package var file: SourceFile
        package var range: Range<Int>

        init(_ file: SourceFile, _ range: Range<Int>) {
            self.file = file
            self.range = range
        }

        /// The range as lines and columns of the file that reports name.
        package var sourceRange: SourceRange { file.text.sourceRange(range, file: file.reportPath) }

        /// The place that ends with its first line, for headers and long values.
        package var sourceRangeOfFirstLine: SourceRange {
            let whole = sourceRange
            guard whole.end.line > whole.start.line else { return whole }
            return file.text.sourceRange(
                range.lowerBound..<file.text.lineEnd(at: range.lowerBound),
                file: file.reportPath
            )
        }
    }

    /// The argument, the member in it, or the header of the block where the source sets nothing.
    package var place: Place
    /// The header of the resource's block.
    package var block: Place
    /// The headers of the `module` blocks that lead to the resource, the outermost first.
    package var calls: [Place]
    /// The comments on or above the place, the argument, the block and the calls.
    package var comments: [LocatedComment]
}

/// A comment and its file.
package struct LocatedComment: Sendable {
    package var comment: Comment
    package var file: SourceFile

    func isSame(as other: LocatedComment) -> Bool { file === other.file && comment.range == other.comment.range }

    /// Where the comment stands.
    package var sourceRange: SourceRange { file.text.sourceRange(comment.range, file: file.reportPath) }
}
