/// A configuration file that was read: what places in it are called, and its comments.
package final class SourceFile: Sendable {
    /// Why nothing of a file is used; it never quotes the file, which may hold secrets.
    package struct Problem: Hashable, Sendable {
        /// What is wrong, for people.
        package var message: String
        /// The line where it was found, counted from 1; nil where the file could not be opened.
        package var line: Int?
    }

    /// The path relative to the directory that Terraform ran in.
    package let path: String
    /// The path as reports name it.
    package let reportPath: String
    package let text: SourceText
    /// The comments, in order; JSON has none.
    package let comments: [Comment]
    /// Why nothing of the file is used; nil where all of it could be read.
    package let problem: Problem?

    package init(path: String, reportPath: String, text: SourceText, comments: [Comment], problem: Problem? = nil) {
        self.path = path
        self.reportPath = reportPath
        self.text = text
        self.comments = comments
        self.problem = problem
    }

    /// Whether everything in the file could be read, so that what is not found in it is not there.
    package var isComplete: Bool { problem == nil }

    /// Whether what the file says is laid over what the others of its directory say.
    package var isOverride: Bool { ConfigurationFileName(SourcePath.name(of: path))?.isOverride ?? false }

    /// A place in the file by its line, as people write it: `main.tf:3`.
    package func place(at offset: Int) -> String { "\(reportPath):\(text.line(at: offset))" }
}
