import Symbolic
import Testing

@testable import IAM

@Suite struct DecisionTests {
    private static let secret = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-a1B2c3"
    private static let role = "arn:aws:iam::111122223333:role/app"
    private static let allowAll = #"{"Effect":"Allow","Action":"*","Resource":"*"}"#

    private func set(_ statements: String..., label: String = "policy") -> PolicySet {
        PolicySet(
            statements.enumerated().map { index, statement in
                let json = #"{"Version":"2012-10-17","Statement":[\#(statement)]}"#
                return AttachedPolicy(label: "\(label)\(index)", document: .parse(json: json))
            }
        )
    }

    private func request(
        _ action: String = "secretsmanager:GetSecretValue",
        principal: RequestPrincipal = .role(SymbolicString(DecisionTests.role)),
        accounts: AccessRequest.AccountRelation = .same,
        context: RequestContext = RequestContext(othersAreAbsent: true)
    ) -> AccessRequest {
        AccessRequest(
            principal: principal,
            action: action,
            resource: SymbolicString(DecisionTests.secret),
            context: context,
            accounts: accounts
        )
    }

    /// What is kept for all requests that nothing but unseen policies decide is what each of them would come to.
    @Test(arguments: ["secretsmanager:GetSecretValue", "kms:Decrypt", "sts:AssumeRole", "sts:TagSession"])
    func unseenPoliciesLeaveAllOpen(action: String) {
        let (first, second) = (Unknown(undecided: "first"), Unknown(undecided: "second"))
        let sets = [
            PolicySet([], unseen: [first]), PolicySet([], elsewhere: [first]),
            PolicySet([], unseen: [first, second, first], elsewhere: [second]),
        ]
        for set in sets {
            guard case .cannotTell(let doubt) = PolicyEvaluator().decide(request(action), set) else {
                Issue.record("decided")
                continue
            }
            let kept = Doubt(unseen: set)
            #expect(doubt.unknowns == kept.unknowns && doubt.explanation == kept.explanation)
            #expect(doubt.statements.isEmpty && kept.statements.isEmpty)
        }
        let trust = PolicyLayers(resource: PolicySet([], unseen: [first]))
        for principal in [RequestPrincipal.service("ecs-tasks.amazonaws.com"), .role(SymbolicString(Self.role))] {
            guard case .cannotTell(let doubt) = PolicyEvaluator().decide(request(action, principal: principal), trust)
            else {
                Issue.record("decided")
                continue
            }
            #expect(doubt.unknowns == [first] && doubt.statements.isEmpty)
        }
    }

    @Test func anAllowNamesItsStatement() {
        let identity = set(
            #"{"Sid":"Logs","Effect":"Allow","Action":"logs:*","Resource":"*"}"#,
            #"{"Sid":"Secrets","Effect":"Allow","Action":"secretsmanager:Get*","Resource":"\#(DecisionTests.secret)"}"#
        )
        guard case .allowed(let statements) = PolicyEvaluator().decide(request(), identity) else {
            Issue.record("not allowed")
            return
        }
        #expect(statements.map(\.name) == ["statement \"Secrets\" of policy1"])
    }

    @Test func aDenialNamesWhatComesClose() {
        let other =
            #"{"Effect":"Allow","Action":"secretsmanager:GetSecretValue","Resource":"arn:aws:secretsmanager:*:*:secret:x"}"#
        let listing = #"{"Effect":"Allow","Action":"secretsmanager:ListSecrets","Resource":"*"}"#
        let conditional =
            #"{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"false"}}}"#
        let context = RequestContext(["aws:SecureTransport": .value(SymbolicString("true"))], othersAreAbsent: true)
        let decision = PolicyEvaluator().decide(request(context: context), set(listing, other, conditional))
        guard case .notAllowed(let denial) = decision else {
            Issue.record("allowed")
            return
        }
        #expect(denial.reason == .nothingAllows)
        #expect(denial.nearMisses.map(\.obstacle) == [.resource, .condition, .action])
        #expect(denial.nearMisses.map(\.match.policy.label) == ["policy1", "policy2", "policy0"])
    }

