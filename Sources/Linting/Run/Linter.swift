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
        var findings: [(subject: Int, linted: LintedFinding)] = []
        var suppressor = Suppressor(rules: rules, today: options.today)
        var undecided: Set<String> = []
        for job in jobs {
            var (found, tally) = job.results()
            for index in found.indices where found[index].finding.verdict != .error {
                found[index].suppression = found[index].place.flatMap { suppressor.suppression(of: job.rule, at: $0) }
                tally.suppress(found[index])
            }
            if (options.unknown ?? job.rule.definition.onUnknown) == .ignore && tally.unknown > 0 {
                undecided.insert(job.rule.id)
            }
            tallies[job.rule.id, default: Report.Tally()].add(tally)
            findings.reserveCapacity(findings.count + found.count)
            for linted in found { findings.append((job.position, linted)) }
        }
        var groups = FindingGroups()
        for index in FindingOrder.positions(of: findings) {
            groups.add(findings[index].linted, of: findings[index].subject)
        }
        let finished = finish(groups.findings)
        return LintResult(
            findings: finished.filter { $0.suppression == nil },
            suppressed: finished.filter { $0.suppression != nil },
            notices: suppressor.notices(on: subjects.flatMap { $0.comments() }, undecided: undecided),
            tallies: tallies
        )
    }

    /// Does all jobs; on several threads from the first one on that is large enough.
    private static func work(_ jobs: [LintJob]) {
        let mayShare = Workers.available > 1 && jobs.allSatisfy(\.isConcurrent)
        for (position, job) in jobs.enumerated() {
            if mayShare && job.isLarge(from: threadedSize) {
                let rest = WorkPlan(jobs[position...])
                return Workers.run(Workers.available) { rest.work(as: $0, of: Workers.available) }
            }
            job.work()
        }
    }

    /// The findings with what the source says of their places, and with fingerprints of which no two are the same.
    private func finish(_ findings: [LintedFinding]) -> [LintedFinding] {
        // Only what stands in the source is shown with its line.
        let isSourceShown = findings.contains { $0.place?.isInPlan == false }
        let rulesOnCredentials = Set(
            rules.rules.filter { isSourceShown && CredentialWords.areSubject(of: $0.definition) }.map(\.id)
        )
        var documents: [String: SourceDocument] = [:]
        var counts: [String: Int] = [:]
        return findings.map { linted in
            var linted = linted
            linted.addSource(from: &documents, isAboutCredentials: rulesOnCredentials.contains(linted.finding.ruleID))
            let fingerprint = linted.finding.fingerprint
            let occurrence = counts[fingerprint, default: 0]
            counts[fingerprint] = occurrence + 1
            if occurrence > 0 { linted.finding.fingerprint = linted.fingerprint(occurrence: occurrence) }
            return linted
        }
    }
}

extension LintedFinding {
    /// Adds what the source says of the finding's place.
    fileprivate mutating func addSource(from documents: inout [String: SourceDocument], isAboutCredentials: Bool) {
        guard let place, !place.isInPlan else { return }
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
