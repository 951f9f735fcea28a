import IAM
import Symbolic
import TerraformPlan

extension PlanModel {
    /// Who can read what.
    ///
    /// - Parameter includesAll: Whether to tell also what roles may read without anything in the plan that needs it.
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
        var resource: AccessReport.Resource
    }

    init(_ plan: PlanModel) {
        self.plan = plan
        names = ResourceNames(plan)
    }

    mutating func add(_ need: AccessNeed) {
        let resource = names.resource(need)
        add(need, resource, need.action, need.resource)
        guard let text = need.resource, let key = names.key(of: text, kind: need.kind) else { return }
        var decrypt = need
        decrypt.unknown = key.unknown
        add(decrypt, names.resource(key.text, .key), "kms:Decrypt", key.text)
    }

    private mutating func add(
        _ need: AccessNeed,
        _ resource: AccessReport.Resource,
        _ action: String,
        _ text: SymbolicString?
    ) {
        let role = AccessReport.Role(need.role)
        let key = Key(consumer: need.consumer, role: role, resource: resource)
        let position = positions[key] ?? rows.count
        if position == rows.count {
            positions[key] = position
            needed.insert(Key(role: role, resource: resource))
            rows.append(AccessReport.Row(consumer: need.consumer, role: role, resource: resource, grants: []))
        }
        if !need.use.isEmpty, !rows[position].uses.contains(need.use) { rows[position].uses.append(need.use) }
        guard !rows[position].grants.contains(where: { $0.action == action }) else { return }
        rows[position].grants.append(grant(need.role, action, text, need.unknown))
    }

    private func grant(
        _ role: ModelValue,
        _ action: String,
        _ text: SymbolicString?,
        _ unknown: Unknown?
    ) -> AccessReport.Grant {
        switch role {
        case .object(let object):
            guard let role = object as? Role else { break }
            guard let text else {
                let fact = Fact("it is not known what is read")
                return AccessReport.Grant(action: action, verdict: .unknown, facts: [fact], unknown: unknown)
            }
            return grant(role, action, text)
        case .unknown(let unknown):
            let fact = Fact("it is not known which role it has")
            return AccessReport.Grant(action: action, verdict: .unknown, facts: [fact], unknown: unknown)
        case .sensitive(let inner): return grant(inner, action, text, unknown)
        default: break
        }
        return AccessReport.Grant(action: action, verdict: .missing, facts: [Fact("it has no role to read with")])
    }

    private func grant(_ role: Role, _ action: String, _ text: SymbolicString) -> AccessReport.Grant {
        let answer = role.allows(.string(action), ModelValue(text))
        switch answer.value {
        case .bool(true): return AccessReport.Grant(action: action, verdict: .granted, facts: answer.facts)
        case .bool(false): return AccessReport.Grant(action: action, verdict: .missing, facts: answer.facts)
        case .unknown(let unknown):
            return AccessReport.Grant(action: action, verdict: .unknown, facts: answer.facts, unknown: unknown)
        default:
            return AccessReport.Grant(action: action, verdict: .unknown, facts: answer.facts, unknown: text.unknown)
        }
    }

    /// What the roles of the plan may read besides, and where nobody can tell.
    mutating func addUnneeded() {
        for role in plan.iam.managedRoles {
            for readable in names.readables {
                let label = AccessReport.Role(.object(role))
                guard !needed.contains(Key(role: label, resource: readable.resource)) else { continue }
                let grants = readable.actions.map { grant(role, $0, readable.arn) }.filter { $0.verdict != .missing }
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
            self = .known(label: role?.label ?? "", name: role?.name, address: role?.instance?.addressText)
        case .unknown: self = .unknown
        case .sensitive(let inner): self = AccessReport.Role(inner)
        default: self = .none
        }
    }
}
