import ArgumentParser
import Linting

/// `tfproof explain RULE ADDRESS [PLAN]`.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Show how a rule comes to its verdict on a resource: the condition with its values, the evidence.",
        discussion: "With nothing but a code such as R0102 it says what that diagnostic of a rule file is about."
    )

    @Argument(help: "The id of the rule, or the code of a diagnostic.")
    var rule: String

    @Argument(help: "The address of the resource instance, as the plan spells it.")
    var address: String?

    @Argument(help: ArgumentHelp("The plan, as JSON or binary; - reads JSON from standard input.", valueName: "plan"))
    var plan = "plan.json"

    @OptionGroup var source: SourceOptions
    @OptionGroup var rules: RuleOptions
    @OptionGroup var organization: ControlOptions

    func run() throws {
        guard let address else { return try explainCode() }
        guard let chosen = try rules.choice.load().all[rule] else {
            throw Failure("there is no rule \(TextEscape.escaped(rule))", advice: "tfproof rules list shows all rules")
        }
        var files = PolicyFiles()
        let controls = try organization.choice.controls(reading: &files)
        let input = try PlanInput(plan, source: source.choice, controls: controls)
        let lines = Explainer.lines(rule: chosen, subject: input.subject, address: address)
        guard !lines.isEmpty else {
            throw Failure("\(chosen.id) says nothing of \(TextEscape.escaped(address)) in \(TextEscape.escaped(plan))")
        }
        Console.output(lines.joined(separator: "\n") + "\n")
    }

    private func explainCode() throws {
        guard DiagnosticPage.isCode(rule) else {
            throw Failure(
                "no resource is named",
                advice: "tfproof explain RULE ADDRESS [PLAN], or tfproof explain CODE for a diagnostic of a rule file"
            )
        }
        guard let page = DiagnosticPage.page(of: rule) else {
            let codes = DiagnosticPage.all.map(\.code).joined(separator: ", ")
            throw Failure("there is no diagnostic \(rule)", advice: "there are \(codes)")
        }
        Console.output(page.lines.joined(separator: "\n") + "\n")
    }
}
