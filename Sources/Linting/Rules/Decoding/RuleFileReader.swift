package import YAMLReader

/// Reads one rule file: checks every key and collects everything that is wrong, not only the first of it.
package struct RuleFileReader: NodeReader {
    let source: SourceText
    package internal(set) var diagnostics: [Diagnostic] = []

    package init(_ source: SourceText) {
        self.source = source
    }

    /// The rule of the file; nil where the file is no mapping.
    ///
    /// Only with no error in `diagnostics` can it be used.
    package mutating func read(_ document: YAMLDocument) -> RuleDefinition? {
        for problem in document.problems { add(source.diagnostic(problem)) }
        guard document.problems.isEmpty else { return nil }
        guard let root = document.root, let members = root.mapping else {
            let start = YAMLNode.Position(line: 1, column: 1)
            diagnostics.append(
                source.diagnostic(
                    .wrongKind,
                    "a rule file is a mapping with keys such as `id` and `assert`",
                    from: start
                )
            )
            return nil
        }
        var rule = RuleDefinition(source: source)
        checkKeys(of: root, named: RuleKeys.top, required: RuleKeys.required)
        for member in members { read(member, into: &rule) }
        checkNames(of: rule)
        return rule
    }

    private mutating func read(_ member: YAMLNode.Member, into rule: inout RuleDefinition) {
        let node = member.value
        switch member.name {
        case "rules": _ = choice(node, of: ["v1"], what: "`rules` (the version of the format)")
        case "id": rule.id = identifier(node)
        case "aliases": rule.aliases = aliases(node)
        case "title": rule.title = text(node, what: "`title`").map(folded) ?? ""
        case "severity":
            rule.severity = choice(node, of: RuleKeys.severities, what: "`severity`").flatMap(Severity.init) ?? .error
        case "tags": rule.tags = texts(node, what: "`tags`")
        case "description": rule.description = text(node, what: "`description`").map(trimmed) ?? ""
        case "deprecated": rule.deprecated = text(node, what: "`deprecated`").map(folded)
        case "requires": rule.requiredModel = requirement(node)
        case "params": rule.parameters = parameters(node)
        case "for": rule.loops = bindings(node, of: "for")
        case "when": rule.when = expression(node, what: "`when`")
        case "let": rule.lets = bindings(node, of: "let")
        case "assert": rule.assertions = assertions(node)
        case "message": rule.message = template(node, what: "`message`")
        case "unknown": rule.unknown = template(node, what: "`unknown`")
        case "onUnknown": rule.onUnknown = unknownPolicy(node)
        case "ignorable": rule.isIgnorable = flag(node, what: "`ignorable`") ?? true
        case "at": rule.at = template(node, what: "`at`")
        case "remediation": rule.remediation = template(node, what: "`remediation`")
        case "references": rule.references = texts(node, what: "`references`")
        case "tests": rule.tests = node
        default: break
        }
    }
}

/// The keys of a rule file and of its parts.
enum RuleKeys {
    static let top = [
        "rules", "id", "aliases", "title", "severity", "tags", "description", "deprecated", "requires", "params", "for",
        "when", "let", "assert", "message", "unknown", "onUnknown", "ignorable", "at", "remediation", "references",
        "tests",
    ]
    static let required = ["rules", "id", "title", "severity", "for", "assert"]
    static let severities = ["error", "warning", "info"]
    /// The keys whose values are texts and no expressions.
    static let texts = [
        "id", "title", "severity", "description", "deprecated", "message", "unknown", "remediation", "name",
    ]
    static let parameter = ["type", "default", "description", "enum"]
    static let assertion = ["that", "message"]
}
