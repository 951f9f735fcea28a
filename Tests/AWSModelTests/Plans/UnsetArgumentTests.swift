import AWSModel
import JSONReader
import Symbolic
import TerraformPlan
import Testing

@testable import Linting

/// Plans write null for every argument that is not set; the tests of rules leave most of them out.
@Suite struct UnsetArgumentTests {
    /// What providers fill in themselves where it is not set: there a plan has no null.
    private static let computed: Set<String> = ["arn", "id", "name", "key_id", "account_id", "region", "json"]

    private static let tester = RuleTester(schema: PlanModel.schema) { text, name throws(RuleTestError) in
        do throws(PlanError) {
            return LintSubject(name: name, model: PlanModel(try Plan.read(JSONText(text), name: name)))
        } catch {
            throw RuleTestError(error.message)
        }
    }

    /// Each rule with its tests.
    private static let rules = BuiltInRules.sources.compactMap { source -> (RuleFile, [RuleTest])? in
        let file = RuleFile(file: source.file, text: source.text)
        return file.definition.map { (file, RuleTestReader.tests(of: $0, companion: nil).tests) }
    }

    /// The arguments that the tests of all rules set, by the type of the resource.
    private static let arguments: [String: Set<String>] = {
        var arguments: [String: Set<String>] = [:]
        for (_, tests) in rules {
            for case .given(let resources) in tests.map(\.input) {
                for resource in resources {
                    arguments[resource.address.type, default: []].formUnion(resource.attributes.map(\.name))
                }
            }
        }
        return arguments
    }()

    @Test(arguments: rules.map(\.0.source.file))
    func nullIsNotSet(rule: String) throws {
        let (file, tests) = try #require(UnsetArgumentTests.rules.first { $0.0.source.file == rule })
        let id = try #require(file.definition?.id)
        var count = 0
        for test in tests {
            guard case .given(let given) = test.input else { continue }
            let resources = given.map(UnsetArgumentTests.withNulls)
            count += zip(given, resources).reduce(0) { $0 + $1.1.attributes.count - $1.0.attributes.count }
            let settings = RuleSettings.Rule(parameters: test.parameters, source: test.source)
            let rules = RuleSet([file], schema: PlanModel.schema, settings: RuleSettings(rules: [id: settings]))
            let result = UnsetArgumentTests.tester.judge(test, FixturePlan(resources).text, rules, id: id)
            #expect(result.outcome == .passed, "\(test.name)")
        }
        #expect(count > 0)
    }

    /// A resource with a null for each argument that others of its type set and it does not.
    private static func withNulls(_ resource: FixtureResource) -> FixtureResource {
        var resource = resource
        let own = Set(resource.attributes.map(\.name)).union(computed)
        for name in (arguments[resource.address.type] ?? []).subtracting(own).sorted() {
            resource.attributes.append(FixtureTerm.Member(name: name, value: .null))
        }
        return resource
    }
}
