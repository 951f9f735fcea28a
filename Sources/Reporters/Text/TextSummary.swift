import Linting

/// The last lines of a report for people: how much was looked at, and what came of it.
struct TextSummary {
    private let report: Report

    init(_ report: Report) {
        self.report = report
    }

    var lines: [String] {
        var lines = [counts]
        if let date = report.managedPoliciesDate {
            lines.append("AWS-managed policies as of \(TextEscape.escaped(date))")
        }
        return lines
    }

    private var counts: String {
        let total = report.total
        let subject = "\(number(total.checked, "check")) by \(number(report.rules.count, "rule"))"
        guard total.checked > 0 else { return "\(subject): there is nothing here that the rules look at" }
        var parts = ["\(total.passed) passed"]
        // Only where it is so: see `TextReporter` on Atlantis.
        if total.failed > 0 { parts.append("\(total.failed) failed") }
        parts.append("\(total.unknown) unknown")
        if total.suppressed > 0 { parts.append("\(total.suppressed) suppressed") }
        if total.errors > 0 { parts.append("\(number(total.errors, "error")) (rules that failed to run)") }
        return "\(subject): \(parts.joined(separator: ", "))"
    }

    private func number(_ count: Int, _ thing: String) -> String {
        count == 1 ? "1 \(thing)" : "\(count) \(thing)s"
    }
}
