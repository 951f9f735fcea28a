import Linting

/// The index of rules that stands in `rules/README.md`.
struct RuleIndex {
    private let rules: RuleSet

    init(_ rules: RuleSet) {
        self.rules = rules
    }

    /// A table with a row for each rule, sorted by id.
    var markdown: String {
        let header = [
            "# Rules", "",
            "Made by `tfproof rules list --markdown`; edit the rules instead. `tfproof rules show ID` tells more of one.",
            "", "| rule | severity | what holds | tags |", "|---|---|---|---|",
        ]
        let rows = rules.rules.map { rule in
            let path = rule.definition.source.file.replacing("rules/", with: "", maxReplacements: 1)
            let tags = rule.info.tags.joined(separator: ", ")
            return "| [`\(rule.id)`](\(path)) | \(rule.severity.rawValue) | \(cell(rule.info.title)) | \(tags) |"
        }
        return (header + rows).joined(separator: "\n") + "\n"
    }

    private func cell(_ text: String) -> String {
        TextEscape.escaped(text).replacing("|", with: "\\|").replacing("<", with: "&lt;")
    }
}
