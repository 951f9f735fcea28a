import ArgumentParser
import Reporters

/// `tfproof config …`.
struct ConfigurationCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config",
        abstract: "About the configuration file, .tfproof.yaml.",
        subcommands: [Schema.self]
    )

    /// `tfproof config schema`.
    struct Schema: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "schema",
            abstract: "Write the JSON Schema of configuration files, for editors: with all rules and their parameters."
        )

        @OptionGroup var rules: RuleOptions

        func run() throws {
            Console.output(ConfigurationSchemaJSON.text(of: try rules.choice.load().all))
        }
    }
}
