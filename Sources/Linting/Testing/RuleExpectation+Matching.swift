import Symbolic

extension RuleExpectation {
    /// What differs between the expectation and what the rule said; empty where the test holds.
    func mismatches(with result: LintResult, of id: String) -> [String] {
        let tally = result.tallies[id] ?? Report.Tally()
        let errors = result.findings.filter { $0.finding.verdict == .error }
        guard errors.isEmpty else {
            let frames = result.failures.flatMap { DiagnosticFrame($0).lines }
            return frames.isEmpty ? errors.map(\.finding.message) : frames
        }
        let broken = result.findings.filter(\.hasBrokenText)
        guard broken.isEmpty else { return broken.map { "a template fails: \(RuleExpectation.describe($0))" } }
        switch self {
        case .verdict(let verdict):
            let actual = RuleExpectation.word(for: tally)
            return actual == verdict.rawValue ? [] : ["expected \(verdict.rawValue), got \(actual)"]
        case .findings(let fail, let unknown, let pass):
            var lines = RuleExpectation.compare(fail, result, .fail)
            lines += RuleExpectation.compare(unknown, result, .unknown)
            if pass, tally.passed == 0 { lines.append("expected a pass beside the findings, got none") }
            return lines
        }
    }

    /// One word for all that a rule said.
    static func word(for tally: Report.Tally) -> String {
        switch (tally.failed, tally.unknown, tally.passed) {
        case (0, 0, 0): Verdict.notApplicable.rawValue
        case (0, 0, _): Verdict.pass.rawValue
        case (0, _, _): Verdict.unknown.rawValue
        case (_, 0, _): Verdict.fail.rawValue
        default: "both fail and unknown"
        }
    }

    /// Pairs expected with actual findings; what is left on either side is a mismatch.
    private static func compare(_ expected: [Expected], _ result: LintResult, _ verdict: Verdict) -> [String] {
        let actual = result.findings.filter { $0.finding.verdict == verdict }
        var owner: [Int?] = Array(repeating: nil, count: actual.count)
        var unmatched: [Expected] = []
        for index in expected.indices {
            var seen: Set<Int> = []
            if !assign(index, expected, actual, &owner, &seen) { unmatched.append(expected[index]) }
        }
        let missing = unmatched.map { "expected \(verdict.rawValue): \($0)" }
        let extra = zip(actual, owner).filter { $0.1 == nil }.map { "got \(verdict.rawValue): \(describe($0.0))" }
        return missing + extra
    }

    /// Finds a finding for an expectation, moving earlier ones to others where that is needed.
    private static func assign(
        _ index: Int,
        _ expected: [Expected],
        _ actual: [LintedFinding],
        _ owner: inout [Int?],
        _ seen: inout Set<Int>
    ) -> Bool {
        guard seen.count <= actual.count else { return false }
        for (position, finding) in actual.enumerated()
        where !seen.contains(position) && expected[index].matches(finding) {
            seen.insert(position)
            guard let other = owner[position] else {
                owner[position] = index
                return true
            }
            if seen.count < 64, assign(other, expected, actual, &owner, &seen) {
                owner[position] = index
                return true
            }
        }
        return false
    }

    private static func describe(_ linted: LintedFinding) -> String {
        let finding = linted.finding
        let because = finding.dependsOn.isEmpty ? "" : "  because \(finding.dependsOn.joined(separator: "; "))"
        return "\(finding.testPlace)  \(finding.message)\(because)"
    }
}

extension RuleExpectation.Expected: CustomStringConvertible {
    func matches(_ linted: LintedFinding) -> Bool {
        let finding = linted.finding
        if let message, !Glob(message).matches(finding.message) { return false }
        if let notMessage, Glob(notMessage).matches(finding.message) { return false }
        if let at, !matches(at, finding) { return false }
        return because.allSatisfy { cause in
            linted.unknown?.sources.contains { RuleExpectation.Expected.mentions($0, cause) } ?? false
        }
    }

    private func matches(_ at: String, _ finding: Finding) -> Bool {
        // An instance key may hold a `#`; a path has none that is not in quotes, but an address alone is more common.
        if at == finding.address { return true }
        return [finding.modelPath, finding.attribute].contains { !$0.isEmpty && at == "\(finding.address)#\($0)" }
    }

    /// Whether an unknown comes from an attribute, or from a value that refers to it.
    private static func mentions(_ source: UnknownSource, _ cause: String) -> Bool {
        if let attribute = source.attribute?.description, isPart(attribute, of: cause) { return true }
        return source.references.contains { isPart($0.text, of: cause) }
    }

    /// Whether a path is another, or leads further into it.
    private static func isPart(_ path: String, of whole: String) -> Bool {
        path == whole || path.hasPrefix(whole + ".") || path.hasPrefix(whole + "[")
    }

    package var description: String {
        var parts: [String] = []
        if let at { parts.append("at \(at)") }
        if let message { parts.append("message \"\(message)\"") }
        if let notMessage { parts.append("not \"\(notMessage)\"") }
        if !because.isEmpty { parts.append("because \(because.joined(separator: ", "))") }
        return parts.isEmpty ? "any" : parts.joined(separator: "  ")
    }
}
