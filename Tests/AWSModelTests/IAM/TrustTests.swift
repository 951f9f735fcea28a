import Testing

@testable import AWSModel

/// Who may assume a role.
@Suite struct TrustTests {
    private func trusts(_ principal: String, _ statement: String, _ condition: String = "") throws -> String {
        let policy = RolePlan.policy(#"{"Effect":"Allow","Principal":\#(statement)\#(condition)}"#)
        return try RolePlan(role: #", "assume_role_policy": \#(policy)"#).trusts(principal)
    }

    private static let service = #"{"Service":"ecs-tasks.amazonaws.com"},"Action":"sts:AssumeRole""#

    @Test func services() throws {
        #expect(try trusts("ecs-tasks.amazonaws.com", Self.service) == "yes")
        #expect(try trusts("ecs.amazonaws.com", Self.service) == "no")
        #expect(
            try trusts(
                "lambda.amazonaws.com",
                #"{"Service":["ecs.amazonaws.com","lambda.amazonaws.com"]},"Action":"sts:*""#
            ) == "yes"
        )
        #expect(
            try trusts("lambda.amazonaws.com", #"{"AWS":"\#(RolePlan.account)"},"Action":"sts:AssumeRole""#) == "no"
        )
    }

    @Test(
        arguments: [
            (#"{"StringEquals":{"aws:SourceAccount":"111122223333"}}"#, "yes"),
            (#"{"StringEquals":{"aws:SourceAccount":"999999999999"}}"#, "no"),
            (#"{"ArnLike":{"aws:SourceArn":"arn:aws:ecs:eu-west-1:111122223333:*"}}"#, "unknown"),
            (#"{"StringEquals":{"sts:ExternalId":"x"}}"#, "no"),
            (#"{"StringEqualsIfExists":{"sts:ExternalId":"x"}}"#, "yes"),
            (#"{"Bool":{"aws:MultiFactorAuthPresent":"true"}}"#, "no"),
            (#"{"BoolIfExists":{"aws:MultiFactorAuthPresent":"true"}}"#, "yes"),
            (#"{"StringLike":{"aws:username":"*"}}"#, "no"),
            (#"{"StringEquals":{"aws:PrincipalOrgID":"o-abc1234567"}}"#, "no"),
            (#"{"StringNotEqualsIfExists":{"aws:SourceVpc":"vpc-1"}}"#, "yes"),
            (#"{"StringEquals":{"aws:PrincipalAccount":"111122223333"}}"#, "unknown"),
        ]
    )
    func conditions(condition: String, expected: String) throws {
        #expect(try trusts("ecs-tasks.amazonaws.com", Self.service, #","Condition":\#(condition)"#) == expected)
    }

    /// AWS documents this trust policy for a stream of Amazon CloudWatch Logs to Amazon Data Firehose.
    @Test(arguments: [(RolePlan.account, "yes"), ("999999999999", "no")])
    func firehosePassesTheAccountAsExternalID(id: String, expected: String) throws {
        let statement = #"{"Service":"firehose.amazonaws.com"},"Action":"sts:AssumeRole""#
        let condition = #","Condition":{"StringEquals":{"sts:ExternalId":"\#(id)"}}"#
        #expect(try trusts("firehose.amazonaws.com", statement, condition) == expected)
    }

    /// `sms_configuration` of a user pool has an external id.
    @Test func cognitoPassesTheExternalIDThatItIsGiven() throws {
        let statement = #"{"Service":"cognito-idp.amazonaws.com"},"Action":"sts:AssumeRole""#
        let condition = #","Condition":{"StringEquals":{"sts:ExternalId":"x"}}"#
        #expect(try trusts("cognito-idp.amazonaws.com", statement, condition) == "unknown")
    }

    /// A policy that names the principal lacks an action, which is what there is to say.
    @Test func anActionThatIsMissingIsNamed() throws {
        let statement = #"{"Service":"pods.eks.amazonaws.com"},"Action":"sts:AssumeRole""#
        let policy = RolePlan.policy(#"{"Effect":"Allow","Principal":\#(statement)}"#)
        let facts = try RolePlan(role: #", "assume_role_policy": \#(policy)"#).trustFacts("pods.eks.amazonaws.com")
        #expect(
            facts == ["the trust policy of aws_iam_role.app does not allow pods.eks.amazonaws.com sts:TagSession"]
        )
    }

    /// A trust policy names no resource, and nobody is told that it should.
    @Test func whyNobodyCanTellWhomATrustPolicyNames() throws {
        func reason(_ principal: String, _ condition: String = "") throws -> String? {
            let statement =
                #"{"Effect":"Allow","Principal":{"Service":"\#(principal)"},"Action":"sts:AssumeRole"\#(condition)}"#
            let plan = try RolePlan(role: #", "assume_role_policy": \#(RolePlan.policy(statement))"#)
            return plan.trustFacts("ecs-tasks.amazonaws.com").first
        }
        let start = "cannot tell whether statement [0] of the trust policy of aws_iam_role.app matches: "
        let condition = #","Condition":{"ArnLike":{"aws:SourceArn":"arn:aws:ecs:eu-west-1:111122223333:*"}}"#
        #expect(
            try reason("ecs-tasks.amazonaws.com", condition)
                == start + "the value of aws:SourceArn in the request is not known"
        )
        #expect(
            try reason("ECS-tasks.amazonaws.com")
                == start + "nobody can tell whether a principal of the statement is the one that asks"
        )
    }

    @Test func podsBringTags() throws {
        let pods = #"{"Service":"pods.eks.amazonaws.com"},"Action":"#
        #expect(try trusts("pods.eks.amazonaws.com", pods + #""sts:AssumeRole""#) == "no")
        #expect(try trusts("pods.eks.amazonaws.com", pods + #"["sts:AssumeRole","sts:TagSession"]"#) == "yes")
    }

    @Test func providersOfIdentities() throws {
        let provider = "arn:aws:iam::111122223333:oidc-provider/oidc.example.com"
        let statement = #"{"Federated":"\#(provider)"},"Action":"sts:AssumeRoleWithWebIdentity""#
        #expect(try trusts(provider, statement) == "yes")
        #expect(try trusts(provider + "x", statement) == "no")
    }
}
