package import Linting

/// JUnit XML in the one shape that both the Ant schema and Jenkins' `junit-10.xsd` take.
///
/// A suite for each rule: a case for each instance of a finding, and one for all that passed. Unknown verdicts are skipped cases.
/// GitLab and Jenkins follow a case over runs by its suite and its name, so names hold nothing that comes and goes.
package struct JUnitReporter: Reporter {
    package static let format = ReportFormat.junit
    /// Azure DevOps takes names of 512 characters; some are left for a number.
    private static let nameLimit = 500

    package init() {}

    package func render(_ report: Report) -> String {
        var findings: [String: [Finding]] = [:]
        for finding in report.findings { findings[finding.ruleID, default: []].append(finding) }
        let rules = Set(report.rules.map(\.id)).union(findings.keys).sorted()
        var suites = rules.map { rule in
            (
                name: rule,
                cases: cases(findings[rule] ?? [], hasPasses: report.tallies[rule].map { $0.passed > 0 } ?? false)
            )
        }
        // Jenkins takes a file without any case for a build that went wrong.
        if suites.allSatisfy(\.cases.isEmpty) { suites.append(("tfproof", [Case(name: "checks", outcome: .nothing)])) }
        var xml = XMLWriter()
        xml.open("testsuites")
        for (position, suite) in suites.enumerated() { write(suite.cases, of: suite.name, at: position, to: &xml) }
        xml.close()
        return xml.text
    }

    private struct Case {
        var name: String
        var outcome: Outcome
    }

    private enum Outcome {
        case passed
        case found(Finding, address: String)
        /// No rule had anything to look at.
        case nothing

        var verdict: Verdict {
            switch self {
            case .passed: .pass
            case .found(let finding, _): finding.verdict
            case .nothing: .notApplicable
            }
        }
    }

    private func cases(_ findings: [Finding], hasPasses: Bool) -> [Case] {
        var names = UniqueNames()
        var cases: [Case] = []
        if hasPasses { cases.append(Case(name: names.add("passing checks"), outcome: .passed)) }
        for finding in findings {
            // A case for each instance: it keeps its name when others come and go.
            for address in finding.addresses.isEmpty ? [""] : finding.addresses {
                let name = names.add(name(of: finding, address))
                cases.append(Case(name: name, outcome: .found(finding, address: address)))
            }
        }
        return cases
    }

    private func write(_ cases: [Case], of suite: String, at position: Int, to xml: inout XMLWriter) {
        let verdicts = cases.map(\.outcome.verdict)
        xml.open(
            "testsuite",
            [
                "name": suite, "package": "tfproof", "id": String(position), "timestamp": "1970-01-01T00:00:00",
                "hostname": "localhost", "tests": String(cases.count),
                "failures": String(verdicts.count { $0 == .fail }), "errors": String(verdicts.count { $0 == .error }),
                "skipped": String(verdicts.count { $0 == .unknown || $0 == .notApplicable }), "time": "0.000",
            ]
        )
        xml.element("properties")
        for item in cases { write(item, of: suite, to: &xml) }
        xml.element("system-out")
        xml.element("system-err")
        xml.close()
    }

    private func write(_ item: Case, of suite: String, to xml: inout XMLWriter) {
        let attributes: KeyValuePairs = ["name": item.name, "classname": suite, "time": "0.000"]
        guard item.outcome.verdict != .pass else { return xml.element("testcase", attributes) }
        xml.open("testcase", attributes)
        switch item.outcome {
        case .passed: break
        case .nothing: xml.element("skipped", ["message": "there is nothing here that the rules look at"])
        case .found(let finding, let address): write(finding, address, to: &xml)
        }
        xml.close()
    }

    private func write(_ finding: Finding, _ address: String, to xml: inout XMLWriter) {
        let message = TextEscape.escaped(finding.message)
        switch finding.verdict {
        case .unknown, .notApplicable: xml.element("skipped", ["message": message], details(finding, address))
        case .error: xml.element("error", ["message": message, "type": "rule error"], details(finding, address))
        case .fail:
            xml.element("failure", ["message": message, "type": finding.severity.rawValue], details(finding, address))
        case .pass: break
        }
    }

    /// The address, the attribute and the plan, where there are several; readers take runs of blanks for one, so they must
    /// not tell names apart.
    private func name(of finding: Finding, _ address: String) -> String {
        let place = [address, finding.attribute].filter { !$0.isEmpty }.joined(separator: " ")
        let plan = finding.plan.map { " in plan \($0)" } ?? ""
        let text = XMLWriter.legal(TextEscape.escaped((place.isEmpty ? finding.location.file : place) + plan))
        let words = text.split(separator: " ").joined(separator: " ")
        return (words.isEmpty ? "plan" : words).cut(toUTF16: JUnitReporter.nameLimit)
    }

    /// Everything about a finding: GitLab shows this text and nothing else.
    private func details(_ finding: Finding, _ address: String) -> String {
        var lines = [finding.location.text, finding.message]
        if let plan = finding.plan { lines.append("in plan \(plan)") }
        if address != finding.address { lines.append("told of \(finding.address), and the same in \(address)") }
        lines += finding.calls.reversed().map { "called from \($0.text)" }
        lines += finding.evidence.map { "- \($0)" }
        lines += finding.dependsOn.map { "depends on \($0)" }
        lines += finding.remedy
        return lines.map(TextEscape.escaped).joined(separator: "\n")
    }
}

/// Names of which no two are the same: a name that is taken gets a number behind it.
private struct UniqueNames {
    private var taken: Set<String> = []
    private var numbers: [String: Int] = [:]

    mutating func add(_ name: String) -> String {
        var unique = name
        while !taken.insert(unique).inserted {
            let number = numbers[name, default: 1] + 1
            numbers[name] = number
            unique = "\(name) (\(number))"
        }
        return unique
    }
}
