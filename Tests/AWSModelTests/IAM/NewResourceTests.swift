import Testing

@testable import AWSModel

/// Resources that are not there yet, named by ARNs that follow from their names.
@Suite struct NewResourceTests {
    private typealias Resource = RolePlan.Resource
    private static let here = "eu-west-1:111122223333"

    @Test(
        arguments: [
            ("arn:aws:ssm:\(here):parameter/shop/p", "no"), ("aws_ssm_parameter.p.arn", "no"),
            ("arn:aws:ssm:\(here):parameter/shop/q", "unknown"),
            ("arn:aws:ssm:us-east-1:111122223333:parameter/shop/p", "unknown"),
            ("arn:aws:ssm:eu-west-1:999999999999:parameter/shop/p", "unknown"),
        ]
    )
    func theKeyOfAParameterCounts(arn: String, expected: String) throws {
        let plan = try RolePlan(allowing: nil, [Resource.newKey, Resource.newParameter])
        #expect(plan.allowsDecrypt(arn) == expected)
    }

    @Test(
        arguments: [
            ("aws_sqs_queue.q", "name", "sqs:SendMessage", "arn:aws:sqs:\(here):thing"),
            ("aws_sns_topic.q", "name", "sns:Publish", "arn:aws:sns:\(here):thing"),
            ("aws_ecr_repository.q", "name", "ecr:BatchGetImage", "arn:aws:ecr:\(here):repository/thing"),
            ("aws_s3_bucket.q", "bucket", "s3:GetObject", "arn:aws:s3:::thing/key"),
        ]
    )
    func thePolicyOfAResourceCounts(address: String, name: String, action: String, arn: String) throws {
        let deny = RolePlan.policy(#"{"Effect":"Deny","Principal":"*","Action":"\#(action)","Resource":"*"}"#)
        let allow = #"{"Effect":"Allow","Action":"*","Resource":"*"}"#
        let policy = address.hasPrefix("aws_ecr") ? "aws_ecr_repository_policy.q" : address
        var resources = [
            Resource(
                address: address,
                after: #""\#(name)": "thing"\#(policy == address ? ", \"policy\": \(deny)" : "")"#,
                unknown: ["arn": [], "id": []]
            )
        ]
        if policy != address {
            resources.append(Resource(address: policy, after: #""repository": "thing", "policy": \#(deny)"#))
        }
        let plan = try RolePlan(allowing: allow, resources)
        #expect(plan.allows(action, arn) == "no")
        #expect(plan.allows(action, arn.replacing("thing", with: "other")) == "yes")
    }
}
