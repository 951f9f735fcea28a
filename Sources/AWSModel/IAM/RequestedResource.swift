import IAM
import Symbolic
import TerraformPlan

/// What a request is for: its text, and the resource of the plan that this names.
struct RequestedResource: Sendable {
    /// Types whose ARNs have no region, and that are asked for in a region all the same.
    private static let typesWithoutRegion: Set<String> = ["aws_iam_role", "aws_iam_policy", "aws_iam_user"]

    let text: SymbolicString
    private let plan: PlanModel
    private let arn: WrittenARN?

    /// The text, where it is an ARN.
    private enum WrittenARN {
        /// Its parts are known up to the last one, which may have holes.
        case known(KnownARN)
        case holed(ARN)

        var account: SymbolicString {
            switch self {
            case .known(let arn): SymbolicString(arn[.account])
            case .holed(let arn): arn.account
            }
        }

        var region: SymbolicString {
            switch self {
            case .known(let arn): SymbolicString(arn[.region])
            case .holed(let arn): arn.region
            }
        }
    }

    init(_ text: SymbolicString, in plan: PlanModel) {
        self.text = text
        self.plan = plan
        arn =
            KnownARN(text.prefix).map { .known($0) }
            ?? (text.known == nil ? ARN(text).map { .holed($0) } : nil)
    }

    private var identities: Identities { plan.identities }

    /// The resource of the plan; nil for one that the plan does not have.
    ///
    /// It is looked up each time, for most requests are decided without.
    var instance: ResourceInstance? {
        let lookup = plan.resourcePolicies.lookup
        if text.known != nil, case .known(let arn)? = arn { return lookup.instance(of: arn) }
        return lookup.instance(of: text)
    }

    /// The ARN, of which the last part may have holes; nil for a text whose other parts are not known.
    var knownHead: KnownARN? {
        if case .known(let arn)? = arn { arn } else { nil }
    }

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
    func relation(to other: SymbolicString?) -> Relation {
        if text.known == "*" { return Relation(accounts: .same) }
        guard let other else { return Relation(accounts: .same, isAssumed: true) }
        if case .known(let arn)? = arn, !arn.isEmpty(.account), let own = other.known {
            return Relation(accounts: arn.has(.account, own) ? .same : .other)
        }
        guard let account else { return Relation(accounts: .same, isAssumed: true) }
        switch plan.evaluator.areEqual(account, other) {
        case .yes: return Relation(accounts: .same)
        case .no: return Relation(accounts: .other)
        case .unknown: return Relation(accounts: .same, isAssumed: true)
        }
    }
}
