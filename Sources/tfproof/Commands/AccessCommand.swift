import AWSModel
import ArgumentParser
import Linting
import Reporters
import TerraformPlan

extension AccessFormat: ExpressibleByArgument {}

/// `tfproof access PLAN`.
struct AccessCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "access",
        abstract: "Show who can read what: consumers, their roles, and the secrets, parameters and keys they need.",
        discussion: """
            For each consumer of the plan: the role that it reads with, what it needs, and whether the role's policies
            grant it, do not (missing), or whether that is not known before apply.

              tfproof access plan.json
              tfproof access plan.json --resource '*redis*' -f html -o access.html

            Exit codes: 0 the report is made, whatever it says; 2 tfproof could not do its job.
            """
    )

    @Argument(help: ArgumentHelp("The plan, as JSON or binary; - reads JSON from standard input.", valueName: "plan"))
    var plan: String

    @Option(
        name: .long,
        parsing: .singleValue,
        help: ArgumentHelp("Only roles whose address, ARN or name fits; * stands for any text.", valueName: "glob")
    )
    var role: [String] = []

    @Option(
        name: .long,
        parsing: .singleValue,
        help: ArgumentHelp("Only secrets, parameters and keys whose address, ARN or name fits.", valueName: "glob")
    )
    var resource: [String] = []

    @Flag(help: "Show also what the roles of the plan may read that nothing in the plan needs.")
    var all = false

    @Option(name: .shortAndLong, help: "The format: text, json, dot (Graphviz), mermaid or html.")
    var format: AccessFormat = .text

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("Write to a file instead of standard output.", valueName: "file")
    )
    var output: String?

    @OptionGroup var source: SourceOptions
    @OptionGroup var organization: ControlOptions

    func run() throws {
        var files = PolicyFiles()
        let controls = try organization.choice.controls(reading: &files)
        let input = try PlanInput(plan, source: source.choice, controls: controls)
        let report = input.model.accessReport(includesAll: all)
            .filtered(roles: role.map { Glob($0) }, resources: resource.map { Glob($0) })
        let options = AccessOptions(
            toolVersion: Version.current,
            plan: input.plan.name,
            notices: input.plan.notices + input.plan.sourceNotices,
            usesColour: output == nil && Console.usesColour
        )
        let text = format.render(report, options: options)
        try OutputFile.refuseInputs([output].compactMap { $0 })
        if let output { try OutputFile.write(text, to: output) } else { Console.output(text) }
    }
}
