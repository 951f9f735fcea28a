import IAM
import Symbolic
import TerraformPlan

/// An attachment that a plan takes away from a role.
struct RemovedAttachment: Sendable {
    let attachment: AttachmentIndex.Attachment
    /// The name or the ARN of the policy.
    let key: String
    /// The roles of its name that it can be about; nil for all.
    private let roles: NamedRoles?

    init(_ attachment: AttachmentIndex.Attachment, of key: String, from roles: NamedRoles?) {
        self.attachment = attachment
        self.key = key
        self.roles = roles
    }

    /// Whether a role of the name is the one.
    func isOf(_ role: Role) -> Truth {
        guard let roles else { return .yes }
        // What the plan does not have may be of any account.
        guard let address = role.instance?.address else { return roles.certain.isEmpty ? .unknown : .no }
        if roles.certain.contains(address) { return .yes }
        return roles.possible.contains(address) ? .unknown : .no
    }
}

/// Which objects of a plan take inline or managed policies away from a role, by the name or ARN of the policy.
struct RemovedPolicies: Sendable {
    private(set) var certain: [String: Set<ResourceAddress>] = [:]
    /// Those of which nobody can tell whether they are about this role, or about one of its name in another account.
    private var possible: [String: Set<ResourceAddress>] = [:]

    init() {}

    init(_ removed: [RemovedAttachment], from role: Role) {
        for removal in removed {
            let address = removal.attachment.instance.address
            switch removal.isOf(role) {
            case .yes: certain[removal.key, default: []].insert(address)
            case .unknown: possible[removal.key, default: []].insert(address)
            case .no: break
            }
        }
    }

    var isEmpty: Bool { certain.isEmpty && possible.isEmpty }

    /// What becomes of a policy where nothing attaches it anew.
    func outcome(of key: String) -> AttachmentFate.Outcome {
        if certain[key] != nil { return .detached }
        guard let remover = possible[key]?.map(\.description).min() else { return .attached }
        let what = "whether \(remover) took its policy from this role, or from one of its name in another account"
        return .open(Unknown(UnknownSource(attribute: nil, reason: .undecided(what))))
    }
}
