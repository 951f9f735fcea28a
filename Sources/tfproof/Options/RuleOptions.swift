import ArgumentParser

/// Which rules run.
struct RuleOptions: ParsableArguments {
    @Option(
        name: .long,
        parsing: .singleValue,
        help: ArgumentHelp("Run only this rule; may be repeated.", valueName: "id")
    )
    var only: [String] = []

    @Option(
        name: .customLong("disable-rule"),
        parsing: .singleValue,
        help: ArgumentHelp("Do not run this rule; may be repeated.", valueName: "id")
    )
    var disabled: [String] = []

    @Option(
        name: .customLong("rules"),
        parsing: .singleValue,
        help: ArgumentHelp("Add the rules of a directory; may be repeated.", valueName: "dir")
    )
    var directories: [String] = []

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            "The configuration file; by default the nearest .tfproof.yaml up to the root of the git repository.",
            valueName: "file"
        )
    )
    var config: String?

    @Flag(name: .customLong("no-config"), help: "Read no configuration file.")
    var isConfigurationOff = false

    /// What was chosen.
    var choice: RuleChoice {
        RuleChoice(
            only: only,
            disabled: disabled,
            directories: directories,
            config: config,
            isConfigurationOff: isConfigurationOff
        )
    }

    func validate() throws {
        if isConfigurationOff && config != nil {
            throw ValidationError("--no-config cannot be given with --config")
        }
    }
}
