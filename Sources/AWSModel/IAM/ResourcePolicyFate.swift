import Symbolic
import TerraformPlan

/// What becomes of the policy of a resource where several objects of a plan own it, or of one grant in it.
///
/// A policy resource that goes deletes the policy of its resource, whoever wrote it last; an object that the plan does not
/// change does not write its own anew. And where one object deletes what another one writes, and they do not depend on
/// each other, either may be first.
/// Source: the provider's documentation of `aws_secretsmanager_secret_policy` and its like, which delete the policy with the
/// resource; of roles `AttachmentFate` tells the same.
struct ResourcePolicyFate {
    typealias Outcome = AttachmentFate.Outcome

    /// What of a resource's policy one object owns: all of it, or one statement of a function's.
    struct Part: Hashable, Sendable {
        private let statement: [String]

        /// The policy as a whole.
        static let whole = Part(statement: [])

        private init(statement: [String]) { self.statement = statement }

        /// What a policy resource owns after apply, or before it; nil for what no other object can own too, and while
        /// nobody knows.
        ///
        /// A grant of a key has an id of its own. A function keeps one statement of each id by qualifier
        /// (lambda/latest/api/API_AddPermission).
        init?(of policy: ResourceInstance, before: Bool) {
            switch policy.address.type {
            case "aws_kms_grant": return nil
            case "aws_lambda_permission":
                func text(_ name: String) -> String? {
                    let value = before ? policy.attributeBefore(name) : policy.attribute(name)
                    return value.map { $0.isNull ? "" : $0.string } ?? ""
                }
                guard let id = text("statement_id"), !id.isEmpty, let name = text("function_name"),
                    let qualifier = text("qualifier")
                else { return nil }
                statement = [qualifier.isEmpty ? FunctionName(name)?.qualifier ?? "" : qualifier, id]
            default: self = .whole
            }
        }
    }

    /// Which objects delete a part, and which write it anew.
    private var deleting: [Part: Set<ResourceAddress>] = [:]
    private var writing: [Part: Set<ResourceAddress>] = [:]

    /// - Parameters:
    ///   - resource: The resource.
    ///   - attribute: Its attribute that may hold the policy.
    ///   - policies: The policy resources that are about it after apply.
    ///   - removed: Those that are not after apply what they were before.
    init(
        of resource: ResourceInstance,
        _ attribute: String?,
        _ policies: [ResourceInstance],
        removed: [ResourceInstance]
    ) {
        // What is made anew had nothing that could be deleted.
        guard !removed.isEmpty, !resource.actions.creates else { return }
        for policy in removed {
            if let part = Part(of: policy, before: true) { deleting[part, default: []].insert(policy.address) }
        }
        for policy in policies where policy.actions.writes {
            if let part = Part(of: policy, before: false) { writing[part, default: []].insert(policy.address) }
        }
        guard let attribute, resource.actions == .update, resource.isConfigured(attribute) else { return }
        let (old, new) = (resource.attributeBefore(attribute)?.string, resource.attribute(attribute)?.string)
        if new == nil || new != old { writing[.whole, default: []].insert(resource.address) }
    }

    /// What becomes of the part that an object of the plan owns.
    func outcome(of part: @autoclosure () -> Part?) -> Outcome {
        guard !deleting.isEmpty, let part = part(), let deleting = deleting[part],
            let deleter = deleting.map(\.description).min()
        else { return .attached }
        let writing = writing[part] ?? []
        if part != .whole, let both = writing.intersection(deleting).map(\.description).min() {
            let what = "whether the new \(both) can be created while the old one has the same statement_id"
            return .open(ResourcePolicyFate.undecided(what))
        }
        // What is created before its old self is destroyed writes first.
        guard let writer = writing.subtracting(deleting).map(\.description).min() else { return .detached }
        let what = "whether \(deleter) deletes the policy after \(writer) writes it, which Terraform does not order"
        return .open(ResourcePolicyFate.undecided(what))
    }

    private static func undecided(_ what: String) -> Unknown {
        Unknown(UnknownSource(attribute: nil, reason: .undecided(what)))
    }
}

extension ChangeActions {
    /// Whether the object is written in the world, made anew or changed.
    fileprivate var writes: Bool {
        switch self {
        case .create, .update, .deleteCreate, .createDelete, .createForget, .other: true
        case .noOp, .read, .delete, .forget: false
        }
    }
}
