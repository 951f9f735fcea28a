import FoundationEssentials
import Linting

/// A directory of rule files, or a single one.
struct RuleDirectory {
    private let path: String

    init(_ path: String) {
        self.path = path
    }

    /// The rule files below the directory, in the order of their paths; a companion `<id>.test.yaml` is none.
    ///
    /// - Throws: `Failure` where there is no such directory, it holds no rule, or a file cannot be read.
    func files(tests: Bool) throws -> [RuleFile] {
        let paths = try rulePaths()
        guard !paths.isEmpty else {
            throw Failure("\(TextEscape.escaped(path)) holds no rule", advice: "rules are files named ID.yaml")
        }
        return try paths.map { RuleFile(file: $0, text: try text(of: $0), tests: tests) }
    }

    private func rulePaths() throws -> [String] {
        var isDirectory = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
            throw Failure("there is no directory \(TextEscape.escaped(path))")
        }
        guard isDirectory else { return [path] }
        guard let names = try? FileManager.default.subpathsOfDirectory(atPath: path) else {
            throw Failure("\(TextEscape.escaped(path)) cannot be read")
        }
        return
            names
            .filter { ($0.hasSuffix(".yaml") || $0.hasSuffix(".yml")) && !$0.hasSuffix(".test.yaml") }
            .filter { name in !name.split(separator: "/").contains { $0.hasPrefix(".") } }
            .sorted()
            .map { path.hasSuffix("/") ? path + $0 : "\(path)/\($0)" }
    }

    /// The text of a file in UTF-8.
    func text(of file: String) throws -> String {
        guard let data = try? Data(contentsOf: URL(filePath: file)) else {
            throw Failure("\(TextEscape.escaped(file)) cannot be read")
        }
        guard let text = String(validating: data, as: UTF8.self) else {
            throw Failure("\(TextEscape.escaped(file)) is not UTF-8")
        }
        return text
    }
}
