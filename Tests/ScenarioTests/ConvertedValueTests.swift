import AWSModel
import Files
import HCL
import Linting
import TestSupport
import Testing

/// Attributes that the plan hides, filled from the source, which does not tell their types.
struct ConvertedValueTests {
    @Test(arguments: [
        ("PORT == 8080", "unknown"), ("PORT == '8080'", "unknown"), ("DEBUG != 'true'", "unknown"),
        ("MODE == '8080'", "pass"), ("CONFIG.startsWith('{')", "pass"),
        ("HARMLESS.contains('retries')", "pass"), ("ENCODED != null", "unknown"),
    ])
    func `Elements of a map may become strings`(expression: String, expected: String) throws {
        #expect(try verdicts("aws_lambda_function", "r.attrs.environment[0].variables.\(expression)") == expected)
    }

    @Test(arguments: [
        ("subnet_ids.size() == 2", "pass"), ("subnet_ids.all(s, s != '')", "unknown"),
        ("security_group_ids.size() == 2", "unknown"), ("security_group_ids[0] == 'sg-2'", "unknown"),
        ("security_group_ids.exists(s, s == 'sg-2')", "pass"),
        ("security_group_ids.all(s, s.startsWith('sg-'))", "unknown"),
        ("security_group_ids == ['sg-1', 'sg-2']", "unknown"),
    ])
    func `A list may become a set`(expression: String, expected: String) throws {
        #expect(try verdicts("aws_lambda_function", "r.attrs.vpc_config[0].\(expression)") == expected)
    }

    @Test(arguments: [
        ("aws_autoscaling_group", "r.attrs.availability_zones.size() == 2", "unknown"),
        ("aws_s3_bucket", "'Owner' in r.attrs.tags", "unknown"),
        ("aws_s3_bucket", "has(r.attrs.tags.Owner)", "unknown"),
    ])
    func `Equal elements of a set are one, and null ones of a map are none`(
        type: String,
        expression: String,
        expected: String
    ) throws {
        #expect(try verdicts(type, expression) == expected)
    }

    private static let folder = "\(Shared.project)/Tests/Fixtures/stories/typed-values"

    private static var tree: SourceTree {
        get throws { try SourceTree(files: SourceDirectory(folder, root: folder, from: folder)) }
    }

    /// What a rule says of the resources of a type.
    private func verdicts(_ type: String, _ assertion: String) throws -> String {
        let rule = """
            rules: v1
            id: own
            title: Own
            severity: error
            for:
              - r: plan.resources.filter(r, r.type == '\(type)')
            assert: |
              \(assertion)
            message: Own
            """
        let rules = RuleSet([RuleFile(file: "own.yaml", text: rule)], schema: PlanModel.schema)
        #expect(rules.diagnostics.isEmpty)
        let findings = try Scenario.lint("\(Self.folder)/plan.json", Self.tree, by: rules)
        return findings.isEmpty ? "pass" : findings.map { "\($0.verdict)" }.joined(separator: " ")
    }

    @Test func `A credential is found in what is encoded with holes`() throws {
        let findings = try Scenario.lint("\(Self.folder)/plan.json", Self.tree).filter {
            $0.ruleID == "literal-credential"
        }
        #expect(
            findings.map { "\($0.verdict) \($0.attribute)" }.sorted() == [
                "fail environment[0].variables[CONFIG]", "fail environment[0].variables[ENCODED]",

            ]
        )
    }
}
