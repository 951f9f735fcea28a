import Files
import FoundationEssentials
import Linting

/// A file with a text in UTF-8.
enum TextFile {
    /// The text of a file that was named on the command line, wherever it is.
    ///
    /// - Throws: `Failure` where it cannot be read, or is no UTF-8.
    static func text(named path: String) throws -> String {
        guard let data = try? Data(contentsOf: URL(filePath: path)) else {
            throw Failure("\(TextEscape.escaped(path)) cannot be read")
        }
        FilesRead.note(path)
        return try text(data, of: path)
    }

    /// The text of a file that the project names: it must lie in the project.
    ///
    /// - Throws: `Failure` where it does not, cannot be read, or is no UTF-8; it quotes nothing.
    static func text(of path: String, in project: ProjectFolder) throws -> String {
        let bytes: [UInt8]
        do throws(FileError) {
            bytes = try project.content(of: path)
        } catch {
            throw Failure(error)
        }
        return try text(bytes, of: path)
    }

    private static func text(_ bytes: some Sequence<UInt8>, of path: String) throws -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw Failure("\(TextEscape.escaped(path)) is not UTF-8")
        }
        return text
    }
}

extension ProjectFolder {
    /// The project that the files of a directory belong to.
    ///
    /// - Throws: `Failure` where there is no such directory.
    static func ofFiles(in directory: String) throws(Failure) -> ProjectFolder {
        do throws(FileError) {
            return try ProjectFolder(around: directory)
        } catch {
            throw Failure(error)
        }
    }
}
