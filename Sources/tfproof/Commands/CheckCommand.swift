import ArgumentParser

/// `tfproof check PLAN…`, and `tfproof PLAN…`.
struct CheckCommand: ParsableCommand {
    static let name = "check"
    static let configuration = CommandConfiguration(
        commandName: name,
        abstract: "Lint plans (the default command)."
    )

    @Argument(help: ArgumentHelp("Plans, as JSON or binary; - reads JSON from standard input.", valueName: "plan"))
    var plans: [String] = []

    @OptionGroup var source: SourceOptions
    @OptionGroup var rules: RuleOptions
    @OptionGroup var organization: ControlOptions
    @OptionGroup var output: OutputOptions

    /// The check that was asked for.
    var check: Check {
        Check(
            plans: plans,
            source: source.choice,
            rules: rules.choice,
            organization: organization.choice,
            output: output.choice
        )
    }

    func run() throws { try check.run() }
}
