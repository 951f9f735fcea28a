import ArgumentParser

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

    /// What was chosen.
    var choice: SourceChoice {
        SourceChoice(directory: directory, isOff: isOff, root: root, terraform: terraform)
    }

    func validate() throws {
        if isOff && (directory != nil || root != nil) {
            throw ValidationError("--no-source cannot be given with --source or --source-root")
        }
    }
}
