import ArgumentParser
import Files
import FoundationEssentials
import HCL
import Linting

/// Where the configuration is that a plan was made from.
struct SourceOptions: ParsableArguments {
    @Option(
        name: .customLong("source"),
        help: ArgumentHelp(
            "The directory that terraform ran in; by default that of the plan or the current one, if it holds *.tf files.",
            valueName: "dir"
        )
    )
    var directory: String?

    @Flag(name: .customLong("no-source"), help: "Read no configuration, not even that inside a binary plan.")
    var isOff = false

    @Option(
        name: .customLong("source-root"),
        help: ArgumentHelp(
            "Read no file outside of this directory; by default the git repository of the source, or the source itself.",
            valueName: "dir"
        )
    )
    var root: String?

    @Option(
        name: .customLong("terraform"),
        help: ArgumentHelp(
            "The program that shows a binary plan; by default terraform or tofu on the PATH.",
            valueName: "path"
        )
    )
    var terraform: String?

    /// What holds where no option is given.
    static var defaults: SourceOptions {
        var options = SourceOptions()
        (options.directory, options.isOff, options.root, options.terraform) = (nil, false, nil, nil)
        return options
    }

    func validate() throws {
        if isOff && (directory != nil || root != nil) {
            throw ValidationError("--no-source cannot be given with --source or --source-root")
        }
    }

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
        let beside = plan == "-" ? "." : SourceOptions.directory(of: plan)
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
