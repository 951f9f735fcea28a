import ArgumentParser
import Linting

/// `tfproof explain RULE ADDRESS [PLAN]`.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Show how a rule comes to its verdict on a resource: the condition with its values, and the evidence."
    )

    @Argument(help: "The id of the rule.")
    var rule: String

    @Argument(help: "The address of the resource instance, as the plan spells it.")
    var address: String

    @Argument(help: ArgumentHelp("The plan, as JSON or binary; - reads JSON from standard input.", valueName: "plan"))
    var plan = "plan.json"

    @OptionGroup var source: SourceOptions
    @OptionGroup var rules: RuleOptions

    func run() throws {
        let set = try rules.load()
        guard let chosen = set[rule] else {
            throw Failure("there is no rule \(TextEscape.escaped(rule))", advice: "tfproof rules list shows all rules")
        }
        let input = try PlanInput(plan, source: source)
        let lines = Explainer.lines(rule: chosen, subject: input.subject, address: address)
        guard !lines.isEmpty else {
            throw Failure("\(chosen.id) says nothing of \(TextEscape.escaped(address)) in \(TextEscape.escaped(plan))")
        }
        Console.output(lines.joined(separator: "\n") + "\n")
    }
}
