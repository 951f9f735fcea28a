/// What a rule said, as the `expect` of a test.
enum ExpectationText {
    /// The lines of a block; the first belongs behind the key.
    static func block(_ outcome: RuleOutcome, indentation: Int) -> [String] {
        guard let groups = groups(of: outcome) else { return [outcome.word] }
        let space = String(repeating: " ", count: indentation)
        var lines = [""]
        if outcome.hasPass { lines.append("\(space)pass: true") }
        for (key, findings) in groups {
            lines.append("\(space)\(key):")
            for finding in findings {
                lines.append("\(space)  - at: \(quoted(finding.testPlace))")
                lines.append("\(space)    message: \(quoted(finding.message))")
            }
        }
        return lines
    }

    /// The same on one line.
    static func flow(_ outcome: RuleOutcome) -> String {
        guard let groups = groups(of: outcome) else { return outcome.word }
        let members = groups.map { key, findings in
            let list = findings.map { "{at: \(quoted($0.testPlace)), message: \(quoted($0.message))}" }
            return "\(key): [\(list.joined(separator: ", "))]"
        }
        return "{\(((outcome.hasPass ? ["pass: true"] : []) + members).joined(separator: ", "))}"
    }

    /// The findings by the key that they belong under; nil where one word says everything.
    private static func groups(of outcome: RuleOutcome) -> [(key: String, findings: [Finding])]? {
        let groups = [Verdict.fail, .unknown].map { verdict in
            (key: verdict.rawValue, findings: outcome.findings.filter { $0.verdict == verdict })
        }
        let found = groups.filter { !$0.findings.isEmpty }
        return found.isEmpty ? nil : found
    }

    /// A text in double quotes, which every YAML reader gives back as it is.
    private static func quoted(_ text: String) -> String {
        FixtureJSON.string(text).text()
    }
}
