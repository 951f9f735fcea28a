import HCL

/// Files of a configuration that a test writes.
struct MemoryFiles: SourceFiles {
    var texts: [String: String]
    /// Files that are there but cannot be read.
    var unreadable: Set<String> = []

    func names(in directory: String) -> [String]? {
        let prefix = directory == "." ? "" : "\(directory)/"
        let names = (Array(texts.keys) + unreadable).filter { $0.hasPrefix(prefix) }
            .map { String($0.dropFirst(prefix.count)) }
            .filter { !$0.contains("/") }
        return names.isEmpty ? nil : names
    }

    func content(of path: String) throws(SourceFileError) -> [UInt8] {
        if unreadable.contains(path) { throw .unreadable }
        guard let text = texts[path] else { throw .notFound }
        return Array(text.utf8)
    }

    func reportPath(of path: String) -> String { "infra/\(path)" }
}

extension SourceTree {
    /// The configuration of files in memory.
    convenience init(_ texts: [String: String]) {
        self.init(files: MemoryFiles(texts: texts))
    }
}

extension SourceBody {
    /// The arguments as they are written.
    var written: [String: String] {
        Dictionary(uniqueKeysWithValues: attributes.map { ($0.name, $0.file.written($0.expression.range)) })
    }
}

extension SourceFile {
    /// The text of a range.
    func written(_ range: Range<Int>) -> String { String(decoding: text.bytes[range], as: UTF8.self) }
}
