import JSONReader
import Symbolic
import TerraformPlan
import Testing

@testable import AWSModel

/// Which key a name stands for: KMS looks it up in the region and account of what names it.
@Suite struct EncryptionKeyTests {
    private struct Resource {
        var address: String
        var region: String
        var attributes: String
    }

    /// The ARN of the key of a secret in `eu-west-1`, or what else encrypts it.
    private static func key(named name: String, among resources: [Resource]) throws -> String {
        let secret = Resource(
            address: "aws_secretsmanager_secret.s",
            region: "eu-west-1",
            attributes: #""kms_key_id": \#(name)"#
        )
        let all = resources + [secret]
        func provider(_ region: String) -> String {
            let argument = region.isEmpty ? "" : #""region": {"constant_value": "\#(region)"}"#
            return #""aws.\#(region)": {"name": "aws", "expressions": {\#(argument)}}"#
        }
        func block(_ resource: Resource) -> String {
            let pieces = resource.address.split(separator: ".")
            return """
                "address": "\(resource.address)", "mode": "managed", "type": "\(pieces[0])", "name": "\(pieces[1])",
                """
        }
        let blocks = all.map { #"{\#(block($0)) "provider_config_key": "aws.\#($0.region)", "expressions": {}}"# }
        let changes = all.map { resource in
            let attributes = resource.attributes
            return """
                {\(block(resource)) "change": {"actions": ["no-op"], "before": {\(attributes)}, "after": {\(attributes)},
                 "after_unknown": {}}}
                """
        }
        let text = """
            {"format_version": "1.2", "configuration": {
               "provider_config": {\(Set(all.map(\.region)).sorted().map(provider).joined(separator: ", "))},
               "root_module": {"resources": [\(blocks.joined(separator: ", "))]}},
             "resource_changes": [\(changes.joined(separator: ", "))]}
            """
        let plan = PlanModel(try Plan.read(JSONText(text), name: "plan.json"))
        let address = ResourceAddress(type: "aws_secretsmanager_secret", name: "s")
        return switch EncryptionKey(of: try #require(plan.plan.instances.instance(address)), in: plan) {
        case .awsManaged: "AWS's own"
        case .customer(let arn, _): arn.known ?? arn.prefix
        // The name of an alias may be sensitive.
        case .unknown(let unknown): "\(unknown)".contains("alias/") ? "unknown, by its name" : "unknown"
        }
    }

    private static func arn(_ region: String, _ id: String = "1") -> String {
        "arn:aws:kms:\(region):111122223333:key/\(id)"
    }

    private static func alias(_ region: String, _ name: String = "a") -> Resource {
        let own = "arn:aws:kms:\(region):111122223333:alias/app"
        let attributes = #""name": "alias/app", "arn": "\#(own)", "target_key_arn": "\#(arn(region))""#
        return Resource(address: "aws_kms_alias.\(name)", region: region, attributes: attributes)
    }

    @Test func anAliasIsTheOneOfTheRegion() throws {
        let (near, far) = (Self.alias("eu-west-1", "near"), Self.alias("us-east-1", "far"))
        #expect(try Self.key(named: #""alias/app""#, among: [near]) == Self.arn("eu-west-1"))
        #expect(try Self.key(named: #""alias/app""#, among: [near, far]) == Self.arn("eu-west-1"))
        #expect(try Self.key(named: #""alias/app""#, among: [far]) == "unknown")
        // Nobody knows the region of this one.
        #expect(try Self.key(named: #""alias/app""#, among: [Self.alias("")]) == "unknown")
    }

    @Test func theARNOfAnAliasTellsItsRegionAndAccount() throws {
        let name = { (region: String, account: String) in #""arn:aws:kms:\#(region):\#(account):alias/app""# }
        let both = [Self.alias("eu-west-1", "near"), Self.alias("us-east-1", "far")]
        #expect(try Self.key(named: name("us-east-1", "111122223333"), among: both) == Self.arn("us-east-1"))
        #expect(try Self.key(named: name("us-east-1", "999988887777"), among: both) == "unknown")
        #expect(try Self.key(named: name("eu-north-1", "111122223333"), among: both) == "unknown")
    }

    @Test func keysThatAreReplicasOfEachOtherShareTheirId() throws {
        func keys(_ id: String) -> [Resource] {
            [("aws_kms_key.k", "us-east-1"), ("aws_kms_replica_key.r", "eu-west-1")].map { address, region in
                let attributes = #""key_id": "\#(id)", "id": "\#(id)", "arn": "\#(Self.arn(region, id))""#
                return Resource(address: address, region: region, attributes: attributes)
            }
        }
        #expect(try Self.key(named: #""mrk-1""#, among: keys("mrk-1")) == Self.arn("eu-west-1", "mrk-1"))
        // The replica of this region is not in the plan.
        #expect(try Self.key(named: #""mrk-1""#, among: [keys("mrk-1")[0]]) == Self.arn("eu-west-1", "mrk-1"))
        // Other ids are one key's.
        #expect(try Self.key(named: #""1234""#, among: [keys("1234")[0]]) == Self.arn("us-east-1", "1234"))
    }
}
