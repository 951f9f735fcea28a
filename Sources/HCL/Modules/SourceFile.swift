/// A configuration file that was read: what places in it are called, and its comments.
package final class SourceFile: Sendable {
    /// The path relative to the directory that Terraform ran in.
    package let path: String
    /// The path as reports name it.
    package let reportPath: String
    package let text: SourceText
    /// The comments, in order; JSON has none.
    package let comments: [Comment]
    /// Whether everything in the file could be read, so that what is not found in it is not there.
    package let isComplete: Bool

    package init(path: String, reportPath: String, text: SourceText, comments: [Comment], isComplete: Bool) {
        self.path = path
        self.reportPath = reportPath
        self.text = text
        self.comments = comments
        self.isComplete = isComplete
    }
}
