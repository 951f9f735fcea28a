import HCL
import Linting
import Symbolic
import TerraformPlan

extension Place {
    /// A place that was found in the source.
    init(_ found: LocatedSource) {
        let location = Finding.Location(found.place.sourceRangeOfFirstLine)
        // A copy of a module from elsewhere is not in the repository, so nobody can be shown a line of it.
        let calls = found.calls.filter { !$0.file.isCopy }.map { Finding.Location($0.sourceRangeOfFirstLine) }
        self.init(
            location: location,
            isInPlan: false,
            block: "\(found.block.file.path)#\(found.block.range.lowerBound)",
            calls: Array(calls.prefix { $0 != location }),
            content: found.place.file.text.bytes,
            comments: found.comments.map { SourceComment($0) }
        )
    }
}

extension SourceComment {
    /// A comment of a configuration file.
    init(_ found: LocatedComment) {
        self.init(text: found.comment.text, location: Finding.Location(found.sourceRange))
    }
}

extension Finding.Location {
    /// A place in a source file.
    init(_ range: SourceRange) {
        self.init(
            file: range.file,
            line: range.start.line,
            column: range.start.column,
            endLine: range.end.line,
            endColumn: range.end.column
        )
    }
}
