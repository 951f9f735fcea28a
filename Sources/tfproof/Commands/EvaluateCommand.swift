import AWSModel
import ArgumentParser
import Linting

/// `tfproof eval ['EXPR'] [PLAN]`.
struct EvaluateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "eval",
        abstract: "Evaluate an expression against a plan: its value, or what it depends on where that is not known.",
        discussion: """
            Without an expression it asks for them on the terminal, one after another; the tab key completes names.

              tfproof eval 'plan.ecs.taskDefinitions.map(t, t.family)' plan.json
              tfproof eval plan.json
            """
    )

    @Argument(help: ArgumentHelp("The expression, and the plan as JSON or binary.", valueName: "expression|plan"))
    var words: [String] = []

    @OptionGroup var source: SourceOptions

    func run() throws {
        guard let plan = words.last, words.count <= 2 else {
            throw Failure("no plan is named", advice: "tfproof eval 'EXPRESSION' PLAN, or tfproof eval PLAN")
        }
        if words.count == 1, !Console.inputIsTerminal || plan == "-" {
            throw Failure(
                "no expression is named",
                advice: "tfproof eval 'EXPRESSION' PLAN; only on a terminal tfproof asks for expressions"
            )
        }
        let input = try PlanInput(plan, source: source.choice)
        let evaluator = PlanExpression(schema: PlanModel.schema, model: input.model)
        guard words.count == 2 else { return try ExpressionPrompt(evaluator).run() }
        switch evaluator.answer(words[0]) {
        case .value(let lines): Console.output(lines.joined(separator: "\n") + "\n")
        case .failure(let lines): throw Failure(lines)
        }
    }
}
