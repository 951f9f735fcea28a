import ArgumentParser
import Linting

/// `tfproof rules …`.
struct RulesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules",
        abstract: "List, show, write, check and test rules.",
        subcommands: [
            List.self, Show.self, NewRuleCommand.self, CheckRulesCommand.self, TestRulesCommand.self,
            DocumentRulesCommand.self, RuleSchemaCommand.self,
        ],
        defaultSubcommand: List.self
    )

    /// `tfproof rules list`.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "List the rules.")

        @OptionGroup var rules: RuleOptions

        func run() throws {
            let set = try rules.choice.load().rules
            let width = set.rules.map(\.id.count).max() ?? 0
            for rule in set.rules {
                let id = rule.id + String(repeating: " ", count: width - rule.id.count)
                let severity = rule.severity.rawValue
                let padding = String(repeating: " ", count: 7 - severity.count)
                Console.output("\(id)  \(severity)\(padding)  \(TextEscape.escaped(rule.info.title))\n")
            }
        }
    }

    /// `tfproof rules show ID`.
    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "show", abstract: "Show what a rule is about.")
        @Argument(help: "The id of the rule.")
        var id: String
        @OptionGroup var rules: RuleOptions

        func run() throws {
            let set = try rules.choice.load().all
            guard let rule = set[id] else {
                throw Failure(
                    "there is no rule \(TextEscape.escaped(id))",
                    advice: "tfproof rules list shows all rules"
                )
            }
            let info = rule.info
            var lines = ["\(info.id) (\(info.severity.rawValue))", info.title, ""]
            if !info.description.isEmpty { lines += [info.description, ""] }
            if !rule.parameterLines.isEmpty { lines += ["Parameters:"] + rule.parameterLines + [""] }
            if !info.remediation.isEmpty { lines += ["What to do:", info.remediation, ""] }
            if !info.references.isEmpty { lines += ["See:"] + info.references.map { "  \($0)" } + [""] }
            if !info.tags.isEmpty { lines += ["Tags: \(info.tags.joined(separator: ", "))", ""] }
            Console.output(lines.joined(separator: "\n"))
        }
    }
}
