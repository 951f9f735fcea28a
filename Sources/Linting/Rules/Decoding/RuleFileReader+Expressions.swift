import YAMLReader

extension RuleFileReader {
    /// A CEL expression; where YAML made something else of it the advice says how to write it.
    mutating func expression(_ node: YAMLNode, what: String) -> RuleDefinition.Text? {
        switch node.content {
        case .scalar(let text) where !node.isNull && !TextFolding.trimmed(text).isEmpty:
            return RuleDefinition.Text(text: text, node: node)
        case .scalar:
            add(source.diagnostic(.wrongKind, "\(what) is empty; an expression is expected", at: node))
        case .sequence, .mapping:
            let mangling: YAMLProblem.Mangling = node.sequence == nil ? .mapping : .list
            add(source.diagnostic(YAMLProblem(.mangled(mangling), "\(what) is an expression", at: node.position)))
        }
        return nil
    }

    /// A text with `${ CEL }` in it.
    mutating func template(_ node: YAMLNode, what: String) -> RuleDefinition.Text? {
        text(node, what: what).map { RuleDefinition.Text(text: $0, node: node) }
    }

    /// The entries of `for` and `let`: one name with its expression each.
    mutating func bindings(_ node: YAMLNode, of key: String) -> [RuleDefinition.Binding] {
        guard let entries = node.sequence else {
            add(
                source.diagnostic(
                    .wrongKind,
                    "`\(key)` must be a list, this is \(node.kindName)",
                    at: node,
                    hint: "write `- name: expression`"
                )
            )
            return []
        }
        if entries.count > RuleNames.bindingLimit {
            add(source.diagnostic(.wrongValue, "`\(key)` has more than \(RuleNames.bindingLimit) entries", at: node))
            return []
        }
        if entries.isEmpty { add(source.diagnostic(.wrongValue, "`\(key)` needs at least one entry", at: node)) }
        return entries.compactMap { entry in
            guard let members = entry.mapping, members.count == 1, let member = members.first else {
                let message = "an entry of `\(key)` is one name with its expression"
                add(source.diagnostic(.wrongKind, message, at: entry, hint: "write `- name: expression`"))
                return nil
            }
            return binding(member, of: key)
        }
    }

    private mutating func binding(_ member: YAMLNode.Member, of key: String) -> RuleDefinition.Binding? {
        if !RuleNames.isName(member.name) {
            let message =
                "`\(member.name)` cannot be a name; names are letters and digits and start with a small letter"
            add(source.diagnostic(.wrongValue, message, from: member.position))
        }
        return expression(member.value, what: "`\(member.name)`").map {
            RuleDefinition.Binding(name: member.name, position: member.position, expression: $0)
        }
    }

    /// `assert`: one expression, or a list of `{that, message}`.
    mutating func assertions(_ node: YAMLNode) -> [RuleDefinition.Assertion] {
        guard let entries = node.sequence, entries.allSatisfy({ $0.mapping != nil }), !entries.isEmpty else {
            return expression(node, what: "`assert`").map { [RuleDefinition.Assertion(that: $0)] } ?? []
        }
        return entries.compactMap { entry in
            checkKeys(of: entry, named: RuleKeys.assertion, required: ["that"])
            guard let that = entry["that"].flatMap({ expression($0, what: "`that`") }) else { return nil }
            let message = entry["message"].flatMap { template($0, what: "`message`") }
            return RuleDefinition.Assertion(that: that, message: message)
        }
    }

    /// Names must be new, and `at` must be one of `for`, or a field of one.
    mutating func checkNames(of rule: RuleDefinition) {
        var seen: Set<String> = ["plan", "params"]
        for binding in rule.loops + rule.lets where !seen.insert(binding.name).inserted {
            let message = "the name `\(binding.name)` is taken"
            add(source.diagnostic(.duplicateName, message, from: binding.position, hint: "choose another name"))
        }
        guard let at = rule.at else { return }
        let names = rule.loops.map(\.name)
        let parts = at.text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
            .map { String(Substring($0)) }
        if parts.count > 2 || !names.contains(parts[0]) {
            add(
                source.diagnostic(
                    .unknownName,
                    "`at` must be a name of `for`, or a field of one",
                    at: at.node,
                    hint: Suggestion.hint(for: parts[0], among: names),
                    notes: ["names: \(names.joined(separator: ", "))"]
                )
            )
        }
    }
}

enum RuleNames {
    /// How many entries `for` and `let` have at most.
    static let bindingLimit = 32

    /// Whether a text is an id: lower case words joined by dashes.
    static func isID(_ text: String) -> Bool {
        guard let first = text.utf8.first, (97...122).contains(first) else { return false }
        return text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false).allSatisfy { word in
            !word.isEmpty && word.allSatisfy { (97...122).contains($0) || (48...57).contains($0) }
        }
    }

    /// Whether a text is a name as `for`, `let` and `params` take it: letters and digits, the first a small letter.
    static func isName(_ text: String) -> Bool {
        guard let first = text.utf8.first, (97...122).contains(first) else { return false }
        return text.utf8.allSatisfy { (97...122).contains($0) || (65...90).contains($0) || (48...57).contains($0) }
    }
}
