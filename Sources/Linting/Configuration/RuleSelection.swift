import YAMLReader

/// Which rules run: those that the command line names, else those of the configuration, else all.
package struct RuleSelection: Sendable {
    /// What a selection comes to.
    package struct Choice: Sendable {
        package var rules: RuleSet
        /// What is wrong with the ids of the configuration.
        package var diagnostics: [Diagnostic] = []
        /// The ids of the command line that no rule has.
        package var unknownIDs: [String] = []
        /// What is to be said of a choice that leaves rules out without the command line's doing.
        package var notices: [String] = []
    }

    /// The ids that the command line asks for; empty where it asks for none in particular.
    private let only: [String]
    /// The ids that the command line rules out.
    private let disabled: [String]
    private let configuration: Configuration?

    package init(only: [String] = [], disabled: [String] = [], configuration: Configuration? = nil) {
        self.only = only
        self.disabled = disabled
        self.configuration = configuration
    }

    /// The rules of a set that run.
    package func choose(from rules: RuleSet) -> Choice {
        var choice = Choice(rules: rules)
        let wanted = ids(only, in: rules, &choice)
        let unwanted = ids(disabled, in: rules, &choice)
        let left = configuration.map { turnedOff(by: $0, in: rules, &choice) } ?? []
        // Who asks for a rule by its name gets it, whatever the project has set.
        let silent = wanted.isEmpty ? left : []
        choice.rules = rules.filtered { rule in
            (wanted.isEmpty || wanted.contains(rule.id)) && !unwanted.contains(rule.id) && !silent.contains(rule.id)
        }
        let named = silent.subtracting(unwanted).sorted()
        if let configuration, !named.isEmpty {
            let verb = named.count == 1 ? "rule is" : "rules are"
            choice.notices.append(
                "\(configuration.source.file): \(named.count) \(verb) turned off: \(named.joined(separator: ", "))"
            )
        }
        return choice
    }

    /// The rules' own ids for those of the command line, which may be former ones.
    private func ids(_ names: [String], in rules: RuleSet, _ choice: inout Choice) -> Set<String> {
        var ids: Set<String> = []
        for name in names {
            guard let id = rules.currentID(of: name) else {
                choice.unknownIDs.append(name)
                continue
            }
            if id != name { choice.notices.append("the rule `\(name)` is called `\(id)` now") }
            ids.insert(id)
        }
        return ids
    }

    /// The rules that a configuration leaves out.
    private func turnedOff(
        by configuration: Configuration,
        in rules: RuleSet,
        _ choice: inout Choice
    ) -> Set<String> {
        let only = resolve(configuration.only, configuration, rules, &choice)
        let disabled = resolve(configuration.disabled, configuration, rules, &choice)
        var enabled: [String: Bool] = [:]
        for (name, setting) in configuration.settings.rules {
            if let id = rules.currentID(of: name), let isEnabled = setting.isEnabled { enabled[id] = isEnabled }
        }
        let isClosed = !configuration.only.isEmpty
        for (id, entry) in disabled.sorted(by: { $0.key < $1.key }) {
            if only[id] != nil { contradict("`disable` and `only` both name `\(id)`", entry, &choice) }
            if enabled[id] == true {
                contradict("`disable` names `\(id)`, which is also set to be enabled", entry, &choice)
            }
        }
        for (id, entry) in only.sorted(by: { $0.key < $1.key }) where enabled[id] == false {
            contradict("`only` names `\(id)`, which is also set not to be enabled", entry, &choice)
        }
        for (name, setting) in configuration.settings.rules.sorted(by: { $0.key < $1.key }) where isClosed {
            guard setting.isEnabled == true, let id = rules.currentID(of: name), only[id] == nil else { continue }
            let message = "`\(name)` is set to be enabled, but `only` does not name it"
            choice.diagnostics.append(setting.diagnostic(.contradiction, message, id: name))
        }
        return Set(
            rules.rules.map(\.id).filter { id in
                isClosed && only[id] == nil || disabled[id] != nil || enabled[id] == false
            }
        )
    }

    /// The rules of ids in the configuration; reported is what no rule has, or has no more.
    private func resolve(
        _ entries: [RuleDefinition.Text],
        _ configuration: Configuration,
        _ rules: RuleSet,
        _ choice: inout Choice
    ) -> [String: RuleDefinition.Text] {
        var found: [String: RuleDefinition.Text] = [:]
        for entry in entries {
            guard let id = rules.currentID(of: entry.text) else {
                choice.diagnostics.append(
                    configuration.source.diagnostic(
                        .unknownSetting,
                        "there is no rule `\(entry.text)`",
                        at: entry.node,
                        hint: Suggestion.hint(for: entry.text, among: Array(rules.knownIDs)),
                        replacement: Suggestion.nearest(to: entry.text, among: Array(rules.knownIDs))
                    )
                )
                continue
            }
            if id != entry.text {
                choice.diagnostics.append(
                    configuration.source.diagnostic(
                        .formerID,
                        "the rule `\(entry.text)` is called `\(id)` now",
                        at: entry.node,
                        replacement: id,
                        as: .warning
                    )
                )
            }
            found[id] = entry
        }
        return found
    }

    private func contradict(_ message: String, _ entry: RuleDefinition.Text, _ choice: inout Choice) {
        guard let source = configuration?.source else { return }
        choice.diagnostics.append(source.diagnostic(.contradiction, message, at: entry.node))
    }
}
