import Files
import FoundationEssentials
import HCL
import Linting

/// Where the configuration is that a plan was made from, as far as it was named.
struct SourceChoice {
    /// The directory that terraform ran in.
    var directory: String?
    /// Whether no configuration is read.
    var isOff = false
    /// The directory that no file is read outside of.
    var root: String?
    /// The program that shows a binary plan.
    var terraform: String?

    /// A configuration in a directory.
    struct Checkout {
        /// The directory as it was named.
        var path: String
        var files: SourceDirectory

        /// The modules, found as `terraform init` put them.
        var tree: SourceTree {
            let data = ProcessInfo.processInfo.environment["TF_DATA_DIR"] ?? ""
            return data.isEmpty ? SourceTree(files: files) : SourceTree(files: files, dataDirectory: data)
        }
    }

    /// The configuration of a plan; nil where there is none, or none is to be read.
    ///
    /// - Throws: `Failure` where the directory that was named is not one of a configuration.
    func checkout(of plan: String) throws -> Checkout? {
        if isOff { return nil }
        if let directory {
            let files = try open(directory)
            guard files.hasConfiguration(in: ".") else {
                throw Failure(
                    "\(TextEscape.escaped(directory)) holds no configuration",
                    advice: "name the directory that terraform ran in with --source"
                )
            }
            return Checkout(path: directory, files: files)
        }
        let beside = plan == "-" ? "." : SourceChoice.directory(of: plan)
        for path in beside == "." ? ["."] : [beside, "."] {
            guard let files = try? SourceDirectory(path), files.hasConfiguration(in: ".") else { continue }
            return Checkout(path: path, files: root == nil ? files : try open(path))
        }
        return nil
    }

    private func open(_ path: String) throws -> SourceDirectory {
        do throws(FileError) {
            return try SourceDirectory(path, root: root)
        } catch {
            throw Failure(error)
        }
    }

    /// The directory that a file is in, as a path that can be opened.
    static func directory(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }
}
