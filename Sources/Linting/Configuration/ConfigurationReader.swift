import YAMLReader

/// Reads a configuration file: checks every key and collects everything that is wrong, not only the first of it.
struct ConfigurationReader: NodeReader {
    let source: SourceText
    var diagnostics: [Diagnostic] = []

    init(_ source: SourceText) {
        self.source = source
    }

    /// The configuration, as far as it can be read; an empty file sets nothing.
    mutating func read(_ document: YAMLDocument) -> Configuration {
        var configuration = Configuration(source: source)
        for problem in document.problems { add(diagnostic(of: problem)) }
        guard document.problems.isEmpty, let root = document.root, !root.isNull else { return configuration }
        guard let members = root.mapping else {
            let message = "a configuration is a mapping with keys such as `rules` and `disable`"
            add(source.diagnostic(.wrongKind, message, at: root))
            return configuration
        }
        checkKeys(of: root, named: ConfigurationKeys.top)
        for member in members { read(member, into: &configuration) }
        return configuration
    }

    /// What is wrong with the YAML; nothing in it is an expression, so the advice for those would mislead.
    private func diagnostic(of problem: YAMLProblem) -> Diagnostic {
        guard case .mangled(let mangling) = problem.kind, mangling != .alias, mangling != .anchor else {
            return source.diagnostic(problem)
        }
        let hint = "a \(mangling.rawValue) starts here; a text that starts like this stands in quotes"
        return source.diagnostic(.notYAML, problem.message, from: problem.position, hint: hint)
    }

    private mutating func read(_ member: YAMLNode.Member, into configuration: inout Configuration) {
        let node = member.value
        switch member.name {
        case "rules": configuration.settings = RuleSettings(rules: rules(node))
        case "only":
            configuration.only = entries(node, what: "`only`")
            if configuration.only.isEmpty, node.sequence != nil {
                let hint = "leave `only` out to run all rules"
                add(source.diagnostic(.wrongValue, "`only` names no rule", at: node, hint: hint))
            }
        case "disable": configuration.disabled = entries(node, what: "`disable`")
        case "rules-directories": configuration.directories = entries(node, what: "`rules-directories`")
        case "unknown":
            let names = RuleDefinition.UnknownPolicy.allCases.map(\.rawValue)
            configuration.unknown = choice(node, of: names, what: "`unknown`")
                .flatMap(RuleDefinition.UnknownPolicy.init)
        case "minimum-failure-severity":
            configuration.minimumFailureSeverity = severity(node, what: "`minimum-failure-severity`")
        default: break
        }
    }

    private mutating func severity(_ node: YAMLNode, what: String) -> Severity? {
        choice(node, of: RuleKeys.severities, what: what).flatMap(Severity.init)
    }

    /// A list of texts with their places; each is to stand there once.
    private mutating func entries(_ node: YAMLNode, what: String) -> [RuleDefinition.Text] {
        guard let elements = node.sequence else {
            let message = "\(what) must be a list of texts, this is \(node.kindName)"
            add(source.diagnostic(.wrongKind, message, at: node, hint: node.scalar.map { "write `[\($0)]`" } ?? ""))
            return []
        }
        var seen: Set<String> = []
        return elements.compactMap { element in
            guard let text = text(element, what: "an entry of \(what)") else { return nil }
            if !seen.insert(text).inserted {
                add(source.diagnostic(.duplicateName, "\(what) names `\(text)` twice", at: element))
            }
            return RuleDefinition.Text(text: text, node: element)
        }
    }

    /// The settings by id.
    private mutating func rules(_ node: YAMLNode) -> [String: RuleSettings.Rule] {
        guard let members = node.mapping else {
            let message = "`rules` must be a mapping of ids, this is \(node.kindName)"
            let hint = node.scalar == "v1" ? "a rule stands in a file of its own" : "write `rules: {ID: {…}}`"
            add(source.diagnostic(.wrongKind, message, at: node, hint: hint))
            return [:]
        }
        var rules: [String: RuleSettings.Rule] = [:]
        for member in members { rules[member.name] = rule(member) }
        return rules
    }

    private mutating func rule(_ member: YAMLNode.Member) -> RuleSettings.Rule {
        var rule = RuleSettings.Rule(source: source, position: member.position)
        let node = member.value
        guard node.mapping != nil else {
            let message = "the settings of `\(member.name)` must be a mapping, this is \(node.kindName)"
            let hint = "write `\(member.name): {enabled: …}`, with `severity` and `params` where they are to be set"
            add(source.diagnostic(.wrongKind, message, at: node, hint: hint))
            return rule
        }
        checkKeys(of: node, named: ConfigurationKeys.rule)
        rule.isEnabled = node["enabled"].flatMap { flag($0, what: "`enabled`") }
        rule.severity = node["severity"].flatMap { severity($0, what: "`severity`") }
        guard let parameters = node["params"] else { return rule }
        guard let members = parameters.mapping else {
            let message = "`params` must be a mapping, this is \(parameters.kindName)"
            add(source.diagnostic(.wrongKind, message, at: parameters))
            return rule
        }
        rule.parameters = members
        return rule
    }
}

/// The keys of a configuration and of its parts.
enum ConfigurationKeys {
    static let top = ["rules", "only", "disable", "rules-directories", "unknown", "minimum-failure-severity"]
    static let rule = ["enabled", "severity", "params"]
}
