import Symbolic

/// What all layers say of a request, and what follows.
struct RequestTally {
    let request: AccessRequest
    let layers: PolicyLayers
    let matcher: StatementMatcher
    private let identity: LayerTally
    private let boundaries: [LayerTally]
    private let session: LayerTally?
    private let resource: LayerTally?
    private let controls: [LayerTally]

    init(_ request: AccessRequest, _ layers: PolicyLayers, _ matcher: StatementMatcher) {
        self.request = request
        self.layers = layers
        self.matcher = matcher
        identity = LayerTally(layers.identity, matcher)
        boundaries = layers.boundaries.map { LayerTally($0, matcher) }
        session = layers.session.map { LayerTally($0, matcher) }
        resource = layers.resource.map { LayerTally(resource: $0, matcher) }
        controls = layers.controls.map { control in
            control.layer == .serviceControl
                ? LayerTally(control.policies, matcher) : LayerTally(resource: control.policies, matcher)
        }
    }

    /// Whether the request is allowed: nothing denies it, it is granted, and all controls let it through.
    var verdict: Truth { !deny && grant && areControlsPassed }

    private var deny: Truth {
        var deny = identity.deny
        for boundary in boundaries { deny = deny || boundary.deny }
        return deny || session?.deny ?? .no || resource?.deny ?? .no
    }

    private var areControlsPassed: Truth {
        zip(layers.controls, controls).every { isPassed($0.layer, $1) }
    }

    /// Whether control policies of one level, or an endpoint's policy, let the request through.
    ///
    /// Service control policies do not bind services (organizations/latest/userguide/orgs_manage_policies_scps).
    private func isPassed(_ layer: PolicyLayer, _ tally: LayerTally) -> Truth {
        if layer == .serviceControl, request.principal.kind == .service { return .yes }
        let isPassed = tally.allows && !tally.deny
        if layer == .resourceControl, isPassed == .no, !Self.controlledServices.contains(request.action.service) {
            return .unknown
        }
        return isPassed
    }

    /// The services whose resources resource control policies bind; the list grows
    /// (organizations/latest/userguide/orgs_manage_policies_rcps).
    private static let controlledServices: Set<String> = [
        "aoss", "dynamodb", "ecr", "kms", "logs", "s3", "secretsmanager", "sqs", "sts",
    ]

    /// Whether boundary and session let through what is granted elsewhere.
    private var limits: Truth {
        boundaries.every { $0.allows } && session?.allows ?? .yes
    }

    private var named: PrincipalMatch { resource?.allow ?? PrincipalMatch() }

    private var grant: Truth {
        switch request.principal.kind {
        case .service, .federated: return named.any
        case .role, .session, .user: break
        }
        switch request.accounts {
        case .same: return grantWithinAccount
        case .other: return grantAcrossAccounts
        case .unknown: return grantWithinAccount.agreeing(with: grantAcrossAccounts)
        }
    }

    private var grantWithinAccount: Truth {
        named.directly || (named.asRole && limits) || (identity.allows && limits && trustsAccount)
    }

    private var grantAcrossAccounts: Truth {
        identity.allows && limits && named.any
    }

    /// Whether the resource leaves its use to policies of the account, as all do but keys and roles.
    ///
    /// A key without a policy at hand has the default one, which does so
    /// (kms/latest/developerguide/key-policy-default); a role is never without a trust policy.
    private var trustsAccount: Truth {
        switch request.action.service {
        case "kms": return layers.resource == nil ? .yes : named.asAccount
        case "sts" where isAssuming: return layers.resource == nil ? .unknown : named.asAccount
        default: return .yes
        }
    }

    private var isAssuming: Bool {
        ["sts:assumerole", "sts:tagsession", "sts:setsourceidentity"].contains { request.action.begins(with: $0) }
    }
}

extension RequestTally {
    /// The layers without the statements that do not match, which match in no world.
    var concerned: PolicyLayers {
        var layers = layers
        layers.identity = identity.concerned(of: layers.identity)
        for (index, tally) in boundaries.enumerated() {
            layers.boundaries[index] = tally.concerned(of: layers.boundaries[index])
        }
        layers.session = session.flatMap { tally in layers.session.map(tally.concerned) }
        layers.resource = resource.flatMap { tally in layers.resource.map(tally.concerned) }
        for (index, tally) in controls.enumerated() {
            layers.controls[index].policies = tally.concerned(of: layers.controls[index].policies)
        }
        return layers
    }

    /// The statements that grant the request.
    var allowing: [StatementMatch] {
        matches { $0.allowing }
    }

    /// The statements that deny the request.
    var denying: [StatementMatch] {
        matches { $0.denying }
    }

    /// The statements that may or may not match.
    var undecided: [StatementMatch] {
        matches { $0.undecided }
    }

    /// Why a request that no statement denies is not granted.
    var missing: Denial.Reason {
        if grant == .yes,
            let (control, _) = zip(layers.controls, controls).first(where: { isPassed($0.layer, $1) == .no })
        {
            return .control(control.layer)
        }
        // What the policy of a key grants to the role by name is limited by the boundary, too.
        let isGrantedToRole = request.accounts == .same && named.asRole != .no
        guard identity.allows != .no || isGrantedToRole else { return .nothingAllows }
        if boundaries.contains(where: { $0.allows == .no }) { return .boundary }
        if session?.allows == .no { return .session }
        return .resourcePolicy
    }

    private func matches(_ places: (LayerTally) -> [LayerTally.Place]) -> [StatementMatch] {
        var result: [StatementMatch] = []
        func add(_ tally: LayerTally, _ set: PolicySet, _ layer: PolicyLayer) {
            for place in places(tally) {
                let policy = set.attached[place.policy]
                let statement = policy.document.statements[place.statement]
                result.append(StatementMatch(layer: layer, policy: policy, statement: statement))
            }
        }
        add(identity, layers.identity, .identity)
        for (tally, set) in zip(boundaries, layers.boundaries) { add(tally, set, .boundary) }
        if let session, let set = layers.session { add(session, set, .session) }
        if let resource, let set = layers.resource { add(resource, set, .resource) }
        for (tally, control) in zip(controls, layers.controls) { add(tally, control.policies, control.layer) }
        return result
    }
}
