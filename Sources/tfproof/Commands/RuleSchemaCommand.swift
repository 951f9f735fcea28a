import ArgumentParser
import Linting

/// `tfproof rules schema`.
struct RuleSchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Write the JSON Schema of rule files, for editors."
    )

    func run() throws {
        Console.output(RuleSchema.text)
    }
}
