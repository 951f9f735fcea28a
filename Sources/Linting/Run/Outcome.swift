package import Symbolic

/// A finding with the unknown that it depends on, for those who look closer than a report does.
package struct LintedFinding: Sendable {
    package var finding: Finding
    /// What an unknown verdict depends on.
    package var unknown: Unknown?
    /// Why the rule itself failed, as far as that is known.
    package var failure: Diagnostic? {
        get { remarks?.wrappedValue.failure }
        set { note(failure: newValue, suppression: suppression) }
    }
    /// Whether a template of the rule failed, so that another text stands for it.
    package var hasBrokenText = false
    /// The instance; nil where the finding is about the whole plan.
    var address: ResourceAddress? { site.location?.address }
    /// Where it stands.
    var place: Place { site.place }
    /// What the block in the source goes by; nil where it is not known.
    var block: String? { hasSource ? site.place.block : nil }
    /// Whether there are comments of the source around its place.
    var hasComments: Bool { hasSource && !site.place.comments.isEmpty }
    /// Whether its place is one of the source.
    var isInSource: Bool { hasSource && !site.place.isInPlan }
    /// Whether it is the finding that the tally counts: a thing is counted once, however many claims it breaks.
    var isCounted = true
    /// What makes it be passed over.
    var suppression: Suppression? {
        get { remarks?.wrappedValue.suppression }
        set { note(failure: failure, suppression: newValue) }
    }

    /// The name of the finding, whatever else has the same.
    let fingerprint: Fingerprint
    /// May be shared with what else was found there.
    private let site: FindingSite
    /// Whether anything of the source is known of the place: at hand, for it is asked of all findings.
    private let hasSource: Bool
    /// What few findings have, so that the others are small.
    private var remarks: Boxed<Remarks>?

    private struct Remarks: Sendable {
        var failure: Diagnostic?
        var suppression: Suppression?
    }

    init(_ finding: Finding, _ fingerprint: Fingerprint, at site: FindingSite, hasBrokenText: Bool) {
        self.finding = finding
        self.fingerprint = fingerprint
        self.site = site
        self.hasBrokenText = hasBrokenText
        let place = site.place
        hasSource = !place.isInPlan || place.block != nil || !place.comments.isEmpty
    }

    private mutating func note(failure: Diagnostic?, suppression: Suppression?) {
        if remarks == nil && failure == nil && suppression == nil { return }
        remarks = Boxed(wrappedValue: Remarks(failure: failure, suppression: suppression))
    }

    /// The name of the finding with a number for those that are the same in everything else.
    func fingerprint(occurrence: Int) -> Fingerprint { site.fingerprint(of: finding, occurrence: occurrence) }
}

/// What a run came to.
package struct LintResult: Sendable {
    /// The worst first, then by plan, address, attribute and rule.
    package var findings: [LintedFinding]
    /// What comments in the source tell to pass over, in the same order.
    package var suppressed: [LintedFinding] = []
    /// What is to be said of the comments for tfproof.
    package var notices: [String] = []
    /// How often each rule came to which verdict, by the rule's id; every rule that was run has an entry.
    package var tallies: [String: Report.Tally]
    /// What was looked at: whoever ends with the result need not take that apart first.
    var jobs: [LintJob] = []

    /// Whether a rule failed by itself: the run must not end as if all was well.
    package var hasErrors: Bool { tallies.values.contains { $0.errors > 0 } }
}

extension LintResult {
    /// The report of the run.
    package func report(
        toolVersion: String,
        plans: [String],
        rules: RuleSet,
        notices: [String] = [],
        managedPoliciesDate: String? = nil
    ) -> Report {
        Report(
            toolVersion: toolVersion,
            plans: plans,
            rules: rules.rules.map(\.info),
            findings: findings.map(\.finding),
            suppressed: suppressed.map { linted in
                Report.SuppressedFinding(linted.finding, justification: linted.suppression?.reason ?? "")
            },
            notices: notices + self.notices,
            tallies: tallies,
            managedPoliciesDate: managedPoliciesDate
        )
    }
}
