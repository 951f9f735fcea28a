package import Linting

/// Text for people: a block for each finding, then one line that counts.
///
/// The first line of a block is `error: message [rule]`, on one line whatever its length, for those who search logs.
/// Failures come first, then what is unknown, then rules that failed themselves. A run without findings does not hold
/// the letters "fail", which Atlantis searches the output of custom policy checks for; any other run that is to turn
/// a build red holds them.
package struct TextReporter: Reporter {
    package static let format = ReportFormat.text
    /// How many instances of a block are named besides the first one.
    private static let addressLimit = 3

    private let style: TextStyle

    package init(style: TextStyle = .plain) {
        self.style = style
    }

    package func render(_ report: Report) -> String {
        var blocks: [[String]] = []
        if !report.notices.isEmpty { blocks.append(report.notices.map { "\(style.paint("note", .dim)): \(line($0))" }) }
        var remedies: Set<String> = []
        for finding in report.findings where finding.verdict == .fail { blocks.append(failure(finding, &remedies)) }
        blocks += report.findings.filter { $0.verdict == .unknown }.map(unknown)
        blocks += report.findings.filter { $0.verdict == .error }.map(error)
        blocks.append(TextSummary(report).lines)
        let text = blocks.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
        return RunnerCommand.disarmed(text) { "\\u{\(String($0.value, radix: 16))}" }
    }

    /// A remedy that was given before is not given again: one mistake tends to be made in many places.
    private func failure(_ finding: Finding, _ remedies: inout Set<String>) -> [String] {
        let mark = ink(of: finding.severity)
        var lines = [headline(finding, label(of: finding.severity))] + place(finding, mark) + evidence(finding)
        guard !remedies.contains(finding.remediation) else { return lines }
        let remedy = finding.remedy.map { "    \(line($0))" }
        if !remedy.isEmpty {
            remedies.insert(finding.remediation)
            lines.append("  \(style.paint("to fix:", .dim))")
            lines += remedy
        }
        return lines
    }

    private func unknown(_ finding: Finding) -> [String] {
        let causes = finding.dependsOn.map { "  \(style.paint("depends on", .dim)) \(line($0))" }
        return [headline(finding, style.paint("unknown", .blue))] + place(finding, .blue) + causes
    }

    private func error(_ finding: Finding) -> [String] {
        [headline(finding, style.paint("rule error", .red))] + place(finding, .red) + evidence(finding)
    }

    private func headline(_ finding: Finding, _ label: String) -> String {
        "\(label): \(line(finding.message)) [\(line(finding.ruleID))]"
    }

    private func evidence(_ finding: Finding) -> [String] {
        finding.evidence.map { "  \(style.paint("-", .dim)) \(line($0))" }
    }

    private func label(of severity: Severity) -> String {
        style.paint(severity.rawValue, ink(of: severity))
    }

    private func ink(of severity: Severity) -> TextStyle.Ink {
        switch severity {
        case .error: .red
        case .warning: .yellow
        case .info: .blue
        }
    }

    /// Where it is: the file, the line as far as it may be shown, and how one gets there.
    private func place(_ finding: Finding, _ mark: TextStyle.Ink) -> [String] {
        var text = "  \(style.paint("on", .dim)) \(line(finding.location.text))"
        if !finding.address.isEmpty { text += ", in \(style.paint(line(finding.address), .bold))" }
        if !finding.attribute.isEmpty { text += "  \(line(finding.attribute))" }
        var lines = [text]
        if let snippet = finding.snippet {
            lines += SnippetText(snippet, line: finding.location.line).lines {
                style.paint($0, .dim)
            } mark: {
                style.paint($0, mark)
            }.map { "    \($0)" }
        }
        lines += finding.calls.reversed().map { "  \(style.paint("called from", .dim)) \(line($0.text))" }
        if let others = finding.others(limit: TextReporter.addressLimit) {
            lines.append("  \(style.paint("also in", .dim)) \(line(others))")
        }
        return lines
    }

    /// The text on one line, without anything that a terminal obeys.
    private func line(_ text: String) -> String { TextEscape.escaped(text) }
}
