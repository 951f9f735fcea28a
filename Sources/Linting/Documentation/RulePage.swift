/// The page of a rule: what it is about, how it decides, what can be set, and what its tests show.
package struct RulePage {
    private let rule: CompiledRule
    private let tests: [RuleTest]

    package init(_ rule: CompiledRule, tests: [RuleTest]) {
        self.rule = rule
        self.tests = tests
    }

    /// The path of a rule's page: that of its file with another ending.
    package static func path(of rule: CompiledRule) -> String {
        let file = rule.definition.source.file
        for ending in [".yaml", ".yml"] where file.hasSuffix(ending) { return file.dropLast(ending.count) + ".md" }
        return file + ".md"
    }

    /// The page as Markdown.
    package var markdown: String {
        let definition = rule.definition
        let file = definition.source.file.split(separator: "/").last.map(String.init) ?? definition.source.file
        var lines = ["# \(rule.id)", "", "**\(MarkdownText.cell(rule.info.title))**", ""]
        lines += ["Severity `\(definition.severity.rawValue)`" + tags + ". Made from [`\(file)`](\(file)).", ""]
        if let reason = definition.deprecated { lines += ["> Deprecated: \(MarkdownText.cell(reason))", ""] }
        if !definition.description.isEmpty { lines += MarkdownText.paragraphs(definition.description) + [""] }
        lines += condition + parameters
        if !rule.info.remediation.isEmpty {
            lines += ["## What to do", ""] + MarkdownText.paragraphs(rule.info.remediation) + [""]
        }
        lines += examples
        if !definition.references.isEmpty {
            lines += ["## See also", ""] + definition.references.map { "- <\(TextEscape.escaped($0))>" } + [""]
        }
        while lines.last == "" { lines.removeLast() }
        return lines.joined(separator: "\n") + "\n"
    }

    private var tags: String {
        rule.info.tags.isEmpty ? "" : ", tags " + rule.info.tags.map { "`\($0)`" }.joined(separator: ", ")
    }

    /// What the rule goes over, where it applies, and what must hold.
    private var condition: [String] {
        let definition = rule.definition
        var code = definition.loops.map { "for \($0.name) in \(TextFolding.oneLine($0.expression.text))" }
        if let when = definition.when { code += ["when"] + indented(when.text) }
        for binding in definition.lets {
            code.append("let \(binding.name) = \(TextFolding.oneLine(binding.expression.text))")
        }
        for assertion in definition.assertions { code += ["assert"] + indented(assertion.that.text) }
        return ["## What must hold", ""] + MarkdownText.block(code.joined(separator: "\n"), language: "text") + [""]
    }

    private func indented(_ text: String) -> [String] {
        TextFolding.trimmed(text).split(separator: "\n").map { "  \($0)" }
    }

    private var parameters: [String] {
        let declarations = rule.definition.parameters
        guard !declarations.isEmpty else { return [] }
        let rows = declarations.map { declaration in
            let value = declaration.defaultValue.map { MarkdownText.code(YAMLText.flow($0)) } ?? "must be set"
            let summary = MarkdownText.cell(declaration.description)
            return "| `\(declaration.name)` | \(MarkdownText.code("\(declaration.type)")) | \(value) | \(summary) |"
        }
        return ["## Parameters", "", "| name | type | default | meaning |", "|---|---|---|---|"] + rows + [""]
    }

    /// The names of the tests say what the rule finds and what it lets pass.
    private var examples: [String] {
        guard !tests.isEmpty else { return [] }
        let rows = tests.map { "| \(MarkdownText.cell($0.name)) | \($0.expectation.verdicts) |" }
        return ["## Examples", "", "| case | verdict |", "|---|---|"] + rows + [""]
    }
}

extension RuleExpectation {
    /// The verdicts that are expected, without their numbers.
    fileprivate var verdicts: String {
        let all: [Verdict] = [.fail, .unknown, .pass, .notApplicable]
        return all.filter(includes).map(\.rawValue).joined(separator: ", ")
    }
}
