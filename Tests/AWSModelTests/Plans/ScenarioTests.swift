import AWSModel
import JSONReader
import Linting
import Symbolic
import TerraformPlan
import TestSupport
import Testing

/// A rule's finding as the scenarios and the linter both name it.
private struct Place: Hashable {
    let rule: String
    let address: String
    let attribute: String
}

/// The plans of the scenarios under the built-in rules.
@Suite(.enabled(if: Shared.exists("plans/scenarios"))) struct ScenarioTests {
    private static let names = (try? Shared.names("plans/scenarios")) ?? []
    private static let rules = RuleSet(BuiltInRules.files, schema: PlanModel.schema)

    @Test(arguments: names)
    func whatIsExpectedFailsOrIsUnknownAndNothingElseFails(name: String) throws {
        let folder = "plans/scenarios/\(name)"
        let ids = Set(Self.rules.rules.map(\.id))
        let expected = try JSONDocument(JSONText(Shared.bytes("\(folder)/expect.json"))).root
        let places = (expected["findings"]?.elements.map { $0 } ?? [])
            .compactMap { finding -> Place? in
                guard let rule = finding["kind"]?.string, ids.contains(rule) else { return nil }
                return Place(
                    rule: rule,
                    address: finding["address"]?.string ?? "",
                    attribute: finding["attribute"]?.string ?? ""
                )
            }
        let plan = try Plan.read(JSONText(Shared.bytes("\(folder)/plan.json")), name: "plan.json")
        let result = Linter(rules: Self.rules).lint([LintSubject(name: "plan.json", model: PlanModel(plan))])
        let findings = result.findings.map(\.finding)
        #expect(!result.hasErrors)
        let failed = Set(
            findings.filter { $0.verdict == .fail && UnlistedFindings.rules[name]?.contains($0.ruleID) != true }
                .map { Place(rule: $0.ruleID, address: $0.address, attribute: $0.attribute) }
        )
        let unknown = Set(
            findings.filter { $0.verdict == .unknown }.map {
                Place(rule: $0.ruleID, address: $0.address, attribute: "")
            }
        )
        #expect(failed.subtracting(places).isEmpty)
        for place in places where !failed.contains(place) {
            #expect(unknown.contains(Place(rule: place.rule, address: place.address, attribute: "")), "\(place)")
        }
    }
}
