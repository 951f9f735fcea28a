/// The index of a folder's rules, which stands in its `README.md`.
package struct RuleIndexPage {
    private let rules: RuleSet
    private let folder: String

    /// - Parameters:
    ///   - rules: The rules of the folder.
    ///   - folder: The folder as the rules' files name it, without a slash at its end.
    package init(_ rules: RuleSet, folder: String) {
        self.rules = rules
        self.folder = folder
    }

    /// A table with a row for each rule, sorted by id; each id leads to the page of the rule.
    package var markdown: String {
        let header = [
            "# Rules", "",
            "Made by `tfproof rules docs`; edit the rules instead.",
            "", "| rule | severity | what holds | tags |", "|---|---|---|---|",
        ]
        let rows = rules.rules.map { rule in
            let path = RulePage.path(of: rule).droppingFolder(folder)
            let tags = rule.info.tags.joined(separator: ", ")
            let title = MarkdownText.cell(rule.info.title)
            return "| [`\(rule.id)`](\(path)) | \(rule.definition.severity.rawValue) | \(title) | \(tags) |"
        }
        return (header + rows).joined(separator: "\n") + "\n"
    }
}

extension String {
    /// The path below a folder.
    fileprivate func droppingFolder(_ folder: String) -> String {
        let start = folder.isEmpty || folder.hasSuffix("/") ? folder : folder + "/"
        return hasPrefix(start) ? String(dropFirst(start.count)) : self
    }
}
