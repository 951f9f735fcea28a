package import YAMLReader

/// What a project's configuration or a test sets for rules: severities and parameters.
package struct RuleSettings: Sendable {
    /// The settings of one rule.
    package struct Rule: Sendable {
        /// In place of the rule's own severity.
        package var severity: Severity?
        /// The parameters that are set, by name.
        package var parameters: [(name: String, value: YAMLNode)]
        /// The text that the settings stand in.
        package var source: SourceText

        package init(
            severity: Severity? = nil,
            parameters: [(name: String, value: YAMLNode)] = [],
            source: SourceText = SourceText(file: "", text: "")
        ) {
            self.severity = severity
            self.parameters = parameters
            self.source = source
        }
    }

    /// By the id of the rule.
    package var rules: [String: Rule]

    package init(rules: [String: Rule] = [:]) {
        self.rules = rules
    }
}
