package import HCL

/// Files of a configuration that a test writes.
package struct MemoryFiles: SourceFiles {
    package var texts: [String: String]
    /// Files that are there but cannot be read.
    package var unreadable: Set<String>

    package init(texts: [String: String], unreadable: Set<String> = []) {
        self.texts = texts
        self.unreadable = unreadable
    }

    package func names(in directory: String) -> [String]? {
        let prefix = directory == "." ? "" : "\(directory)/"
        let names = (Array(texts.keys) + unreadable).filter { $0.hasPrefix(prefix) }
            .map { String($0.dropFirst(prefix.count)) }
            .filter { !$0.contains("/") }
        return names.isEmpty ? nil : names
    }

    package func content(of path: String) throws(SourceFileError) -> [UInt8] {
        if unreadable.contains(path) { throw .unreadable }
        guard let text = texts[path] else { throw .notFound }
        return Array(text.utf8)
    }

    package func reportPath(of path: String) -> String { "infra/\(path)" }
}
