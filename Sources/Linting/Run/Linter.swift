import JSONReader
import Symbolic

/// Runs rules over plans.
package struct Linter: Sendable {
    /// From how many elements on the start of threads pays.
    private static let threadedSize = 64

    private let rules: RuleSet
    private let options: LinterOptions

    package init(rules: RuleSet, options: LinterOptions = LinterOptions()) {
        self.rules = rules
        self.options = options
    }

    /// What the rules say of the plans; the order of the findings depends on nothing but the findings.
    package func lint(_ subjects: [LintSubject]) -> LintResult {
        let jobs = rules.rules.flatMap { rule in
            subjects.enumerated().map { LintJob(rule, over: $1, at: $0, options: options) }
        }
        Linter.work(jobs)
        var tallies: [String: Report.Tally] = [:]
        var sorted = Linter.sorted(
            jobs.flatMap { job in
                let (found, tally) = job.results()
                tallies[job.rule.id, default: Report.Tally()].add(tally)
                return found.map { (job.position, $0) }
            }
        )
        Linter.separateFingerprints(of: &sorted)
        return LintResult(findings: sorted, tallies: tallies)
    }

    /// Does all jobs; on several threads from the first one on that is large enough.
    private static func work(_ jobs: [LintJob]) {
        let mayShare = Workers.available > 1 && jobs.allSatisfy(\.isConcurrent)
        for (position, job) in jobs.enumerated() {
            if mayShare && job.size >= threadedSize {
                let rest = jobs[position...]
                return Workers.run(Workers.available) { number in
                    // From both ends: rules that stand beside each other ask for the same things, and only one thread
                    // can make those.
                    if number % 2 == 0 {
                        for job in rest { job.work() }
                    } else {
                        for job in rest.reversed() { job.work() }
                    }
                }
            }
            job.work()
        }
    }

    /// The findings in their order; their positions are sorted and not they, which are large.
    private static func sorted(_ findings: [(subject: Int, linted: LintedFinding)]) -> [LintedFinding] {
        findings.withUnsafeBufferPointer { findings in
            findings.indices.sorted { precedes(findings[$0], findings[$1]) }.map { findings[$0].linted }
        }
    }

    private static func precedes(
        _ left: (subject: Int, linted: LintedFinding),
        _ right: (subject: Int, linted: LintedFinding)
    ) -> Bool {
        let a = left.linted.finding
        let b = right.linted.finding
        if a.severity != b.severity { return a.severity > b.severity }
        if left.subject != right.subject { return left.subject < right.subject }
        if a.address != b.address { return a.address < b.address }
        if a.attribute != b.attribute { return a.attribute < b.attribute }
        if a.modelPath != b.modelPath { return a.modelPath < b.modelPath }
        if a.ruleID != b.ruleID { return a.ruleID < b.ruleID }
        if a.verdict != b.verdict { return a.verdict.rawValue < b.verdict.rawValue }
        return a.message < b.message
    }

    /// Numbers the findings that would have the same fingerprint.
    private static func separateFingerprints(of findings: inout [LintedFinding]) {
        var counts: [String: Int] = [:]
        for index in findings.indices {
            let finding = findings[index].finding
            let occurrence = counts[finding.fingerprint, default: 0]
            counts[finding.fingerprint] = occurrence + 1
            guard occurrence > 0 else { continue }
            findings[index].finding.fingerprint = Fingerprint.make(
                rule: finding.ruleID,
                address: finding.address,
                place: RuleRun.place(of: finding),
                occurrence: occurrence
            )
        }
    }
}

extension Report.Tally {
    mutating func add(_ other: Report.Tally) {
        passed += other.passed
        failed += other.failed
        unknown += other.unknown
        errors += other.errors
    }
}
