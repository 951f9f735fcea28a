import Files
import FoundationEssentials
import Linting

/// A directory of rule files, or a single one.
struct RuleDirectory {
    /// What the names of rule files end in.
    static let suffixes = [".yaml", ".yml"]

    private let path: String
    /// What the directory must lie in; nil where it was named on the command line, and so may be anywhere.
    private let project: ProjectFolder?

    init(_ path: String, in project: ProjectFolder? = nil) {
        self.path = path
        self.project = project
    }

    /// The rule files below the directory, in the order of their paths; a companion `<id>.test.yaml` is none.
    ///
    /// Files below it are read where they lie in the repository of the directory, whoever named that.
    ///
    /// - Throws: `Failure` where there is no such directory, it holds no rule, or a file cannot be read.
    func files(tests: Bool) throws -> [RuleFile] {
        do throws(FileError) { _ = try project?.resolved(path) } catch { throw Failure(error) }
        var isDirectory = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
            throw Failure("there is no directory \(TextEscape.escaped(path))")
        }
        guard isDirectory else {
            let text = try project.map { try TextFile.text(of: path, in: $0) } ?? TextFile.text(named: path)
            return [RuleFile(file: path, text: text, tests: tests)]
        }
        let paths = try rulePaths()
        guard !paths.isEmpty else {
            throw Failure("\(TextEscape.escaped(path)) holds no rule", advice: "rules are files named ID.yaml")
        }
        let project = try project ?? .ofFiles(in: path)
        return try paths.map { RuleFile(file: $0, text: try TextFile.text(of: $0, in: project), tests: tests) }
    }

    private func rulePaths() throws -> [String] {
        guard let names = try? FileManager.default.subpathsOfDirectory(atPath: path) else {
            throw Failure("\(TextEscape.escaped(path)) cannot be read")
        }
        return
            names
            .filter { name in
                RuleDirectory.suffixes.contains { name.hasSuffix($0) && !name.hasSuffix(".test" + $0) }
            }
            .filter { name in !name.split(separator: "/").contains { $0.hasPrefix(".") } }
            .sorted()
            .map { path.hasSuffix("/") ? path + $0 : "\(path)/\($0)" }
    }
}
