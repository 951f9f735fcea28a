import ArgumentParser
import IAM

/// `tfproof version`.
struct VersionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "version", abstract: "Show the version.")

    func run() throws {
        Console.output("tfproof \(Version.current) (AWS-managed policies as of \(ManagedPolicies.date))\n")
    }
}
