import ArgumentParser

/// The control policies of the organization, which no plan of an account has.
struct ControlOptions: ParsableArguments {
    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(
            "A service control policy that binds the roles; may be repeated. One must allow, as FullAWSAccess does.",
            valueName: "file"
        )
    )
    var scp: [String] = []

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(
            "A resource control policy that binds the resources of the account; may be repeated.",
            valueName: "file"
        )
    )
    var rcp: [String] = []

    /// What was chosen.
    var choice: ControlChoice { ControlChoice(scp: scp, rcp: rcp) }
}