    @Test func anExplicitDenyWins() {
        let deny = #"{"Effect":"Deny","Action":"secretsmanager:*","Resource":"*"}"#
        let decision = PolicyEvaluator().decide(request(), set(DecisionTests.allowAll, deny))
        guard case .notAllowed(let denial) = decision else {
            Issue.record("allowed")
            return
        }
        #expect(denial.reason == .explicitDeny && denial.denying.map(\.policy.label) == ["policy1"])
    }

    @Test func unseenPolicies() {
        let unseen = Unknown(attribute: Symbol.identity("policy"))
        let identity = PolicySet(set(DecisionTests.allowAll).attached, unseen: [unseen])
        guard case .cannotTell(let doubt) = PolicyEvaluator().decide(request(), identity) else {
            Issue.record("decided")
            return
        }
        #expect(doubt.unknowns == [unseen])
        #expect(doubt.explanation == "cannot tell: test.policy.text is known only after apply")
        let deny = set(#"{"Effect":"Deny","Action":"*","Resource":"*"}"#)
        let denied = PolicySet(deny.attached, unseen: [unseen])
        #expect(PolicyEvaluator().decide(request(), denied).truth == .no)
    }

    @Test func anUndecidableStatementMayGrantAndMayDeny() {
        let odd = #"{"effect":"Allow","Action":"*","Resource":"*"}"#
        #expect(PolicyEvaluator().decide(request(), set(odd)).truth == .unknown)
        #expect(PolicyEvaluator().decide(request(), set(odd, DecisionTests.allowAll)).truth == .unknown)
        let principal = #"{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}"#
        #expect(PolicyEvaluator().decide(request(), set(principal)).truth == .unknown)
    }

    @Test func aDoubtNamesKeysButNotTheirValues() {
        let conditional =
            #"{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringEquals":{"aws:SourceVpce":"vpce-secret"}}}"#
        let decision = PolicyEvaluator().decide(request(context: RequestContext()), set(conditional))
        guard case .cannotTell(let doubt) = decision else {
            Issue.record("decided")
            return
        }
        #expect(doubt.statements.map(\.statement.index) == [0])
        #expect(doubt.explanation.contains("aws:SourceVpce") && !doubt.explanation.contains("vpce-secret"))
    }

    @Test func keysAreTriedInAllWorlds() {
        func allow(_ name: String, _ values: String) -> String {
            #"{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"\#(name)":{"aws:SourceVpce":\#(values)}}}"#
        }
        func truth(_ statements: String...) -> Truth {
            let policies = statements.flatMap { set($0).attached }
            return PolicyEvaluator().decide(request(context: RequestContext()), PolicySet(policies)).truth
        }
        #expect(truth(allow("StringEquals", #""a""#), allow("StringNotEquals", #""a""#)) == .yes)
        #expect(truth(allow("StringLike", #""a*""#), allow("StringNotLike", #""a*""#)) == .yes)
        #expect(truth(allow("Null", #""true""#), allow("Null", #""false""#)) == .yes)
        #expect(truth(allow("StringEquals", #""a""#), allow("StringNotEquals", #"["a","b"]"#)) == .unknown)
        #expect(truth(allow("StringLike", #""a*""#), allow("StringNotLike", #""b*""#)) == .unknown)
    }

    @Test func boundaries() {
        let silent = set(#"{"Effect":"Allow","Action":"s3:*","Resource":"*"}"#)
        let decision = PolicyEvaluator().decide(request(), set(DecisionTests.allowAll), boundary: silent)
        guard case .notAllowed(let denial) = decision else {
            Issue.record("allowed")
            return
        }
        #expect(denial.reason == .boundary)
    }

    @Test(
        arguments: [
            (#""*""#, .yes), (#"{"AWS":"*"}"#, .yes), (#"{"AWS":"\#(role)"}"#, .yes),
            (#"{"AWS":"arn:aws:iam::111122223333:root"}"#, .no), (#"{"AWS":"111122223333"}"#, .no),
            (#"{"AWS":"arn:aws:iam::111122223333:role/*"}"#, .no), (#"{"AWS":"AROAEXAMPLE"}"#, .no),
            (#"{"AWS":"arn:aws:iam::111122223333:user/app"}"#, .no),
            (#"{"AWS":"arn:aws:sts::111122223333:assumed-role/app/s"}"#, .unknown),
            (#"{"AWS":"arn:aws:sts::111122223333:assumed-role/other/s"}"#, .no),
            (#"{"Service":"ecs-tasks.amazonaws.com"}"#, .no), (#"{"CanonicalUser":"79a5"}"#, .no),
        ] as [(String, Truth)]
    )
    func whomAResourcePolicyNames(principal: String, expected: Truth) {
        let statement = #"{"Effect":"Allow","Principal":\#(principal),"Action":"*","Resource":"*"}"#
        let layers = PolicyLayers(resource: set(statement))
        #expect(PolicyEvaluator().decide(request(), layers).truth == expected)
    }

    @Test func theBoundaryLimitsWhatARoleIsGrantedButNotASession() {
        let boundary = [set(#"{"Effect":"Allow","Action":"s3:*","Resource":"*"}"#)]
        func decide(_ principal: String, _ who: RequestPrincipal) -> Truth {
            let statement = #"{"Effect":"Allow","Principal":{"AWS":"\#(principal)"},"Action":"*","Resource":"*"}"#
            let layers = PolicyLayers(boundaries: boundary, resource: set(statement))
            return PolicyEvaluator().decide(request(principal: who), layers).truth
        }
        let session = "arn:aws:sts::111122223333:assumed-role/app/task"
        #expect(decide(DecisionTests.role, .role(SymbolicString(DecisionTests.role))) == .no)
        #expect(decide(session, RequestPrincipal(.session, SymbolicString(session))) == .yes)
    }

    @Test func denyWithNotPrincipal() {
        func decide(_ names: String, boundary: Bool = false) -> Truth {
            let statement = #"{"Effect":"Deny","NotPrincipal":{"AWS":[\#(names)]},"Action":"*","Resource":"*"}"#
            let layers = PolicyLayers(
                identity: set(DecisionTests.allowAll),
                boundaries: boundary ? [set(DecisionTests.allowAll)] : [],
                resource: set(statement)
            )
            return PolicyEvaluator().decide(request(), layers).truth
        }
        #expect(decide(#""\#(DecisionTests.role)","111122223333""#) == .yes)
        #expect(decide(#""\#(DecisionTests.role)""#) == .no)
        #expect(decide(#""\#(DecisionTests.role)","111122223333""#, boundary: true) == .no)
        #expect(decide(#""111122223333""#) == .no)
        #expect(decide(#""*""#) == .yes)
    }

    @Test func acrossAccountsBothSidesMustAllow() {
        let grant = set(#"{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"*","Resource":"*"}"#)
        func decide(_ layers: PolicyLayers, _ accounts: AccessRequest.AccountRelation = .other) -> Truth {
            PolicyEvaluator().decide(request(accounts: accounts), layers).truth
        }
        let own = set(DecisionTests.allowAll)
        #expect(decide(PolicyLayers(identity: own, resource: grant)) == .yes)
        #expect(decide(PolicyLayers(identity: own)) == .no)
        #expect(decide(PolicyLayers(resource: grant)) == .no)
        #expect(decide(PolicyLayers(identity: own, resource: grant), .unknown) == .yes)
        #expect(decide(PolicyLayers(identity: own), .unknown) == .unknown)
    }

    @Test(
        arguments: [
            (PolicyLayer.serviceControl, allowAll, "kms:Decrypt", .yes),
            (.serviceControl, #"{"Effect":"Allow","Action":"s3:*","Resource":"*"}"#, "kms:Decrypt", .no),
            (.serviceControl, #"{"Effect":"Deny","Action":"kms:*","Resource":"*"}"#, "kms:Decrypt", .no),
            (.resourceControl, #"{"Effect":"Deny","Principal":"*","Action":"*","Resource":"*"}"#, "kms:Decrypt", .no),
            // Services whose resources the organization may not control yet.
            (.resourceControl, #"{"Effect":"Deny","Principal":"*","Action":"*","Resource":"*"}"#, "x:Do", .unknown),
            (.endpoint, #"{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}"#, "x:Do", .yes),
            (.endpoint, #"{"Effect":"Allow","Principal":"*","Action":"s3:*","Resource":"*"}"#, "x:Do", .no),
        ] as [(PolicyLayer, String, String, Truth)]
    )
    func controls(layer: PolicyLayer, statement: String, action: String, expected: Truth) {
        let layers = PolicyLayers(
            identity: set(DecisionTests.allowAll),
            controls: [ControlPolicies(layer, set(statement))]
        )
        #expect(PolicyEvaluator().decide(request(action), layers).truth == expected)
    }

    @Test func controlsOfTheAccountDoNotBindServices() {
        let trust = set(#"{"Effect":"Allow","Principal":{"Service":"a.amazonaws.com"},"Action":"sts:*"}"#)
        let control = ControlPolicies(.serviceControl, set(#"{"Effect":"Deny","Action":"*","Resource":"*"}"#))
        let assume = request("sts:AssumeRole", principal: .service("a.amazonaws.com"))
        let layers = PolicyLayers(resource: trust, controls: [control])
        #expect(PolicyEvaluator().decide(assume, layers).truth == .yes)
    }

    @Test func keysTrustTheirAccountOnlyIfTheirPolicySaysSo() {
        let own = set(DecisionTests.allowAll)
        let other = set(
            #"{"Effect":"Allow","Principal":{"AWS":"\#(DecisionTests.role)x"},"Action":"*","Resource":"*"}"#
        )
        let decrypt = request("kms:Decrypt")
        #expect(PolicyEvaluator().decide(decrypt, PolicyLayers(identity: own)).truth == .yes)
        #expect(PolicyEvaluator().decide(decrypt, PolicyLayers(identity: own, resource: other)).truth == .no)
    }

    @Test func services() {
        let trust = set(
            #"{"Effect":"Allow","Principal":{"Service":"ecs-tasks.amazonaws.com"},"Action":"sts:AssumeRole"}"#
        )
        func decide(_ name: String) -> Truth {
            let assume = request("sts:AssumeRole", principal: .service(name))
            return PolicyEvaluator().decide(assume, PolicyLayers(resource: trust)).truth
        }
        #expect(decide("ecs-tasks.amazonaws.com") == .yes)
        #expect(decide("ecs.amazonaws.com") == .no)
        #expect(decide("ECS-tasks.amazonaws.com") == .unknown)
    }

    @Test func everybodyMayAskWhoTheyAre() {
        let deny = set(#"{"Effect":"Deny","Action":"*","Resource":"*"}"#)
        #expect(PolicyEvaluator().decide(request("sts:GetCallerIdentity"), deny).truth == .yes)
    }

    @Test func statementsAllowingAnAction() {
        let identity = set(
            #"{"Effect":"Allow","Action":"ssm:*","Resource":"*"}"#,
            #"{"Effect":"Allow","Action":"secretsmanager:*","Resource":"arn:aws:secretsmanager:*:*:secret:x"}"#
        )
        let matches = PolicyEvaluator().statements(allowing: "secretsmanager:GetSecretValue", in: identity)
        #expect(matches.map(\.policy.label) == ["policy1"])
    }
}
