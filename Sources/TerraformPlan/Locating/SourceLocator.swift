package import HCL
package import Symbolic

/// Finds the place in the source that a value of the plan is written at.
///
/// A value that a module only passes on is found where it is given: in the argument of the call.
package struct SourceLocator: Sendable {
    private let tree: SourceTree

    package init(_ tree: SourceTree) {
        self.tree = tree
    }

    /// The place of a model, as deep as the source tells.
    ///
    /// - Returns: nil where the block is not in the source.
    package func locate(_ location: ModelLocation) -> LocatedSource? {
        let address = location.address
        guard let module = tree.module(address.module.names),
            let block = module.resource(address.configurationAddress)
        else { return nil }
        let header = LocatedSource.Place(block.file, block.headerRange)
        let calls = callChain(to: address.module)
        var walk = SourceWalk(tree: tree, textLine: location.textLine)
        let context = SourceWalk.Context(module: address.module, block: block, key: address.key)
        let found = walk.find(location.path.steps[...], in: block.body, context)
        var place = found ?? header
        // What stands in a copy of a remote module is not in the user's repository, but the call is.
        if place.file.isCopy, let call = calls.first(where: { !$0.file.isCopy }) { place = call }
        var comments: [LocatedComment] = []
        for spot in [place, header] + walk.arguments + calls {
            for comment in spot.file.comments(at: spot.range)
            where !comments.contains(where: { $0.isSame(as: comment) }) {
                comments.append(comment)
            }
        }
        return LocatedSource(place: place, block: header, calls: calls, comments: comments)
    }

    /// The `module` blocks on the way to a module instance.
    private func callChain(to path: ModulePath) -> [LocatedSource.Place] {
        var names: [String] = []
        var calls: [LocatedSource.Place] = []
        for name in path.names {
            guard let call = tree.module(names)?.call(name) else { break }
            calls.append(LocatedSource.Place(call.file, call.headerRange))
            names.append(name)
        }
        return calls
    }

    /// All comments that hold a text, in the files of the user's own modules, each file once.
    package func comments(containing text: String) -> [LocatedComment] {
        var found: [LocatedComment] = []
        var directories: Set<String> = []
        var files: Set<String> = []
        var paths: [[String]] = [[]]
        while let path = paths.popLast() {
            guard let module = tree.module(path), directories.insert(module.directory).inserted else { continue }
            paths += module.callNames.reversed().map { path + [$0] }
            for file in module.files where !file.isCopy && files.insert(file.path).inserted {
                found += file.comments.filter { $0.text.contains(text) }.map { LocatedComment(comment: $0, file: file) }
            }
        }
        return found
    }
}

extension SourceFile {
    /// Whether the file is in Terraform's copy of a module that comes from elsewhere.
    package var isCopy: Bool { path.split(separator: "/").contains(".terraform") }

    /// The comments on the line of a place, and the block of comments right above it.
    func comments(at range: Range<Int>) -> [LocatedComment] {
        let line = text.line(at: range.lowerBound)
        var found = comments.filter { $0.line == line && $0.range.lowerBound >= range.lowerBound }
        var above = line - 1
        for comment in comments.reversed() where comment.line <= above {
            guard lastLine(of: comment) == above, text.isFirst(onItsLine: comment.range.lowerBound) else { break }
            found.insert(comment, at: 0)
            above = comment.line - 1
        }
        return found.map { LocatedComment(comment: $0, file: self) }
    }

    private func lastLine(of comment: Comment) -> Int {
        text.line(at: max(comment.range.lowerBound, comment.range.upperBound - 1))
    }
}
