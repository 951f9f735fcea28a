import IAM
import JSONReader
import Symbolic
import TerraformPlan
import Testing

@testable import AWSModel

@Suite struct ProviderContextTests {
    /// A plan with a secret of a provider configuration, and one of another.
    private static func model(
        providers: String,
        key: String = "aws",
        other: String = "aws.other",
        attributes: String = "",
        unknown: String = "",
        expressions: String = ""
    ) throws -> PlanModel {
        func change(_ name: String, _ attributes: String, _ unknown: String) -> String {
            """
            {"address": "aws_secretsmanager_secret.\(name)", "mode": "managed", "type": "aws_secretsmanager_secret",
             "name": "\(name)", "change": {"actions": ["no-op"], "before": {"name": "\(name)"\(attributes)},
               "after": {"name": "\(name)"\(attributes)}, "after_unknown": {\(unknown)}}}
            """
        }
        func block(_ name: String, _ key: String, _ expressions: String) -> String {
            """
            {"address": "aws_secretsmanager_secret.\(name)", "mode": "managed", "type": "aws_secretsmanager_secret",
             "name": "\(name)", "provider_config_key": "\(key)", "expressions": {\(expressions)}}
            """
        }
        let arn = #", "arn": "arn:aws:secretsmanager:eu-west-1:111122223333:secret:b-a1B2c3""#
        let text = """
            {"format_version": "1.2", "variables": {"region": {"value": "eu-north-1"},
               "role": {"value": "arn:aws:iam::444455556666:role/deploy"}, "map": {"value": {"r": "eu-south-1"}}},
             "configuration": {"provider_config": {\(providers)}, "root_module": {
               "module_calls": {"dr": {"module": {},
                 "expressions": {"region": {"references": ["var.map.r", "var.map"]}}}},
               "resources": [\(block("a", key, expressions)), \(block("b", other, ""))]}},
             "resource_changes": [\(change("a", attributes, unknown)), \(change("b", arn, ""))]}
            """
        return PlanModel(try Plan.read(JSONText(text), name: "plan.json"))
    }

