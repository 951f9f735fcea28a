import AWSModel
import Linting

/// A table for terminals, the verdict first; then why something is missing or unknown.
struct AccessTextReporter {
    private static let heads = ["VERDICT", "CONSUMER", "ROLE", "RESOURCE", "ACTIONS"]

    private let style: TextStyle

    init(style: TextStyle) {
        self.style = style
    }

    func render(_ view: AccessView) -> String {
        var blocks: [[String]] = []
        if !view.notices.isEmpty { blocks.append(view.notices.map { "\(style.paint("note", .dim)): \($0)" }) }
        if !view.rows.isEmpty { blocks.append(table(view.rows)) }
        for verdict in [AccessReport.Verdict.missing, .unknown] {
            blocks += view.rows.filter { $0.verdict == verdict }.map(explanation)
        }
        blocks.append(summary(view))
        let text = blocks.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
        return RunnerCommand.disarmed(text) { "\\u{\(String($0.value, radix: 16))}" }
    }

    private func table(_ rows: [AccessView.Row]) -> [String] {
        let cells = rows.map { row in
            [
                row.verdict.rawValue, row.consumer?.name ?? "-", row.role.name, row.resource.name,
                row.grants.map(\.action).joined(separator: ", "),
            ]
        }
        let widths = AccessTextReporter.heads.indices.map { column in
            ([AccessTextReporter.heads] + cells).map { $0[column].unicodeScalars.count }.max() ?? 0
        }
        func line(_ texts: [String], _ paint: (Int, String) -> String) -> String {
            texts.indices.map { column in
                let isLast = column == texts.count - 1
                let gap = isLast ? 0 : widths[column] - texts[column].unicodeScalars.count
                return paint(column, texts[column]) + String(repeating: " ", count: max(0, gap))
            }.joined(separator: "  ")
        }
        let head = line(AccessTextReporter.heads) { style.paint($1, .dim) }
        return [head]
            + zip(rows, cells).map { row, texts in
                line(texts) { $0 == 0 ? style.paint($1, ink(of: row.verdict)) : $1 }
            }
    }

    private func explanation(_ row: AccessView.Row) -> [String] {
        var lines: [String] = []
        var explained: Set<String> = []
        for grant in row.grants where grant.verdict == row.verdict && !explained.contains(grant.action) {
            // One explanation for all actions that it holds for.
            let same = row.grants.filter {
                ($0.verdict, $0.evidence, $0.dependsOn) == (grant.verdict, grant.evidence, grant.dependsOn)
            }
            explained.formUnion(same.map(\.action))
            let label = style.paint(row.verdict.rawValue, ink(of: row.verdict))
            lines.append("\(label): \(answer(row, same.map(\.action).joined(separator: ", ")))")
            lines += grant.evidence.map { "  \(style.paint("-", .dim)) \($0)" }
            lines += grant.dependsOn.map { "  \(style.paint("depends on", .dim)) \($0)" }
        }
        if let consumer = row.consumer {
            let uses = row.uses.isEmpty ? "" : " for \(row.uses.joined(separator: ", "))"
            lines.append("  \(style.paint("needed by", .dim)) \(consumer.name)\(uses)")
        }
        return lines
    }

    private func answer(_ row: AccessView.Row, _ action: String) -> String {
        let what = "\(action) on \(row.resource.isPlaceholder ? "what is not known yet" : row.resource.name)"
        if row.isWithoutRole { return "there is no role for \(what)" }
        let role = row.role.isPlaceholder ? "the role" : row.role.name
        return row.verdict == .missing ? "\(role) does not allow \(what)" : "whether \(role) allows \(what)"
    }

    private func summary(_ view: AccessView) -> [String] {
        guard !view.rows.isEmpty else {
            return ["nothing in \(view.plan) reads a secret, parameter or key that was asked for"]
        }
        let counts = AccessReport.Verdict.allCases.map { "\(view.count($0)) \($0.rawValue)" }
        var lines = ["\(view.rows.count) \(view.rows.count == 1 ? "path" : "paths"): \(counts.joined(separator: ", "))"]
        if let date = view.managedPoliciesDate { lines.append("AWS-managed policies as of \(date)") }
        return lines
    }

    private func ink(of verdict: AccessReport.Verdict) -> TextStyle.Ink {
        switch verdict {
        case .granted: .green
        case .missing: .red
        case .unknown: .blue
        }
    }
}
