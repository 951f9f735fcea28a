package import Linting

/// What the tests of rules came to as JUnit XML: a suite for each rule, a case for each test.
package enum RuleTestJUnit {
    /// The document.
    package static func text(of reports: [RuleTestReport]) -> String {
        var xml = XMLWriter()
        xml.open("testsuites")
        for (position, report) in reports.enumerated() { write(report, at: position, to: &xml) }
        xml.close()
        return xml.text
    }

    private static func write(_ report: RuleTestReport, at position: Int, to xml: inout XMLWriter) {
        let errors = report.diagnostics.filter { $0.severity == .error }
        let skipped = report.results.count - report.passed - report.failed
        let hasCaseOfRule = !errors.isEmpty || report.results.isEmpty
        xml.open(
            "testsuite",
            [
                "name": report.id, "package": "tfproof", "id": String(position), "timestamp": "1970-01-01T00:00:00",
                "hostname": "localhost", "tests": String(report.results.count + (hasCaseOfRule ? 1 : 0)),
                "failures": String(report.failed), "errors": String(errors.isEmpty ? 0 : 1),
                "skipped": String(skipped), "time": "0.000",
            ]
        )
        xml.element("properties")
        if hasCaseOfRule { write(errors, of: report, to: &xml) }
        for result in report.results { write(result, of: report, to: &xml) }
        xml.element("system-out")
        xml.element("system-err")
        xml.close()
    }

    /// A case that stands for the file: whether the rule and its tests can be read at all.
    private static func write(_ errors: [Diagnostic], of report: RuleTestReport, to xml: inout XMLWriter) {
        let attributes: KeyValuePairs = ["name": "the rule loads", "classname": report.id, "time": "0.000"]
        guard let first = errors.first else { return xml.element("testcase", attributes) }
        xml.open("testcase", attributes)
        let lines = errors.flatMap { DiagnosticFrame($0).lines }
        let message = TextEscape.escaped(first.message)
        xml.element("error", ["message": message, "type": first.code], lines.joined(separator: "\n"))
        xml.close()
    }

    private static func write(_ result: RuleTestResult, of report: RuleTestReport, to xml: inout XMLWriter) {
        let name = TextEscape.escaped(result.name)
        let attributes: KeyValuePairs = ["name": name, "classname": report.id, "time": "0.000"]
        switch result.outcome {
        case .passed: xml.element("testcase", attributes)
        case .skipped(let reason):
            xml.open("testcase", attributes)
            xml.element("skipped", ["message": TextEscape.escaped(reason)])
            xml.close()
        case .failed(let details):
            xml.open("testcase", attributes)
            let message = TextEscape.escaped(details.first ?? "")
            let lines = details + (result.actual?.lines ?? []) + result.tree
            xml.element("failure", ["message": message, "type": "test"], lines.joined(separator: "\n"))
            xml.close()
        }
    }
}
