import Linting

/// Text for people: a block for each finding, then one line that counts.
///
/// No line begins with what a CI runner takes for a command, and a clean report does not hold the word "fail", which
/// Atlantis searches custom policy checks for.
struct TextReporter: Reporter {
    var usesColour = false

    func render(_ report: Report) -> String {
        var lines: [String] = []
        for notice in report.notices { lines += ["\(paint("note", .dim)): \(clean(notice))", ""] }
        let order: [Verdict] = [.error, .fail, .unknown]
        for verdict in order {
            for finding in report.findings where finding.verdict == verdict { lines += block(finding) + [""] }
        }
        lines.append(summary(report))
        if let date = report.managedPoliciesDate { lines.append("AWS-managed policies as of \(date)") }
        return lines.joined(separator: "\n") + "\n"
    }

    private func block(_ finding: Finding) -> [String] {
        var lines = ["\(label(finding)): \(clean(finding.message)) [\(clean(finding.ruleID))]"]
        lines.append("  \(paint("on", .dim)) \(place(finding))")
        lines += finding.evidence.map { "  \(paint("-", .dim)) \(clean($0))" }
        lines += finding.dependsOn.map { "  \(paint("depends on", .dim)) \(clean($0))" }
        if finding.verdict == .fail {
            for (position, line) in finding.remediation.utf8.split(separator: UInt8(ascii: "\n")).enumerated() {
                lines.append("  \(position == 0 ? paint("to do:", .dim) : "      ") \(clean(String(Substring(line))))")
            }
        }
        return lines
    }

    private func label(_ finding: Finding) -> String {
        switch finding.verdict {
        case .unknown: paint("unknown", .blue)
        case .error: paint("rule error", .red)
        case .fail, .pass, .notApplicable:
            switch finding.severity {
            case .error: paint("error", .red)
            case .warning: paint("warning", .yellow)
            case .info: paint("info", .blue)
            }
        }
    }

    private func place(_ finding: Finding) -> String {
        let location = finding.location
        let file = "\(clean(location.file)):\(location.line):\(location.column)"
        guard !finding.address.isEmpty else { return file }
        let attribute = finding.attribute.isEmpty ? "" : " \(clean(finding.attribute))"
        return "\(file), in \(paint(clean(finding.address), .bold))\(attribute)"
    }

    private func summary(_ report: Report) -> String {
        let total = report.total
        var counts = ["\(total.passed) passed"]
        if total.failed > 0 { counts.append("\(total.failed) failed") }
        counts.append("\(total.unknown) unknown")
        if total.errors > 0 { counts.append("\(total.errors) rule errors") }
        let checks = total.checked == 1 ? "1 check" : "\(total.checked) checks"
        let rules = report.rules.count == 1 ? "1 rule" : "\(report.rules.count) rules"
        return "\(checks) by \(rules): \(counts.joined(separator: ", "))"
    }

    /// One line, without control characters.
    private func clean(_ text: String) -> String { TextEscape.escaped(text) }

    private enum Style: String {
        case red = "31", yellow = "33", blue = "34", bold = "1", dim = "2"
    }

    private func paint(_ text: String, _ style: Style) -> String {
        usesColour ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
    }
}
