package import YAMLReader

/// What a project's configuration or a test sets for rules: severities and parameters.
package struct RuleSettings: Sendable {
    /// The settings of one rule.
    package struct Rule: Sendable {
        /// In place of the rule's own severity.
        package var severity: Severity?
        /// Whether the rule runs; nil where nothing is said of it.
        package var isEnabled: Bool?
        /// The parameters that are set.
        package var parameters: [YAMLNode.Member]
        /// The text that the settings stand in.
        package var source: SourceText
        /// Where the text names the rule.
        package var position: YAMLNode.Position?

        package init(
            severity: Severity? = nil,
            isEnabled: Bool? = nil,
            parameters: [YAMLNode.Member] = [],
            source: SourceText = SourceText(file: "", text: ""),
            position: YAMLNode.Position? = nil
        ) {
            self.severity = severity
            self.isEnabled = isEnabled
            self.parameters = parameters
            self.source = source
            self.position = position
        }
    }

    /// By the id of the rule, or one that it had before.
    package var rules: [String: Rule]

    package init(rules: [String: Rule] = [:]) {
        self.rules = rules
    }
}

extension RuleSettings.Rule {
    /// A diagnostic about the id under which the settings stand.
    func diagnostic(
        _ code: DiagnosticCode,
        _ message: String,
        id: String,
        replacement: String? = nil,
        hint: String = "",
        as severity: Diagnostic.Severity = .error
    ) -> Diagnostic {
        guard let position else {
            return Diagnostic(severity, code: code, message, file: source.file, hint: hint)
        }
        return source.diagnostic(
            code,
            message,
            from: position,
            to: YAMLNode.Position(line: position.line, column: position.column + id.unicodeScalars.count),
            hint: hint,
            replacement: replacement,
            as: severity
        )
    }
}
