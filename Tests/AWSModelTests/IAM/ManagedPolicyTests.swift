import Testing

@testable import AWSModel

/// What AWS-managed policies grant, by the partition that they are named in; the provider's is `aws`.
@Suite struct ManagedPolicyTests {
    private typealias Resource = RolePlan.Resource
    private static let queue = "arn:aws:sqs:eu-west-1:111122223333:q"
    private static let all = #"{"Effect":"Allow","Action":"sqs:*","Resource":"*"}"#

    private func mayReceive(_ plan: RolePlan) -> String { plan.allows("sqs:ReceiveMessage", Self.queue) }

    @Test(arguments: [("aws", "yes"), ("aws-us-gov", "no"), ("aws-cn", "no")])
    func aPolicyOfAnotherPartitionGrantsNothing(partition: String, expected: String) throws {
        let arn = "arn:\(partition):iam::aws:policy/AmazonSQSFullAccess"
        let attachment = Resource(
            address: "aws_iam_role_policy_attachment.a",
            after: #""role": "app", "policy_arn": "\#(arn)""#
        )
        #expect(try mayReceive(RolePlan([attachment])) == expected)
        #expect(try mayReceive(RolePlan(role: #", "managed_policy_arns": ["\#(arn)"]"#)) == expected)
        let list = Resource(
            address: "aws_iam_role_policy_attachments_exclusive.a",
            after: #""role_name": "app", "policy_arns": ["\#(arn)"]"#
        )
        #expect(try mayReceive(RolePlan([list])) == expected)
        let bounded = try RolePlan(allowing: Self.all, role: #", "permissions_boundary": "\#(arn)""#)
        #expect(mayReceive(bounded) == expected)
    }

    /// A policy of the account's own is not AWS's, wherever it is.
    @Test func aPolicyOfAnAccountIsNotSeen() throws {
        let attachment = Resource(
            address: "aws_iam_role_policy_attachment.a",
            after: #""role": "app", "policy_arn": "arn:aws-cn:iam::111122223333:policy/own""#
        )
        #expect(try mayReceive(RolePlan([attachment])) == "unknown")
    }
}
