extension CompiledRule {
    /// What the rule can be told, for a terminal: name, type and meaning, and below them the value that holds else.
    package var parameterLines: [String] {
        definition.parameters.flatMap { declaration in
            let value = declaration.defaultValue.map { "default: \(YAMLText.flow($0))" } ?? "must be set"
            let head = "  \(declaration.name) (\(declaration.type)): \(declaration.description)"
            return [head, "    \(value)"].map { TextEscape.escaped(TextFolding.oneLine($0)) }
        }
    }
}
