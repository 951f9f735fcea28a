import IAM
import Symbolic
import TerraformPlan

/// What a request is for: its text, and the resource of the plan that this names.
struct RequestedResource: Sendable {
    /// Types whose ARNs have no region, and that are asked for in a region all the same.
    private static let typesWithoutRegion: Set<String> = ["aws_iam_role", "aws_iam_policy", "aws_iam_user"]

    let text: SymbolicString
    /// The resource of the plan; nil for one that the plan does not have.
    let instance: ResourceInstance?
    private let identities: Identities

    init(_ text: SymbolicString, in plan: PlanModel) {
        self.text = text
        instance = plan.resourcePolicies.lookup.instance(of: text)
        identities = plan.identities
    }

    private var arn: ARN? { ARN(text) }

    /// The account, as far as its ARN or the plan tells.
    var account: SymbolicString? {
        if let account = arn?.account, account.known != "" { return account }
        return managed.map { identities.context(of: $0).account }
    }

    /// The region, likewise.
    var region: SymbolicString? {
        if let region = arn?.region, region.known != "" { return region }
        guard let managed, !Self.typesWithoutRegion.contains(managed.address.type) else { return nil }
        return identities.context(of: managed).region
    }

    private var managed: ResourceInstance? {
        instance.flatMap { $0.address.mode == .managed ? $0 : nil }
    }

    /// How the resource's account lies to another one.
    struct Relation: Equatable {
        var accounts: AccessRequest.AccountRelation
        /// Whether nobody can tell, and the accounts are taken to be one.
        var isAssumed = false
    }

    /// How the resource's account lies to another; where nobody can tell, it is taken to be the same.
    func relation(to other: SymbolicString?, _ evaluator: PolicyEvaluator) -> Relation {
        if text.known == "*" { return Relation(accounts: .same) }
        guard let other else { return Relation(accounts: .same, isAssumed: true) }
        if let known = text.known, let own = other.known {
            let pieces = known.piecesBetweenColons(maxSplits: 5)
            if pieces.count == 6, !pieces[4].isEmpty { return Relation(accounts: pieces[4] == own ? .same : .other) }
        }
        guard let account else { return Relation(accounts: .same, isAssumed: true) }
        switch evaluator.areEqual(account, other) {
        case .yes: return Relation(accounts: .same)
        case .no: return Relation(accounts: .other)
        case .unknown: return Relation(accounts: .same, isAssumed: true)
        }
    }
}
