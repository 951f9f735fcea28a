import AWSModel
import ArgumentParser
import Linting

/// Which rules run.
struct RuleOptions: ParsableArguments {
    @Option(
        name: .long,
        parsing: .singleValue,
        help: ArgumentHelp("Run only this rule; may be repeated.", valueName: "id")
    )
    var only: [String] = []

    @Option(
        name: .customLong("disable-rule"),
        parsing: .singleValue,
        help: ArgumentHelp("Do not run this rule; may be repeated.", valueName: "id")
    )
    var disabled: [String] = []

    @Option(
        name: .customLong("rules"),
        parsing: .singleValue,
        help: ArgumentHelp("Add the rules of a directory; may be repeated.", valueName: "dir")
    )
    var directories: [String] = []

    @Option(name: .shortAndLong, help: ArgumentHelp("Reserved for a configuration file.", visibility: .hidden))
    var config: String?

    /// What holds where no option is given.
    static var defaults: RuleOptions {
        var options = RuleOptions()
        (options.only, options.disabled, options.directories, options.config) = ([], [], [], nil)
        return options
    }

    /// The built-in rules with those of the directories.
    private func extendedRules() throws -> RuleSet {
        var files = BuiltInRules.files
        for directory in directories {
            files += try RuleDirectory(directory).files(tests: false)
        }
        return RuleSet(files, schema: PlanModel.schema)
    }

    /// The rules that were asked for.
    ///
    /// - Throws: `Failure` where a rule is broken, an id is unknown, a directory has no rules, or none is left to run.
    func load() throws -> RuleSet {
        if config != nil { throw Failure("there is no configuration file yet", advice: "leave --config out") }
        let rules = directories.isEmpty ? BuiltInRuleSet.rules : try extendedRules()
        if rules.hasErrors { throw Failure(rules.diagnostics.filter { $0.severity == .error }) }
        for id in only + disabled where rules[id] == nil {
            throw Failure("there is no rule \(TextEscape.escaped(id))", advice: "tfproof rules list shows all rules")
        }
        let (wanted, unwanted) = (only.compactMap { rules[$0]?.id }, disabled.compactMap { rules[$0]?.id })
        let chosen = rules.filtered { rule in
            (wanted.isEmpty || wanted.contains(rule.id)) && !unwanted.contains(rule.id)
        }
        if chosen.rules.isEmpty { throw Failure("no rule is left to run") }
        return chosen
    }
}
