import YAMLReader

extension RuleFileReader {
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
