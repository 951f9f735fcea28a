import JSONReader
import Testing

@testable import TerraformPlan

/// What the constraints of a configuration tell of a provider's version.
@Suite struct MajorVersionTests {
    @Test(
        arguments: [
            ([], 0, Int.max), (["~> 2.70"], 2, 2), (["~> 2.70.0"], 2, 2), (["~> 2"], 2, Int.max), (["2.70.0"], 2, 2),
            (["= 2.70"], 2, 2), ([">= 2.7, < 4.0.0"], 2, 3), ([">=2.7", "< 3.5"], 2, 3), (["<= 3.0"], 0, 3),
            (["> 1.0, != 2.5.0"], 1, Int.max), ([">= 2.0", "~> 3.27"], 3, 3), (["latest"], 0, Int.max),
            (["", "~>", "< v3"], 0, Int.max), (["< -9223372036854775808", "< 0"], 0, -1),
        ] as [([String], Int, Int)]
    )
    func majorVersions(constraints: [String], lowest: Int, highest: Int) {
        let versions = MajorVersions(constraints)
        #expect(versions.lowest == lowest)
        #expect(versions.highest == highest)
    }

    @Test func allModulesCountThatNameTheProvider() throws {
        let text = """
            {"provider_config": {
              "aws": {"name": "aws", "full_name": "registry.terraform.io/hashicorp/aws", "version_constraint": ">= 2.0"},
              "module.m:aws": {"name": "aws", "module_address": "module.m", "version_constraint": "< 3.0"},
              "random": {"name": "random", "full_name": "registry.terraform.io/hashicorp/random",
                         "version_constraint": "~> 1.0"}}}
            """
        let versions = Configuration(try JSONDocument(JSONText(text)).root).majorVersions(ofProvider: "aws")
        #expect(versions == MajorVersions([">= 2.0, < 3.0"]))
    }
}
