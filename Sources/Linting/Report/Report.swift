/// Everything that one run has to say of one or more plans, in the order in which it is to be shown.
package struct Report: Hashable, Sendable {
    /// The version of tfproof.
    package var toolVersion: String
    /// The plans that were linted, as they were named.
    package var plans: [String]
    /// All rules that were run, sorted by id.
    package var rules: [RuleInfo]
    /// Failures, unknowns and errors, the worst first; passes are only counted.
    package var findings: [Finding]
    /// What was found but is to be passed over, as comments in the source say; it turns nothing red.
    package var suppressed: [SuppressedFinding]
    /// Things about the inputs that the user should know: skipped lead-in lines, duplicate names and the like.
    package var notices: [String]
    /// How often each rule came to which verdict, by the rule's id.
    package var tallies: [String: Tally]
    /// The day of the AWS-managed policies that were consulted, as YYYY-MM-DD; nil where none was.
    package var managedPoliciesDate: String?

    /// What a report says of a rule.
    package struct RuleInfo: Hashable, Sendable {
        package var id: String
        /// The rule as a statement that holds when everything is fine.
        package var title: String
        package var severity: Severity
        package var tags: [String]
        /// Why the rule is there; may be several paragraphs; may be empty.
        package var description: String
        package var remediation: String
        package var references: [String]

        package init(
            id: String,
            title: String,
            severity: Severity,
            tags: [String],
            description: String,
            remediation: String,
            references: [String]
        ) {
            self.id = id
            self.title = title
            self.severity = severity
            self.tags = tags
            self.description = description
            self.remediation = remediation
            self.references = references
        }
    }

    /// How often a rule came to which verdict.
    package struct Tally: Hashable, Sendable {
        package var passed = 0
        package var failed = 0
        package var unknown = 0
        package var errors = 0
        /// What did not hold, or was not known, and is passed over.
        package var suppressed = 0

        package init(passed: Int = 0, failed: Int = 0, unknown: Int = 0, errors: Int = 0, suppressed: Int = 0) {
            self.passed = passed
            self.failed = failed
            self.unknown = unknown
            self.errors = errors
            self.suppressed = suppressed
        }

        /// How many things the rule was asked about.
        package var checked: Int { passed + failed + unknown + errors + suppressed }
    }

    /// A finding that a comment in the source tells to pass over.
    package struct SuppressedFinding: Hashable, Sendable {
        package var finding: Finding
        /// The reason that the comment gives.
        package var justification: String

        package init(_ finding: Finding, justification: String) {
            self.finding = finding
            self.justification = justification
        }
    }

    package init(
        toolVersion: String,
        plans: [String],
        rules: [RuleInfo],
        findings: [Finding],
        suppressed: [SuppressedFinding] = [],
        notices: [String],
        tallies: [String: Tally],
        managedPoliciesDate: String?
    ) {
        self.toolVersion = toolVersion
        self.plans = plans
        self.rules = rules
        self.findings = findings
        self.suppressed = suppressed
        self.notices = notices
        self.tallies = tallies
        self.managedPoliciesDate = managedPoliciesDate
    }

    /// The tallies of all rules together.
    package var total: Tally {
        tallies.values.reduce(into: Tally()) { $0.add($1) }
    }
}
