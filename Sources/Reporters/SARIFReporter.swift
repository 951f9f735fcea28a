import Linting

/// SARIF 2.1.0 as GitHub code scanning takes it: one run, a location for every result, at most 5,000 results.
struct SARIFReporter: Reporter {
    /// GitHub keeps no more results of a run.
    static let resultLimit = 5_000
    /// GitHub shows no longer rule texts.
    private static let textLimit = 1_024

    var includesUnknown = false
    var category: String?

    func render(_ report: Report) -> String {
        let rules = report.rules.sorted { $0.id < $1.id }
        let indices = Dictionary(rules.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        let shown = report.findings.filter { $0.verdict == .fail || ($0.verdict == .unknown && includesUnknown) }
        let worstFirst = shown.filter { $0.verdict == .fail } + shown.filter { $0.verdict == .unknown }
        let results = worstFirst.prefix(SARIFReporter.resultLimit).compactMap { finding in
            indices[finding.ruleID].map { result(finding, $0) }
        }
        var run: [(String, JSONOutput)] = [
            ("tool", .object([("driver", driver(report, rules))])),
            ("invocations", .array([invocation(report, dropped: worstFirst.count - results.count)])),
            ("columnKind", .string("unicodeCodePoints")),
            ("results", .array(results)),
        ]
        if let category { run.insert(("automationDetails", .object([("id", .string("\(category)/"))])), at: 1) }
        return JSONOutput.object([
            ("$schema", .string("https://json.schemastore.org/sarif-2.1.0.json")),
            ("version", .string("2.1.0")),
            ("runs", .array([.object(run)])),
        ]).text
    }

    private func driver(_ report: Report, _ rules: [Report.RuleInfo]) -> JSONOutput {
        .object([
            ("name", .string("tfproof")),
            ("semanticVersion", .string(report.toolVersion)),
            ("rules", .array(rules.map(rule))),
        ])
    }

    private func rule(_ rule: Report.RuleInfo) -> JSONOutput {
        let full = rule.description.isEmpty ? rule.title : rule.description
        var help = [full]
        if !rule.remediation.isEmpty { help += ["To do:", rule.remediation] }
        if !rule.references.isEmpty { help.append(rule.references.map { "- \($0)" }.joined(separator: "\n")) }
        return .object([
            ("id", .string(rule.id)),
            ("name", .string(rule.id)),
            ("shortDescription", message(rule.title)),
            ("fullDescription", message(full)),
            ("help", .object([
                ("text", .string(help.joined(separator: "\n\n"))), ("markdown", .string(help.joined(separator: "\n\n"))),
            ])),
            ("defaultConfiguration", .object([("level", .string(level(rule.severity)))])),
            ("properties", properties(rule)),
        ])
    }

    private func message(_ text: String) -> JSONOutput {
        let limit = SARIFReporter.textLimit
        let cut = text.unicodeScalars.count > limit ? String(String.UnicodeScalarView(text.unicodeScalars.prefix(limit - 1))) + "…" : text
        return .object([("text", .string(cut))])
    }

    /// GitHub takes a rule with a `security-severity` for a security alert; the numbers fall into its bands.
    private func properties(_ rule: Report.RuleInfo) -> JSONOutput {
        let isSecurity = rule.tags.contains { ["security", "secrets", "iam"].contains($0) }
        let tags = (isSecurity ? ["security"] : []) + rule.tags.filter { $0 != "security" }
        var members: [(String, JSONOutput)] = [
            ("tags", .strings(Array(tags.prefix(20)))),
            ("precision", .string("very-high")),
            ("problem.severity", .string(rule.severity == .info ? "recommendation" : rule.severity.rawValue)),
        ]
        if isSecurity {
            let score =
                switch rule.severity {
                case .error: "8.0"
                case .warning: "5.5"
                case .info: "2.0"
                }
            members.append(("security-severity", .string(score)))
        }
        return .object(members)
    }

    private func level(_ severity: Severity) -> String {
        switch severity {
        case .error: "error"
        case .warning: "warning"
        case .info: "note"
        }
    }

    private func result(_ finding: Finding, _ index: Int) -> JSONOutput {
        let isOpen = finding.verdict == .unknown
        let details = (isOpen ? finding.dependsOn.map { "Depends on \($0)." } : finding.evidence) + [finding.remediation]
        let text = ([sentence(finding.message)] + details.filter { !$0.isEmpty }).joined(separator: "\n")
        return .object([
            ("ruleId", .string(finding.ruleID)),
            ("ruleIndex", .int(index)),
            ("kind", .string(isOpen ? "open" : "fail")),
            ("level", .string(isOpen ? "none" : level(finding.severity))),
            ("message", .object([("text", .string(text))])),
            ("locations", .array([location(finding)])),
            ("partialFingerprints", .object([("tfproof/address/v1", .string(finding.fingerprint))])),
        ])
    }

    /// GitHub shows the first sentence in tight places.
    private func sentence(_ message: String) -> String {
        guard let last = message.last, !".!?".contains(last) else { return message }
        return message + "."
    }

    private func location(_ finding: Finding) -> JSONOutput {
        let location = finding.location
        var physical: [(String, JSONOutput)] = [
            ("artifactLocation", .object([("uri", .string(ArtifactURI.text(of: location.file)))]))
        ]
        if location.line >= 1 {
            let column = max(1, location.column)
            let endLine = max(location.line, location.endLine)
            physical.append(
                (
                    "region",
                    .object([
                        ("startLine", .int(location.line)), ("startColumn", .int(column)), ("endLine", .int(endLine)),
                        ("endColumn", .int(endLine == location.line ? max(column + 1, location.endColumn) : max(1, location.endColumn))),
                    ])
                )
            )
        }
        var members: [(String, JSONOutput)] = [("physicalLocation", .object(physical))]
        if !finding.address.isEmpty {
            members.append(
                (
                    "logicalLocations",
                    .array([
                        .object([("fullyQualifiedName", .string(finding.address)), ("kind", .string("resource"))])
                    ])
                )
            )
        }
        return .object(members)
    }

    private func invocation(_ report: Report, dropped: Int) -> JSONOutput {
        var notifications = report.findings.filter { $0.verdict == .error }.map { finding in
            notification("\(finding.ruleID): \(finding.message)", level: "error")
        }
        if dropped > 0 { notifications.append(notification("\(dropped) further results are left out", level: "warning")) }
        notifications += report.notices.map { notification($0, level: "note") }
        return .object([
            ("executionSuccessful", .bool(true)), ("toolExecutionNotifications", .array(notifications)),
        ])
    }

    private func notification(_ text: String, level: String) -> JSONOutput {
        .object([("level", .string(level)), ("message", .object([("text", .string(text))]))])
    }
}
