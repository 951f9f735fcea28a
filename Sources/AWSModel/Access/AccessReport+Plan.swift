import IAM
import Symbolic
import TerraformPlan

extension PlanModel {
    /// Who can read what.
    ///
    /// - Parameter includesAll: Whether to tell also what roles may read without anything in the plan that needs it.
    /// - Returns: The report, in the order of the catalogue of consumers and of the plan.
    package func accessReport(includesAll: Bool = false) -> AccessReport {
        var builder = AccessReportBuilder(self)
        for need in accessNeeds { builder.add(need) }
        if includesAll { builder.addUnneeded() }
        return AccessReport(rows: builder.rows, managedPoliciesDate: managedPoliciesDate)
    }
}

/// Gathers the rows of a report: one for each consumer, role and resource.
private struct AccessReportBuilder {
    private let plan: PlanModel
    private let names: ResourceNames
    private(set) var rows: [AccessReport.Row] = []
    private var positions: [Key: Int] = [:]
    /// What roles were asked for because something needs it.
    private var needed: Set<Key> = []

    private struct Key: Hashable {
        var consumer: AccessReport.Consumer?
        var role: AccessReport.Role
        /// What tells a role from others that are not shown either; nil for one that is shown.
        var hidden: String?
        var resource: AccessReport.Resource
    }

    init(_ plan: PlanModel) {
        self.plan = plan
        names = ResourceNames(plan)
    }

    /// Adds what a consumer needs, and what it takes to decrypt that.
    mutating func add(_ need: AccessNeed) {
        for action in need.actions {
            add(need, names.resource(need), action) { role in
                guard let text = need.resource else { return .undecided("it is not known what is read", need.unknown) }
                return role.decide(RoleRequest(action: action, resource: text, context: need.context)).answer
            }
        }
        guard let text = need.resource else { return }
        switch names.key(of: text) {
        case nil, .awsManaged?: break
        case .customer(let key, let isSensitive)?:
            add(need, names.resource(key, .key, isSensitive: isSensitive), "kms:Decrypt") {
                $0.allowsDecrypt(text.argument)
            }
        case .unknown(let unknown)?:
            add(need, AccessReport.Resource(kind: .key, label: nil), "kms:Decrypt") { _ in
                .undecided("it is not known which key encrypts it", unknown)
            }
        }
    }

    private mutating func add(
        _ need: AccessNeed,
        _ resource: AccessReport.Resource,
        _ action: String,
        _ ask: (Role) -> ModelMethod.Answer
    ) {
        let role = AccessReport.Role(need.role)
        let key = Key(consumer: need.consumer, role: role, hidden: need.role.hiddenRole, resource: resource)
        let position = positions[key] ?? rows.count
        if position == rows.count {
            positions[key] = position
            needed.insert(Key(role: role, resource: resource))
            rows.append(AccessReport.Row(consumer: need.consumer, role: role, resource: resource, grants: []))
        }
        if !need.use.isEmpty, !rows[position].uses.contains(need.use) { rows[position].uses.append(need.use) }
        let grant = grant(need.role, action, ask)
        guard let known = rows[position].grants.firstIndex(where: { $0.action == action }) else {
            rows[position].grants.append(grant)
            return
        }
        // The same action for another reason, as one key for two secrets: the worse answer counts.
        let verdict = rows[position].grants[known].verdict
        if verdict != grant.verdict, .combined([verdict, grant.verdict]) == grant.verdict {
            rows[position].grants[known] = grant
        }
    }

    private func grant(
        _ role: ModelValue,
        _ action: String,
        _ ask: (Role) -> ModelMethod.Answer
    ) -> AccessReport.Grant {
        switch role {
        case .object(let object):
            guard let role = object as? Role else { break }
            let answer = ask(role)
            switch answer.value {
            case .bool(let isAllowed):
                return AccessReport.Grant(
                    action: action,
                    verdict: isAllowed ? .granted : .missing,
                    facts: answer.facts
                )
            case .unknown(let unknown):
                return AccessReport.Grant(action: action, verdict: .unknown, facts: answer.facts, unknown: unknown)
            default: return AccessReport.Grant(action: action, verdict: .unknown, facts: answer.facts)
            }
        case .unknown(let unknown):
            let fact = Fact("it is not known which role it has")
            return AccessReport.Grant(action: action, verdict: .unknown, facts: [fact], unknown: unknown)
        case .sensitive(let inner): return grant(inner, action, ask)
        default: break
        }
        return AccessReport.Grant(action: action, verdict: .missing, facts: [Fact("it has no role to read with")])
    }

    /// What the roles of the plan may read besides, and where nobody can tell.
    mutating func addUnneeded() {
        for role in plan.iam.managedRoles {
            for readable in names.readables {
                let label = AccessReport.Role(.object(role))
                guard !needed.contains(Key(role: label, resource: readable.resource)) else { continue }
                let grants = readable.actions.map { action in
                    grant(.object(role), action) { $0.allows(.string(action), readable.arn.argument) }
                }.filter { $0.verdict != .missing }
                guard !grants.isEmpty else { continue }
                rows.append(
                    AccessReport.Row(consumer: nil, role: label, resource: readable.resource, grants: grants)
                )
            }
        }
    }
}

extension AccessReport.Role {
    /// The role that a field of a consumer names.
    fileprivate init(_ value: ModelValue) {
        switch value {
        case .object(let object):
            let role = object as? Role
            let name = role.flatMap { $0.isSensitive ? nil : $0.name }
            self = .known(label: role?.label ?? "", name: name, address: role?.instance?.addressText)
        case .unknown: self = .unknown
        case .sensitive(let inner): self = AccessReport.Role(inner)
        default: self = .none
        }
    }
}

extension ModelValue {
    /// The ARN or the name of a role that the plan marks as sensitive; nil for any other value.
    fileprivate var hiddenRole: String? {
        switch self {
        case .object(let object):
            guard let role = object as? Role, role.instance == nil, role.isSensitive else { return nil }
            return role.designation
        case .sensitive(let inner): return inner.hiddenRole
        default: return nil
        }
    }
}

extension SymbolicString {
    /// The text as it is handed to a question; a hole stays a text, as a policy for everything decides it all the same.
    fileprivate var argument: ModelValue { known.map { .string($0) } ?? .text(self) }
}

extension ModelMethod.Answer {
    fileprivate static func undecided(_ reason: String, _ unknown: Unknown?) -> ModelMethod.Answer {
        let fallback = Unknown(UnknownSource(attribute: nil, reason: .undecided(reason)))
        return ModelMethod.Answer(.unknown(unknown ?? fallback), facts: [Fact(reason)])
    }
}
