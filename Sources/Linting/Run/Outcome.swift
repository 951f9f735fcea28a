package import Symbolic

/// A finding with the unknown that it depends on, for those who look closer than a report does.
package struct LintedFinding: Sendable {
    package var finding: Finding {
        _read { yield content.finding }
        _modify { yield &content.finding }
    }
    /// What an unknown verdict depends on.
    package var unknown: Unknown? {
        get { content.unknown }
        set { content.unknown = newValue }
    }
    /// Why the rule itself failed, as far as that is known.
    package var failure: Diagnostic? {
        get { content.failure }
        set { content.failure = newValue }
    }
    /// Whether a template of the rule failed, so that another text stands for it.
    package var hasBrokenText = false
    /// The instance; nil where the finding is about the whole plan.
    var address: ResourceAddress? { content.address }
    /// Where it stands; nil where nobody asks.
    var place: Place? { content.place }
    /// What the block in the source goes by; nil where it is not known.
    var block: String? { content.place?.block }
    /// Whether there are comments of the source around its place.
    var hasComments: Bool { content.place?.comments.isEmpty == false }
    /// Whether its place is one of the source.
    var isInSource: Bool { content.place?.isInPlan == false }
    /// Whether it is the finding that the tally counts: a thing is counted once, however many claims it breaks.
    var isCounted = true
    /// What makes it be passed over.
    var suppression: Suppression? {
        get { content.suppression }
        set { content.suppression = newValue }
    }

    /// In a box, for findings are handed on and sorted.
    @Boxed private var content: Content

    private struct Content: Sendable {
        var finding: Finding
        var unknown: Unknown?
        var failure: Diagnostic?
        var address: ResourceAddress?
        var place: Place?
        var suppression: Suppression?
    }

    init(finding: Finding, hasBrokenText: Bool, address: ResourceAddress?, place: Place?) {
        _content = Boxed(wrappedValue: Content(finding: finding, address: address, place: place))
        self.hasBrokenText = hasBrokenText
    }
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
