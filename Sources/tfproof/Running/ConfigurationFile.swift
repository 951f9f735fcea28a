import Files
import Linting

/// The project's configuration file: the one that is named, or the nearest that lies above the working directory.
enum ConfigurationFile {
    /// The text of the file; nil where there is none.
    ///
    /// One that is found, and not named, must lie in the repository: a link may lead anywhere.
    ///
    /// - Throws: `Failure` where it cannot be read, or one directory has two of them.
    static func text(named name: String?) throws -> SourceText? {
        if let name { return SourceText(file: name, text: try TextFile.text(named: name)) }
        let found = ProjectFile.nearest(Configuration.fileNames, from: ".")
        guard let first = found.first else { return nil }
        guard found.count == 1 else {
            let names = found.map(TextEscape.escaped).joined(separator: " and ")
            throw Failure("there are two configurations: \(names)", advice: "keep one of them")
        }
        return SourceText(file: first, text: try TextFile.text(of: first, in: .ofFiles(in: ".")))
    }
}
