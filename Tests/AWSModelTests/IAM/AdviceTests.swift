import Testing

@testable import AWSModel

/// What is advised to let a role do something.
@Suite struct AdviceTests {
    private typealias Resource = RolePlan.Resource
    private static let here = "eu-west-1:111122223333"

    @Test func theAdviceNamesAnObjectAndNotItsBucket() throws {
        let bucket = Resource(address: "aws_s3_bucket.b", after: #""bucket": "env""#, unknown: ["arn": [], "id": []])
        let plan = try RolePlan(allowing: nil, [bucket])
        let advice = plan.advice("s3:GetObject", "arn:aws:s3:::env/prod.env")
        #expect(advice.contains(#"Resource = "arn:aws:s3:::env/prod.env""#))
        #expect(plan.advice("s3:ListBucket", "arn:aws:s3:::env").contains("Resource = aws_s3_bucket.b.arn"))
    }

    @Test func theAdviceNamesThePolicyAndNotItsAttachment() throws {
        let statement = #"{"Effect":"Allow","Action":"ssm:GetParameter","Resource":"*"}"#
        let arn = "arn:aws:iam::111122223333:policy/p"
        let policy = Resource(
            address: "aws_iam_policy.p",
            after: #""name": "p", "arn": "\#(arn)", "policy": \#(RolePlan.policy(statement))"#,
            isNew: false
        )
        let attachment = Resource(
            address: "aws_iam_policy_attachment.a",
            after: #""name": "a", "roles": ["app"], "policy_arn": "\#(arn)""#
        )
        let plan = try RolePlan(allowing: nil, [policy, attachment])
        let advice = plan.advice("ssm:GetParameters", "arn:aws:ssm:\(Self.here):parameter/x")
        #expect(advice.contains("Add to the statements of aws_iam_policy.p:"))
    }

    @Test func theKeyPolicyThatOnlyAnotherServicePasses() throws {
        let root =
            #"{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"kms:Decrypt","Resource":"*","#
            + #""Condition":{"StringEquals":{"kms:ViaService":"secretsmanager.eu-west-1.amazonaws.com"}}}"#
        var key = Resource.newKey
        key.after += #", "policy": \#(RolePlan.policy(root))"#
        let decrypt = #"{"Effect":"Allow","Action":"kms:Decrypt","Resource":"*"}"#
        let plan = try RolePlan(allowing: decrypt, [key, Resource.newParameter])
        #expect(plan.allowsDecrypt("aws_ssm_parameter.p.arn") == "no")
        #expect(
            plan.decryptAdvice("aws_ssm_parameter.p.arn")
                == "Allow kms:Decrypt to aws_iam_role.app in the policy of the resource, too."
        )
    }

    /// What no request meets is refused for its conditions; no policy of the resource would help.
    @Test func conditionsThatExcludeOneAnother() throws {
        func condition(_ effect: String, _ test: String) -> String {
            #"{"Effect":"\#(effect)","Action":"s3:GetObject","Resource":"*","#
                + #""Condition":{"\#(test)":{"aws:SourceVpce":"vpce-secret"}}}"#
        }
        let plan = try RolePlan(allowing: condition("Allow", "StringEquals") + "," + condition("Deny", "StringEquals"))
        let object = "arn:aws:s3:::b/k"
        #expect(plan.allows("s3:GetObject", object) == "no")
        #expect(
            plan.facts("s3:GetObject", object) == [
                "statement [0] of aws_iam_role_policy.app allows it under a condition on aws:SourceVpce",
                "statement [1] of aws_iam_role_policy.app denies it under a condition on aws:SourceVpce",
                "no request for s3:GetObject meets all of these",
            ]
        )
        #expect(
            plan.advice("s3:GetObject", object)
                == "Change the conditions on `aws:SourceVpce` of statement [0] of aws_iam_role_policy.app and "
                + "statement [1] of aws_iam_role_policy.app: no request for s3:GetObject meets all that is asked."
        )
    }

    @Test(arguments: ["", "sts:AssumeRole", "aws:SourceAccount"])
    func theAdviceNamesWhatRefusesTrust(key: String) throws {
        let condition =
            key == "aws:SourceAccount" ? #","Condition":{"StringEquals":{"aws:SourceAccount":"999999999999"}}"# : ""
        let service = key.isEmpty ? "ecs" : "ecs-tasks"
        let effect = key == "sts:AssumeRole" ? "Deny" : "Allow"
        let statement =
            #"{"Effect":"\#(effect)","Principal":{"Service":"\#(service).amazonaws.com"},"#
            + #""Action":"sts:AssumeRole"\#(condition)}"#
        let plan = try RolePlan(role: #", "assume_role_policy": \#(RolePlan.policy(statement))"#)
        let advice = plan.trustAdvice("ecs-tasks.amazonaws.com")
        let start = [
            "": "Allow `sts", "sts:AssumeRole": "Take `ecs", "aws:SourceAccount": "Change the condition on `aws:S",
        ]
        #expect(advice.hasPrefix(start[key] ?? "?"))
    }
}
