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
        let jobs = LintJob.all(rules.rules, over: subjects, options: options)
        Linter.work(jobs, parts: subjects.flatMap(\.parts))
        var tallies: [String: Report.Tally] = [:]
        var parts: [LintJob.Part] = []
        var suppressor = Suppressor(rules: rules, today: options.today)
        var undecided: Set<String> = []
        for job in jobs {
            var tally = Report.Tally()
            for var part in job.results() {
                tally.add(part.tally)
                // Where they lie: each copy of a finding counts all that it holds.
                for index in part.findings.indices where part.findings[index].mayBeSuppressed {
                    let place = part.findings[index].place
                    part.findings[index].suppression = suppressor.suppression(of: job.rule, at: place)
                    tally.suppress(part.findings[index])
                }
                parts.append(part)
            }
            if (options.unknown ?? job.rule.definition.onUnknown) == .ignore && tally.unknown > 0 {
                undecided.insert(job.rule.id)
            }
            tallies[job.rule.id, default: Report.Tally()].add(tally)
        }
        let order = FindingOrder.places(of: parts)
        var groups = FindingGroups(of: order.count)
        for place in order {
            groups.add(parts[place.part].findings[place.position], of: parts[place.part].subject)
        }
        let plans = subjects.count > 1 ? groups.subjects.map { (number: $0, name: subjects[$0].name) } : []
        let (shown, suppressed) = finish(groups.takeFindings(), about: plans)
        return LintResult(
            findings: shown,
            suppressed: suppressed,
            notices: suppressor.notices(on: subjects.flatMap { $0.comments() }, undecided: undecided),
            tallies: tallies,
            jobs: jobs
        )
    }

    /// Does all jobs, on several threads if one is large enough.
    private static func work(_ jobs: [LintJob], parts: [@Sendable () -> Void]) {
        let mayShare = Workers.available > 1 && jobs.allSatisfy(\.isConcurrent)
        guard mayShare, jobs.contains(where: { $0.isLarge(from: threadedSize) }) else {
            return WorkBatch(jobs, for: 1).work(as: 0)
        }
        let plan = WorkPlan(jobs, parts: parts, for: Workers.available)
        Workers.run(Workers.available) { plan.work(as: $0) }
    }

    /// The findings with what the source says of their places, and with fingerprints of which no two of a plan are the
    /// same; those that are passed over by themselves.
    ///
    /// - Parameters:
    ///   - findings: What was found.
    ///   - plans: The number and the name of the plan that each is about; empty where there is only one.
    /// - Returns: What is to be shown, and what comments tell to pass over.
    private func finish(
        _ findings: [LintedFinding],
        about plans: [(number: Int, name: String)]
    ) -> (shown: [LintedFinding], suppressed: [LintedFinding]) {
        var findings = findings
        // Only what stands in the source is shown with its line.
        let isSourceShown = findings.contains(where: \.isInSource)
        let rulesOnCredentials = Set(
            rules.rules.filter { isSourceShown && CredentialWords.areSubject(of: $0.definition) }.map(\.id)
        )
        var documents: [String: SourceDocument] = [:]
        var counts: [PlanFingerprint: Int] = [:]
        counts.reserveCapacity(findings.count)
        // Where they stand: what is in the box of one that is handed on is copied before it changes.
        for index in findings.indices {
            if isSourceShown {
                let isAboutCredentials = rulesOnCredentials.contains(findings[index].finding.ruleID)
                findings[index].addSource(from: &documents, isAboutCredentials: isAboutCredentials)
            }
            if !plans.isEmpty { findings[index].finding.plan = plans[index].name }
            let name = PlanFingerprint(plan: plans.isEmpty ? 0 : plans[index].number, of: findings[index].fingerprint)
            let occurrence = Linter.count(&counts[name, default: 0])
            guard occurrence > 0 else { continue }
            findings[index].finding.fingerprint = findings[index].fingerprint(occurrence: occurrence).text
        }
        guard findings.contains(where: { $0.suppression != nil }) else { return (findings, []) }
        return (findings.filter { $0.suppression == nil }, findings.filter { $0.suppression != nil })
    }

    /// Counts one more; how many there were before.
    private static func count(_ number: inout Int) -> Int {
        defer { number += 1 }
        return number
    }
}

/// What tells a finding from others of the run.
private struct PlanFingerprint: Hashable {
    let plan: Int
    let fingerprint: Fingerprint

    init(plan: Int, of fingerprint: Fingerprint) {
        self.plan = plan
        self.fingerprint = fingerprint
    }
}

extension LintedFinding {
    /// Whether a comment can tell to pass over it.
    fileprivate var mayBeSuppressed: Bool { hasComments && finding.verdict != .error }

    /// Adds what the source says of the finding's place.
    fileprivate mutating func addSource(from documents: inout [String: SourceDocument], isAboutCredentials: Bool) {
        guard isInSource else { return }
        finding.isLocated = true
        finding.calls = place.calls
        guard let content = place.content else { return }
        let file = finding.location.file
        let document = documents[file] ?? SourceDocument(content, file: file)
        documents[file] = document
        finding.lineHash = document.hash(ofLine: finding.location.line)
        finding.snippet = document.snippet(
            at: finding.location,
            path: "\(finding.attribute) \(finding.modelPath)",
            isAboutCredentials: isAboutCredentials
        )
    }
}

extension Report.Tally {
    mutating func add(_ other: Report.Tally) {
        passed += other.passed
        failed += other.failed
        unknown += other.unknown
        errors += other.errors
        suppressed += other.suppressed
    }

    /// Counts a finding as passed over, if it is and is counted at all.
    fileprivate mutating func suppress(_ linted: LintedFinding) {
        guard linted.suppression != nil, linted.isCounted else { return }
        if linted.finding.verdict == .unknown { unknown -= 1 } else { failed -= 1 }
        suppressed += 1
    }
}
