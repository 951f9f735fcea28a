import ArgumentParser
import JSONReader

/// The command `tfproof`: `check` unless another subcommand is named.
struct TFProof: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tfproof",
        abstract: "Proof-reads Terraform plans: says of every check pass, fail or unknown.",
        discussion: """
            Reads the output of `terraform show -json` (or `tofu show -json`), or a binary plan, which it lets
            terraform show.

              terraform show -json tfplan | tfproof -
              tfproof tfplan

            Exit codes: 0 nothing failed, 1 findings, 2 tfproof could not do its job.
            """,
        subcommands: [
            CheckCommand.self, AccessCommand.self, RulesCommand.self, ExplainCommand.self, EvaluateCommand.self,
            IAMCommand.self, SchemaCommand.self, ConfigurationCommand.self, LanguageServerCommand.self,
            VersionCommand.self,
        ],
        defaultSubcommand: CheckCommand.self
    )
}

/// The entry point: whatever a command throws becomes a message on standard error and an exit code.
@main
enum Main {
    static func main() {
        Heap.growInLargeSteps()
        Heap.takeProgramData()
        Console.outliveReaders()
        // Most commands want the rules: they are made ready while the arguments are read.
        Workers.start { _ = BuiltInRuleSet.rules }
        do {
            if let check = Check(of: CommandLine.arguments.dropFirst()) { return try check.run() }
            var command = try TFProof.parseAsRoot()
            try command.run()
            // At once, for the rules may still be on their way.
            ExitStatus.clean.exit()
        } catch let status as ExitStatus {
            status.exit()
        } catch let failure as Failure {
            Console.error(failure.lines)
            ExitStatus.unusable.exit()
        } catch {
            Main.exit(withParserError: error)
        }
    }

    /// Shows help where it was asked for, and what is wrong with the arguments otherwise.
    private static func exit(withParserError error: any Error) {
        let message = TFProof.fullMessage(for: error)
        if TFProof.exitCode(for: error).isSuccess {
            Console.output(message + "\n")
            ExitStatus.clean.exit()
        }
        Console.error([message])
        ExitStatus.unusable.exit()
    }
}
