import YAMLReader

extension RuleFileReader {
    /// Reports unknown keys, with the nearest known one, and missing keys.
    mutating func checkKeys(of node: YAMLNode, named known: [String], required: [String] = []) {
        guard let members = node.mapping else { return }
        for member in members where !known.contains(member.name) {
            let nearest = Suggestion.nearest(to: member.name, among: known)
            let hint = nearest.map { "did you mean `\($0)`?" } ?? ""
            let end = YAMLNode.Position(
                line: member.position.line,
                column: member.position.column + member.name.unicodeScalars.count
            )
            add(
                source.diagnostic(
                    .unknownKey,
                    "unknown key `\(member.name)`",
                    from: member.position,
                    to: end,
                    hint: hint,
                    notes: hint.isEmpty ? ["keys: \(known.joined(separator: ", "))"] : [],
                    replacement: nearest
                )
            )
        }
        // A key that is misspelt is not missing as well.
        let meant = members.filter { !known.contains($0.name) }
            .compactMap { Suggestion.nearest(to: $0.name, among: known) }
        for name in required where node[name] == nil && !meant.contains(name) {
            add(source.diagnostic(.missingKey, "`\(name)` is missing", from: node.position))
        }
    }

    /// The text of a scalar; anything else is reported.
    mutating func text(_ node: YAMLNode, what: String) -> String? {
        guard let text = node.scalar, !node.isNull else {
            add(source.diagnostic(.wrongKind, "\(what) must be a text, this is \(node.kindName)", at: node))
            return nil
        }
        return text
    }

    /// The texts of a list of scalars.
    mutating func texts(_ node: YAMLNode, what: String) -> [String] {
        guard let elements = node.sequence else {
            add(source.diagnostic(.wrongKind, "\(what) must be a list of texts, this is \(node.kindName)", at: node))
            return []
        }
        return elements.compactMap { text($0, what: "an entry of \(what)") }
    }

    /// A text that must be one of a few.
    mutating func choice(_ node: YAMLNode, of allowed: [String], what: String) -> String? {
        guard let text = text(node, what: what) else { return nil }
        guard allowed.contains(text) else {
            let names = allowed.map { "`\($0)`" }.joined(separator: ", ")
            let one = allowed.count == 1 ? names : "one of \(names)"
            add(
                source.diagnostic(
                    .wrongValue,
                    "\(what) must be \(one)",
                    at: node,
                    hint: Suggestion.hint(for: text, among: allowed),
                    replacement: Suggestion.nearest(to: text, among: allowed)
                )
            )
            return nil
        }
        return text
    }

    /// The id of a rule: lower case words with dashes, and the name of the file.
    mutating func identifier(_ node: YAMLNode) -> String {
        guard let id = text(node, what: "`id`") else { return "" }
        if !RuleNames.isID(id) {
            add(source.diagnostic(.wrongValue, "`id` must be lower case words joined by dashes", at: node))
        } else if id != source.stem {
            let hint = "rename the file to `\(id).yaml` or the rule to `\(source.stem)`"
            add(source.diagnostic(.idAndFileName, "the id and the name of the file differ", at: node, hint: hint))
        }
        return id
    }

    /// Former ids of the rule.
    mutating func aliases(_ node: YAMLNode) -> [String] {
        let names = texts(node, what: "`aliases`")
        for name in names where !RuleNames.isID(name) {
            add(source.diagnostic(.wrongValue, "an alias must be lower case words joined by dashes", at: node))
        }
        return names
    }

    /// `true` or `false`.
    mutating func flag(_ node: YAMLNode, what: String) -> Bool? {
        if let word = YAMLBoolean.meaning(of: node) {
            let message = "\(what) must be `true` or `false`"
            add(source.diagnostic(.wrongValue, message, at: node, hint: "write `\(word)`", replacement: word))
            return nil
        }
        return choice(node, of: ["true", "false"], what: what).map { $0 == "true" }
    }

    mutating func unknownPolicy(_ node: YAMLNode) -> RuleDefinition.UnknownPolicy {
        let names = RuleDefinition.UnknownPolicy.allCases.map(\.rawValue)
        return choice(node, of: names, what: "`onUnknown`").flatMap(RuleDefinition.UnknownPolicy.init) ?? .report
    }

    /// `requires: {model: "1.2"}`.
    mutating func requirement(_ node: YAMLNode) -> RuleDefinition.Text? {
        guard node.mapping != nil else {
            add(source.diagnostic(.wrongKind, "`requires` must be a mapping, this is \(node.kindName)", at: node))
            return nil
        }
        checkKeys(of: node, named: ["model"])
        guard let model = node["model"], let version = text(model, what: "`model`") else { return nil }
        guard ModelVersion(version) != nil else {
            add(source.diagnostic(.wrongValue, "`model` must be a version such as \"1.2\"", at: model))
            return nil
        }
        return RuleDefinition.Text(text: version, node: model)
    }

    /// Text on one line: line feeds with the blanks around them become one blank.
    func folded(_ text: String) -> String { TextFolding.oneLine(text) }

    func trimmed(_ text: String) -> String { TextFolding.trimmed(text) }
}
