import JSONReader
package import Linting
import Synchronization

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
    /// From how many findings on several threads pay.
    private static let threadedCount = 400
    /// How many findings a thread writes at a time.
    private static let findingsAtOnce = 128

    private let style: TextStyle
    /// What stands in front of a place, a `module` block on the way there, a fact and a cause.
    private let (on, calledFrom, dash, dependsOn): (String, String, String, String)
    /// What stands in front of a plan, of other instances, and of the steps of a remedy.
    private let (inPlan, alsoIn, toFix): (String, String, String)

    package init(style: TextStyle = .plain) {
        self.style = style
        on = "  \(style.paint("on", .dim)) "
        calledFrom = "  \(style.paint("called from", .dim)) "
        dash = "  \(style.paint("-", .dim)) "
        dependsOn = "  \(style.paint("depends on", .dim)) "
        inPlan = "  \(style.paint("in plan", .dim)) "
        alsoIn = "  \(style.paint("also in", .dim)) "
        toFix = "  \(style.paint("to fix:", .dim))\n"
    }

    package func render(_ report: Report) -> String { TextBlocks.joined(parts(of: report)) }

    package func write(_ report: Report, to output: (UnsafeBufferPointer<UInt8>) -> Void) {
        for part in parts(of: report) { part.withBytes(output) }
    }

    /// The text in pieces: all but the last end with the empty line between two blocks.
    private func parts(of report: Report) -> [TextBlocks] {
        var head = TextBlocks()
        if !report.notices.isEmpty { head.startBlock() }
        for notice in report.notices {
            head.add(style.paint("note", .dim))
            head.add(": ")
            head.add(line: notice)
            head.add("\n")
        }
        head.startBlock()
        var end = TextBlocks()
        end.startBlock()
        for line in TextSummary(report).lines {
            end.add(line)
            end.add("\n")
        }
        return [disarmed(head)] + blocks(report.findings) + [disarmed(end)]
    }

    /// What a runner takes for a command does not go from one line to the next: parts are looked at by themselves.
    private func disarmed(_ text: TextBlocks) -> TextBlocks {
        text.disarmed { "\\u{\(String($0.value, radix: 16))}" }
    }

    /// The blocks of all findings, in stretches that were made at the same time.
    private func blocks(_ findings: [Finding]) -> [TextBlocks] {
        // By their positions, for findings are large.
        var (failures, unknowns, errors): ([Int], [Int], [Int]) = ([], [], [])
        for position in findings.indices {
            switch findings[position].verdict {
            case .fail: failures.append(position)
            case .unknown: unknowns.append(position)
            case .error: errors.append(position)
            case .pass, .notApplicable: break
            }
        }
        let order = failures + unknowns + errors
        // A remedy that was given before is not given again.
        var remedies = GivenRemedies()
        let showsRemedy = failures.map { remedies.insert(findings[$0].remediation) }
        let count = (order.count + TextReporter.findingsAtOnce - 1) / TextReporter.findingsAtOnce
        let parts = Mutex([TextBlocks](repeating: TextBlocks(), count: count))
        let next = Atomic(0)
        Workers.run(order.count >= TextReporter.threadedCount ? Workers.available : 1) { _ in
            while true {
                let number = next.wrappingAdd(1, ordering: .relaxed).oldValue
                guard number < count else { return }
                let start = number * TextReporter.findingsAtOnce
                let stretch = start..<min(start + TextReporter.findingsAtOnce, order.count)
                var text = TextBlocks(findings: stretch.count)
                for index in stretch {
                    let isShown = index < showsRemedy.count && showsRemedy[index]
                    block(findings[order[index]], showsRemedy: isShown, into: &text)
                }
                text.startBlock()
                let part = disarmed(text)
                parts.withLock { $0[number] = part }
            }
        }
        return parts.withLock { $0 }
    }

    private func block(_ finding: Finding, showsRemedy: Bool, into text: inout TextBlocks) {
        switch finding.verdict {
        case .fail: failure(finding, showsRemedy: showsRemedy, into: &text)
        case .unknown: unknown(finding, into: &text)
        case .error: error(finding, into: &text)
        case .pass, .notApplicable: break
        }
    }

    private func failure(_ finding: Finding, showsRemedy: Bool, into text: inout TextBlocks) {
        headline(finding, label(of: finding.severity), into: &text)
        place(finding, ink(of: finding.severity), into: &text)
        evidence(finding, into: &text)
        let remedy = showsRemedy ? finding.remedy : []
        if remedy.isEmpty { return }
        text.add(toFix)
        for step in remedy { add(step, behind: "    ", to: &text) }
    }

    private func unknown(_ finding: Finding, into text: inout TextBlocks) {
        headline(finding, style.paint("unknown", .blue), into: &text)
        place(finding, .blue, into: &text)
        for cause in finding.dependsOn { add(cause, behind: dependsOn, to: &text) }
    }

    private func error(_ finding: Finding, into text: inout TextBlocks) {
        headline(finding, style.paint("rule error", .red), into: &text)
        place(finding, .red, into: &text)
        evidence(finding, into: &text)
    }

    private func headline(_ finding: Finding, _ label: String, into text: inout TextBlocks) {
        text.startBlock()
        text.add(label)
        text.add(": ")
        text.add(line: finding.message)
        text.add(" [")
        text.add(line: finding.ruleID)
        text.add("]\n")
    }

    private func evidence(_ finding: Finding, into text: inout TextBlocks) {
        for fact in finding.evidence { add(fact, behind: dash, to: &text) }
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
    private func place(_ finding: Finding, _ mark: TextStyle.Ink, into text: inout TextBlocks) {
        text.add(on)
        add(finding.location, to: &text)
        if !finding.address.isEmpty {
            text.add(", in ")
            add(address: finding.address, to: &text)
        }
        if !finding.attribute.isEmpty {
            text.add("  ")
            text.add(line: finding.attribute)
        }
        text.add("\n")
        if let snippet = finding.snippet {
            let lines = SnippetText(snippet, line: finding.location.line).lines {
                style.paint($0, .dim)
            } mark: {
                style.paint($0, mark)
            }
            for line in lines { text.add("    \(line)\n") }
        }
        if let plan = finding.plan { add(plan, behind: inPlan, to: &text) }
        for call in finding.calls.reversed() {
            text.add(calledFrom)
            add(call, to: &text)
            text.add("\n")
        }
        if let others = finding.others(limit: TextReporter.addressLimit) {
            add(others, behind: alsoIn, to: &text)
        }
    }

    /// A line of its own, with something in front of it.
    private func add(_ line: String, behind front: String, to text: inout TextBlocks) {
        text.add(front)
        text.add(line: line)
        text.add("\n")
    }

    private func add(address: String, to text: inout TextBlocks) {
        if style == .plain {
            text.add(line: address)
        } else {
            text.add(style.paint(TextEscape.escaped(address), .bold))
        }
    }

    /// The file with line and column behind it, as far as they are known.
    private func add(_ location: Finding.Location, to text: inout TextBlocks) {
        text.add(line: location.file.isEmpty ? "the plan" : location.file)
        guard location.line > 0 else { return }
        text.add(":")
        text.add(location.line)
        guard location.column > 0 else { return }
        text.add(":")
        text.add(location.column)
    }
}
