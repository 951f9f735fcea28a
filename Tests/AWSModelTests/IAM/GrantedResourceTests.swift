import JSONReader
import Symbolic
import TerraformPlan
import Testing

@testable import AWSModel

/// How advice names the resource that it grants something on.
@Suite struct GrantedResourceTests {
    private static let group = AttributeIdentity(
        address: ResourceAddress(type: "aws_cloudwatch_log_group", name: "g"),
        path: AttributePath(attribute: "arn")
    )
    private static let bucket = AttributeIdentity(
        address: ResourceAddress(type: "aws_s3_bucket", name: "b"),
        path: AttributePath(attribute: "arn")
    )

    private func expression(_ text: SymbolicString) throws -> String {
        func change(_ type: String, _ name: String, _ after: String) -> String {
            """
            {"address": "\(type).\(name)", "mode": "managed", "type": "\(type)", "name": "\(name)",
             "change": {"actions": ["create"], "before": null, "after": {\(after)}, "after_unknown": {"arn": true}}}
            """
        }
        let changes = [
            change("aws_cloudwatch_log_group", "g", #""name": "/x/g""#),
            change("aws_s3_bucket", "b", #""bucket": "b""#),
        ]
        let plan = try Plan.read(
            JSONText(#"{"format_version": "1.2", "resource_changes": [\#(changes.joined(separator: ","))]}"#),
            name: "plan.json"
        )
        return HCLText(plan: PlanModel(plan), module: .root).expression(ofARN: text)
    }

    private func hole(_ identity: AttributeIdentity) -> SymbolicString {
        SymbolicString([.hole(Unknown(attribute: identity))])
    }

    @Test func theStreamsOfALogGroup() throws {
        let streams = SymbolicString(":log-stream:") + SymbolicString([.hole(Identities.anyStream)])
        #expect(try expression(hole(Self.group) + streams) == #""${aws_cloudwatch_log_group.g.arn}:*""#)
        let known = "arn:aws:logs:eu-west-1:111122223333:log-group:app"
        #expect(try expression(SymbolicString(known) + streams) == #""\#(known):*""#)
        #expect(try expression(hole(Self.group)) == "aws_cloudwatch_log_group.g.arn")
    }

    @Test func whatStandsBehindAnAttributeIsKept() throws {
        let objects = hole(Self.bucket) + SymbolicString("/logs/*")
        #expect(try expression(objects) == #""${aws_s3_bucket.b.arn}/logs/*""#)
    }
}
