import Symbolic

/// `fileset`: the regular files below a directory whose paths match a pattern.
///
/// Source: Terraform, "fileset Function". The directory is part of the pattern, as in Terraform.
enum FilesetFunction {
    static func apply(
        _ arguments: [Value],
        _ evaluation: inout Evaluation
    ) throws(EvaluationFailure) -> Value? {
        try arguments.expect(2)
        let (directory, pattern) = (try arguments.string(0), try arguments.string(1))
        guard evaluation.site.place != .templateString else {
            throw EvaluationFailure("a file asked for in a templatestring")
        }
        guard let directory, let pattern, let files = evaluation.site.context.files,
            !directory.isElsewhere, !pattern.isElsewhere
        else { return nil }
        let base = directory.cleanedPath
        guard var walk = FileWalk("\(base)/\(pattern)".cleanedPath, files: files), walk.run() else { return nil }
        var paths: [String] = []
        for found in walk.found {
            guard let path = found.path(relativeTo: base) else { return nil }
            paths.append(path)
        }
        return Value(.set(paths.map { Value(.string($0)) })).sortedSet
    }
}

/// A walk through the directories that a pattern leads to.
private struct FileWalk {
    /// How many names a walk may look at, and how many directories deep it may go.
    private static let nameLimit = 20_000
    private static let depthLimit = 32

    private let patterns: [FilePattern]
    private let files: any SourceFiles
    private var looked = 0
    private(set) var found: Set<String> = []

    /// Nil where the pattern is not one that can be matched here.
    init?(_ pattern: String, files: any SourceFiles) {
        let pieces = pattern.pieces(separatedBy: "/")
        let patterns = pieces.compactMap { FilePattern($0) }
        guard patterns.count == pieces.count, patterns.count <= FileWalk.depthLimit else { return nil }
        self.patterns = patterns
        self.files = files
    }

    /// Finds the files; false where a directory cannot be read, or there is too much.
    mutating func run() -> Bool { walk(".", patterns[...], depth: 0) }

    private mutating func walk(_ directory: String, _ rest: ArraySlice<FilePattern>, depth: Int) -> Bool {
        guard let pattern = rest.first, depth <= FileWalk.depthLimit else { return rest.isEmpty }
        let next = rest.dropFirst()
        if pattern.isAnyDepth {
            guard let names = names(files.directoryNames(in: directory)) else { return false }
            // No directory, or one and then any number of them.
            guard next.isEmpty ? collect(directory, { _ in true }) : walk(directory, next, depth: depth) else {
                return false
            }
            return names.allSatisfy { walk(join(directory, $0), rest, depth: depth + 1) }
        }
        if next.isEmpty { return collect(directory) { pattern.matches($0) } }
        if let literal = pattern.literal { return walk(join(directory, literal), next, depth: depth + 1) }
        guard let names = names(files.directoryNames(in: directory)) else { return false }
        return names.allSatisfy { !pattern.matches($0) || walk(join(directory, $0), next, depth: depth + 1) }
    }

    private mutating func collect(_ directory: String, _ isWanted: (String) -> Bool) -> Bool {
        guard files.directoryNames(in: directory) != nil, let names = names(files.names(in: directory)) else {
            return false
        }
        for name in names where isWanted(name) { found.insert(join(directory, name)) }
        return true
    }

    /// Counts some names; nil once there were too many.
    private mutating func names(_ names: [String]?) -> [String]? {
        looked += 1 + (names?.count ?? 0)
        return looked <= FileWalk.nameLimit ? names : nil
    }

    private func join(_ directory: String, _ name: String) -> String {
        directory == "." ? name : "\(directory)/\(name)"
    }
}

extension String {
    /// The path as seen from a directory, both cleaned and relative to the same place; nil where that cannot be told.
    fileprivate func path(relativeTo directory: String) -> String? {
        let own = utf8.split(separator: UInt8(ascii: "/")).map { Substring($0) }
        let base = directory == "." ? [] : directory.utf8.split(separator: UInt8(ascii: "/")).map { Substring($0) }
        let common = zip(own, base).prefix { $0.utf8.elementsEqual($1.utf8) }.count
        let up = base.dropFirst(common)
        guard !up.contains("..") else { return nil }
        return (up.map { _ in ".." } + own.dropFirst(common)).joined(separator: "/")
    }
}
