import Linting

extension Report {
    /// What somebody may write into a plan, a file name or a rule.
    static let hostile: Report = {
        let nonCharacters = String(decoding: [0xFFFE, 0xFFFF, 0x1FFFF, 0xFFFD, 0xFDD0] as [UInt32], as: UTF32.self)
        let texts = [
            "::error file=x::injected",
            "a\n::error::injected\r\n \u{A0}\u{3000}::set-env name=PATH::/tmp\n##vso[task.setvariable]x\n##[error]y",
            "see ##vso[task.complete result=Succeeded] and ###[group] and ##teamcity[buildStatus]",
            "]]> <![CDATA[ & < > \" ' --> <?pi?> &amp; &#10;",
            "\u{1B}[31mred\u{1B}[0m \u{7} \u{0} \u{7F} \u{85} \u{9B}31m",
            "\u{202E}desrever\u{202C} \u{200B}\u{2066}\u{FEFF}\u{2028}\u{2029}",
            "emoji \u{1F469}\u{200D}\u{1F4BB} \u{1F600} שלום e\u{301} \u{E0041}",
            nonCharacters,
            "[click](https://example.com) [a](1) back\\slash \\u0041 {0} {{",
            "tab\tin\ttext  two  blanks ",
            "",
        ]
        let findings = texts.enumerated().flatMap { position, text in
            [Verdict.fail, .unknown, .error].map { verdict in
                var finding = Finding(
                    ruleID: "z-hostile",
                    severity: .error,
                    verdict: verdict,
                    address: text,
                    attribute: text,
                    modelPath: text,
                    message: text,
                    evidence: [text],
                    dependsOn: verdict == .unknown ? [text] : [],
                    remediation: text,
                    location: Finding.Location(file: text, line: position, column: position, endLine: 0, endColumn: 0),
                    fingerprint: "\(position)-\(verdict.rawValue)"
                )
                finding.plan = text
                return finding
            }
        }
        let rule = Report.RuleInfo(
            id: "z-hostile",
            title: texts[3],
            severity: .error,
            tags: texts,
            description: texts.joined(separator: "\n"),
            remediation: texts.joined(separator: "\n"),
            references: ["https://example.com/a b"] + texts
        )
        let count = texts.count
        return Report(
            toolVersion: "0.0.0-test",
            plans: texts,
            rules: [rule],
            findings: findings,
            notices: texts,
            tallies: ["z-hostile": Report.Tally(passed: 1, failed: count, unknown: count, errors: count)],
            managedPoliciesDate: texts[1]
        )
    }()
}
