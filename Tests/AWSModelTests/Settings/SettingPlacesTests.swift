import JSONReader
import Symbolic
import TerraformPlan
import Testing

@testable import AWSModel

/// Which expression of the configuration the values inside of texts come from.
@Suite struct SettingPlacesTests {
    private static let specification = #"env:\n  variables:\n    DB_PASSWORD: hunter2hunter2\n"#

    @Test(
        arguments: [
            (#"{"constant_value": "\#(specification)"}"#, true), (#"{"references": ["var.specification"]}"#, false),
        ]
    )
    func aValueInABuildSpecificationIsWrittenWhereTheTextIs(expression: String, isLiteral: Bool) throws {
        let text = """
            {"format_version": "1.2", "terraform_version": "1.9.0",
             "variables": {"specification": {"value": "\(Self.specification)"}}, "resource_changes": [
               {"address": "aws_codebuild_project.p", "mode": "managed", "type": "aws_codebuild_project", "name": "p",
                "change": {"actions": ["create"], "before": null, "after_unknown": {},
                           "after": {"source": [{"type": "GITHUB", "buildspec": "\(Self.specification)"}]}}}],
             "configuration": {"root_module": {"variables": {"specification": {}}, "resources": [
               {"address": "aws_codebuild_project.p", "mode": "managed", "type": "aws_codebuild_project", "name": "p",
                "expressions": {"source": [{"type": {"constant_value": "GITHUB"}, "buildspec": \(expression)}]}}]}}}
            """
        let plan = try Plan.read(JSONText(text), name: "plan.json")
        let instance = try #require(plan.instances.managed("aws_codebuild_project").first)
        let reading = AttributeReading("source[].buildspec:buildspec.env.variables.*", of: instance, in: plan)
        let occurrence = try #require(reading.occurrences.first)
        #expect(occurrence.expressionPath.description == "source[0].buildspec")
        let provenance = ProvenanceFinder(plan: plan).provenance(
            of: try #require(occurrence.value.text),
            at: occurrence.expressionPath,
            in: instance,
            place: occurrence.path
        )
        #expect((provenance == .literal) == isLiteral)
    }
}
