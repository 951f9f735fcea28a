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
    /// The region and the account that stand in the text, where it is an ARN.
    private let written: (region: SymbolicString, account: SymbolicString)?

    init(_ text: SymbolicString, in plan: PlanModel) {
        self.text = text
        if let known = text.known {
            let pieces = known.piecesBetweenColons(maxSplits: 5)
            written =
                pieces.count == 6 && pieces[0] == "arn"
                ? (SymbolicString(String(pieces[3])), SymbolicString(String(pieces[4]))) : nil
            instance = plan.resourcePolicies.lookup.instance(arn: known, pieces)
        } else {
            written = ARN(text).map { ($0.region, $0.account) }
            instance = plan.resourcePolicies.lookup.instance(of: text)
        }
        identities = plan.identities
    }

    /// The account, as far as its ARN or the plan tells.
    var account: SymbolicString? {
        if let account = written?.account, account.known != "" { return account }
        return managed.map { identities.context(of: $0).account }
    }

    /// The region, likewise.
    var region: SymbolicString? {
        if let region = written?.region, region.known != "" { return region }
        guard let managed, !Self.typesWithoutRegion.contains(managed.address.type) else { return nil }
        return identities.context(of: managed).region
    }

    /// How a request names a secret: a service passes on the ARN that it is given.
    ///
    /// - Returns: nil for what is no secret, and for an ARN that is written without its random suffix.
    var secretID: SymbolicString? {
        guard identities.service(ofARN: text) == "secretsmanager" else { return nil }
        if case .hole(let hole)? = text.parts.last, hole.identity?.path.root == "suffix" { return nil }
        return text
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
        if text.known != nil, let account = written?.account.known, !account.isEmpty, let own = other.known {
            return Relation(accounts: account == own ? .same : .other)
        }
        guard let account else { return Relation(accounts: .same, isAssumed: true) }
        switch evaluator.areEqual(account, other) {
        case .yes: return Relation(accounts: .same)
        case .no: return Relation(accounts: .other)
        case .unknown: return Relation(accounts: .same, isAssumed: true)
        }
    }
}
