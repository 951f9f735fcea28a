import ArgumentParser

/// `tfproof iam`.
struct IAMCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "iam",
        abstract: "Answer questions about IAM policies.",
        subcommands: [SimulateCommand.self]
    )
}
