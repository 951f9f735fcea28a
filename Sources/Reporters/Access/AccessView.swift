import AWSModel
import Linting
import Symbolic

/// An access report as text for people: every text masked, escaped and cut, as all output is.
///
/// The formats take their texts from here and from nowhere else.
struct AccessView {
    /// A name in one of the three columns.
    struct Node: Hashable {
        enum Column: Int, Hashable, CaseIterable {
            case consumer, role, resource
        }

        var column: Column
        var name: String
        /// What sort of thing it is: a resource type, or `secret`.
        var sort: String
        /// Tells nodes of one name apart: two consumers without a role do not share the one that they lack.
        var owner = ""
        /// Whether the name stands for something that has none.
        var isPlaceholder = false
    }

    /// The answer for one action.
    struct Grant {
        var action: String
        var verdict: AccessReport.Verdict
        var evidence: [String]
        var dependsOn: [String]
    }

    /// A line of the table.
    struct Row {
        /// Nil for what a role may read without anything in the plan that needs it.
        var consumer: Node?
        var role: Node
        /// The address of the role; nil where the plan does not have it.
        var roleAddress: String?
        /// Whether the consumer has no role at all.
        var isWithoutRole = false
        var resource: Node
        var arn: String?
        var uses: [String]
        var grants: [Grant]
        var verdict: AccessReport.Verdict
    }

    let rows: [Row]
    let plan: String
    let toolVersion: String
    let notices: [String]
    let managedPoliciesDate: String?

    init(_ report: AccessReport, options: AccessOptions) {
        rows = report.rows.map(Row.init)
        plan = ValueText.line(options.plan)
        toolVersion = ValueText.line(options.toolVersion)
        notices = options.notices.map(ValueText.line)
        managedPoliciesDate = report.managedPoliciesDate.map(ValueText.line)
    }

    /// How many rows have a verdict.
    func count(_ verdict: AccessReport.Verdict) -> Int {
        rows.count { $0.verdict == verdict }
    }
}

extension AccessView.Node {
    /// What stands in the place of a name.
    fileprivate init(column: Column, placeholder: String, of owner: String) {
        self.init(column: column, name: placeholder, sort: "", owner: owner, isPlaceholder: true)
    }
}

extension AccessView.Row {
    fileprivate init(_ row: AccessReport.Row) {
        consumer = row.consumer.map {
            AccessView.Node(column: .consumer, name: ValueText.line($0.address), sort: ValueText.line($0.type))
        }
        let owner = consumer?.name ?? ""
        switch row.role {
        case .known(let label, _, let address):
            role = AccessView.Node(column: .role, name: ValueText.line(label), sort: "role")
            roleAddress = address.map(ValueText.line)
        case .none:
            role = AccessView.Node(column: .role, placeholder: "no role", of: owner)
            isWithoutRole = true
        case .unknown: role = AccessView.Node(column: .role, placeholder: "unknown role", of: owner)
        }
        if let label = row.resource.label {
            resource = AccessView.Node(
                column: .resource,
                name: ValueText.line(label),
                sort: row.resource.kind == .other ? "" : row.resource.kind.rawValue
            )
        } else {
            resource = AccessView.Node(column: .resource, placeholder: "not known yet", of: owner)
        }
        arn = row.resource.arn.map(ValueText.line)
        uses = row.uses.map(ValueText.line)
        grants = row.grants.map(AccessView.Grant.init)
        verdict = row.verdict
    }
}

extension AccessView.Grant {
    fileprivate init(_ grant: AccessReport.Grant) {
        action = ValueText.line(grant.action)
        verdict = grant.verdict
        evidence = grant.facts.map { ValueText.line($0.text) }
        dependsOn = grant.unknown.map { UnknownText.lines($0) } ?? []
    }
}
