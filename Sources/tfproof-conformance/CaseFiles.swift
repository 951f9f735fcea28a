import HCL
import JSONReader

/// The files that lie beside the cases, by their paths: texts, or lists of bytes.
struct CaseFiles: SourceFiles {
    private let contents: [String: [UInt8]]

    init(_ files: JSONNode?) {
        var contents: [String: [UInt8]] = [:]
        if let files {
            for (name, value) in files.members {
                let text = value.string.map { Array($0.utf8) }
                contents[name.string ?? ""] = text ?? value.elements.map { UInt8(truncatingIfNeeded: $0.int ?? 0) }
            }
        }
        self.contents = contents
    }

    func names(in directory: String) -> [String]? {
        tails(in: directory).filter { !$0.contains("/") }
    }

    func directoryNames(in directory: String) -> [String]? {
        Set(tails(in: directory).compactMap { $0.contains("/") ? String($0.prefix { $0 != "/" }) : nil }).sorted()
    }

    /// What follows a directory in the paths that begin with it.
    private func tails(in directory: String) -> [String] {
        let head = directory == "." ? "" : "\(directory)/"
        return contents.keys.sorted().filter { $0.hasPrefix(head) }.map { String($0.dropFirst(head.count)) }
    }

    func content(of path: String) throws(SourceFileError) -> [UInt8] {
        guard let bytes = contents[path] else { throw .notFound }
        return bytes
    }

    func reportPath(of path: String) -> String { path }
}
