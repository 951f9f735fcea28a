import Symbolic

/// The modules of a configuration, each read when it is first asked for.
package final class SourceTree: Sendable {
    /// Where the files come from; functions such as `file` read from there too.
    package let files: any SourceFiles
    private let modules = Memo<[String: SourceModule]>()

    package init(files: any SourceFiles) {
        self.files = files
    }

    /// The module of a path of calls, without instance keys: `["svc", "inner"]`; empty for the root.
    ///
    /// - Returns: nil where the source of the module is not at hand.
    package func module(_ path: [String]) -> SourceModule? {
        nil
    }
}