    private static func context(_ model: PlanModel, of name: String = "a") throws -> ProviderContext {
        let address = ResourceAddress(type: "aws_secretsmanager_secret", name: name)
        return model.identities.context(of: try #require(model.plan.instances.instance(address)))
    }

    private static func provider(_ key: String, _ region: String, _ rest: String = "") -> String {
        #""\#(key)": {"name": "aws", "expressions": {"region": \#(region)}\#(rest)}"#
    }

    @Test(
        arguments: [
            (#"{"constant_value": "us-east-1"}"#, "us-east-1"),
            (#"{"references": ["var.region"]}"#, "eu-north-1"),
            (#"{"references": ["var.map.r", "var.map"]}"#, "eu-south-1"),
            // What is made of two things, or of what is no region, is neither.
            (#"{"references": ["var.region", "var.role"]}"#, nil),
            (#"{"references": ["var.role"]}"#, nil),
            (#"{"references": ["local.region"]}"#, nil),
        ] as [(String, String?)]
    )
    func theRegionIsThatOfTheProviderAndOfNoOther(expression: String, expected: String?) throws {
        let other = Self.provider("aws.other", #"{"constant_value": "eu-west-1"}"#)
        let model = try Self.model(providers: Self.provider("aws", expression) + ", " + other)
        let context = try Self.context(model)
        #expect(context.region.known == expected)
        #expect((context.partition.known == "aws") == (expected != nil))
    }

    /// A second provider for the same region of the same account would be for nothing.
    @Test func ofTwoRegionsOfOneVariableOneIsAnother() throws {
        let one = Self.provider("aws", #"{"references": ["var.region"]}"#)
        let twin = Self.provider("aws.other", #"{"references": ["var.region"]}"#)
        let twins = try Self.model(providers: "\(one), \(twin)")
        #expect(try Self.context(twins).region.known == nil)
        let role = #", "assume_role": [{"role_arn": {"references": ["var.role"]}}]"#
        let other =
            #""aws.other": {"name": "aws", "expressions": {"region": {"references": ["var.region"]}\#(role)}}"#
        let accounts = try Self.model(providers: "\(one), \(other)")
        #expect(try Self.context(accounts).region.known == "eu-north-1")
    }

    /// In a module that has a provider of its own the variable is the module's.
    @Test func theVariableIsThatOfTheProvidersModule() throws {
        let own = Self.provider(
            "module.dr:aws",
            #"{"references": ["var.region"]}"#,
            #", "module_address": "module.dr""#
        )
        let root = Self.provider("aws", #"{"references": ["var.region"]}"#)
        let model = try Self.model(providers: "\(own), \(root)", key: "module.dr:aws")
        #expect(try Self.context(model).region.known == "eu-south-1")
    }

    /// Terraform before 1.2 writes a key of the module's own for the provider that it was given.
    @Test func aKeyThatThePlanDoesNotShowStandsForTheOnlyOne() throws {
        let only = Self.provider("aws", #"{"constant_value": "us-east-1"}"#)
        #expect(try Self.context(Self.model(providers: only, key: "dr:aws", other: "aws")).region.known == "us-east-1")
        let alias = Self.provider("aws.other", #"{"constant_value": "eu-west-1"}"#)
        let model = try Self.model(providers: "\(only), \(alias)", key: "dr:aws")
        #expect(try Self.context(model).region.known == nil)
        #expect(try Self.context(model, of: "b").region.known == "eu-west-1")
    }

    @Test func aRegionOfItsOwnThatNobodyKnowsIsNotTheProviders() throws {
        let providers = Self.provider("aws", #"{"constant_value": "us-east-1"}"#)
        let written = #""region": {"references": ["data.aws_ssm_parameter.home.value", "data.aws_ssm_parameter.home"]}"#
        let model = try Self.model(providers: providers, unknown: #""region": true"#, expressions: written)
        let region = try Self.context(model).region
        #expect(region.known == nil && region.wholeHole?.identity?.path.root == "region")
        // What is not written is put there by the provider.
        let unwritten = try Self.model(providers: providers, unknown: #""region": true"#)
        #expect(try Self.context(unwritten).region.known == "us-east-1")
    }

    /// OpenTofu makes several of one block by `for_each`: the plan does not tell which a resource has.
    @Test func ofSeveralProvidersOfOneBlockEachMayHaveAnotherRegion() throws {
        let providers = Self.provider("aws.all", #"{"references": ["each.key"]}"#)
        let model = try Self.model(providers: providers, key: "aws.all", other: "aws.all")
        let (one, other) = (try Self.context(model), try Self.context(model, of: "b"))
        #expect(one.region.known == nil && one.account.known == nil && one.region != other.region)
    }

    @Test func theAccountIsThatOfTheRoleThatAVariableNames() throws {
        let role = #", "assume_role": [{"role_arn": {"references": ["var.role"]}}]"#
        let own = #""aws": {"name": "aws", "expressions": {"region": {"constant_value": "us-east-1"}\#(role)}}"#
        let other = Self.provider("aws.other", #"{"constant_value": "eu-west-1"}"#)
        let model = try Self.model(providers: "\(own), \(other)")
        #expect(try Self.context(model).account.known == "444455556666")
        #expect(try Self.context(model, of: "b").account.known == "111122223333")
    }

    /// Terraform before 1.2 does not tell which of several providers a module was given.
    @Test func theAccountOfAKeyThatThePlanDoesNotShowIsOpen() throws {
        let only = Self.provider("aws", #"{"constant_value": "us-east-1"}"#)
        #expect(
            try Self.context(Self.model(providers: only, key: "dr:aws", other: "aws")).account.known == "111122223333"
        )
        let role = #", "assume_role": [{"role_arn": {"constant_value": "arn:aws:iam::444455556666:role/deploy"}}]"#
        let other = #""aws.other": {"name": "aws", "expressions": {"region": {"constant_value": "us-east-1"}\#(role)}}"#
        let model = try Self.model(providers: "\(only), \(other)", key: "dr:aws", other: "aws")
        #expect(try Self.context(model).account.known == nil)
        #expect(!model.plan.configuration.signInAlike("dr:aws", "aws"))
        #expect(model.plan.configuration.signInAlike("aws", "aws"))
    }
}
