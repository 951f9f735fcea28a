import Linting

/// JUnit XML in the one shape that both the Ant schema and Jenkins' junit-10 take.
///
/// A suite for each rule; a case for each finding, and one for all that passed.
struct JUnitReporter: Reporter {
    /// Azure DevOps cuts longer names.
    private static let nameLimit = 500

    func render(_ report: Report) -> String {
        var xml = XMLWriter()
        xml.open("testsuites")
        for (position, rule) in report.rules.enumerated() {
            let findings = report.findings.filter { $0.ruleID == rule.id }
            write(rule, findings, report.tallies[rule.id] ?? Report.Tally(), at: position, to: &xml)
        }
        xml.close()
        return xml.text
    }

    private func write(
        _ rule: Report.RuleInfo,
        _ findings: [Finding],
        _ tally: Report.Tally,
        at position: Int,
        to xml: inout XMLWriter
    ) {
        let hasPassed = tally.passed > 0 || findings.isEmpty
        xml.open(
            "testsuite",
            [
                ("name", rule.id), ("package", "tfproof"), ("id", String(position)), ("timestamp", "1970-01-01T00:00:00"),
                ("hostname", "localhost"), ("tests", String(findings.count + (hasPassed ? 1 : 0))),
                ("failures", String(findings.count { $0.verdict == .fail })),
                ("errors", String(findings.count { $0.verdict == .error })),
                ("skipped", String(findings.count { $0.verdict == .unknown })), ("time", "0.000"),
            ]
        )
        xml.element("properties")
        if hasPassed {
            let name = tally.passed > 0 ? "\(tally.passed) passed" : "nothing to check"
            xml.element("testcase", [("name", name), ("classname", rule.id), ("time", "0.000")])
        }
        var names: Set<String> = []
        for finding in findings { write(finding, named: name(of: finding, among: &names), to: &xml) }
        xml.element("system-out")
        xml.element("system-err")
        xml.close()
    }

    /// The address and the attribute; a number behind it where that stands already.
    private func name(of finding: Finding, among names: inout Set<String>) -> String {
        let place = [finding.address, finding.attribute].filter { !$0.isEmpty }.joined(separator: " ")
        let plain = String((place.isEmpty ? finding.location.file : place).prefix(JUnitReporter.nameLimit))
        var name = plain
        var number = 1
        while !names.insert(name).inserted {
            number += 1
            name = "\(plain) (\(number))"
        }
        return name
    }

    private func write(_ finding: Finding, named name: String, to xml: inout XMLWriter) {
        xml.open("testcase", [("name", name), ("classname", finding.ruleID), ("time", "0.000")])
        switch finding.verdict {
        case .unknown: xml.element("skipped")
        case .error: xml.element("error", [("message", finding.message), ("type", "rule")], details(finding))
        case .fail, .pass, .notApplicable:
            xml.element("failure", [("message", finding.message), ("type", finding.severity.rawValue)], details(finding))
        }
        xml.close()
    }

    /// GitLab shows only this text, so it says everything.
    private func details(_ finding: Finding) -> String {
        let place = "\(finding.location.file):\(finding.location.line):\(finding.location.column)"
        return ([place, finding.message] + finding.evidence + finding.remediation.split(separator: "\n").map(String.init))
            .joined(separator: "\n")
    }
}
