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

    /// Two blocks that are alike but for what is known after apply: one, if the provider has a set of them.
    @Test(arguments: [
        ("ingress.size() == 2", "unknown"), ("ingress.size() == 1", "unknown"), ("ingress.size() > 0", "pass"),
        ("ingress.size() < 3", "pass"), ("ingress.exists_one(i, i.from_port == 5432)", "unknown"),
        ("ingress.all(i, i.from_port == 5432)", "pass"), ("ingress.exists(i, i.from_port == 80)", "fail"),
    ])
    func `Blocks that may turn out equal may be one`(expression: String, expected: String) throws {
        let folder = "\(Shared.project)/Tests/Fixtures/stories/equal-blocks"
        let attribute = "r.name == 'peer' || r.attrs.\(expression)"
        #expect(try verdicts("aws_security_group", attribute, in: folder) == expected)
    }

    private static let folder = "\(Shared.project)/Tests/Fixtures/stories/typed-values"

    private static func tree(_ folder: String = folder) throws -> SourceTree {
        try SourceTree(files: SourceDirectory(folder, root: folder, from: folder))
    }

    /// What a rule says of the resources of a type.
    private func verdicts(_ type: String, _ assertion: String, in folder: String = folder) throws -> String {
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
        let findings = try Scenario.lint("\(folder)/plan.json", Self.tree(folder), by: rules)
        return findings.isEmpty ? "pass" : findings.map { "\($0.verdict)" }.joined(separator: " ")
    }

    @Test func `A credential is found in what is encoded with holes`() throws {
        let findings = try Scenario.lint("\(Self.folder)/plan.json", Self.tree()).filter {
            $0.ruleID == "literal-credential"
        }
        #expect(
            findings.map { "\($0.verdict) \($0.attribute)" }.sorted() == [
                "fail environment[0].variables[CONFIG]", "fail environment[0].variables[ENCODED]",

            ]
        )
    }
}
