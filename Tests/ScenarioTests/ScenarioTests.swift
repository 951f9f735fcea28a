import FoundationEssentials
import JSONReader
import Linting
import TestSupport
import Testing

/// Real plans with their configuration: what the plan hides the source tells.
@Suite(.enabled(if: Shared.exists("plans/scenarios"))) struct ScenarioTests {
    /// A place where something is wrong.
    private struct Place: Hashable {
        var rule: String
        var address: String
        var file: String
        var line: Int
    }

    /// What no configuration tells: a role of another configuration, the request, an account, a value of AWS.
    private static let undecidable: Set<String> = [
        "exec-role-external", "iam-condition-unsure", "redis-url-bad", "redis-url-good", "redis-url-unknown-bad",
    ]

    @Test(arguments: Scenario.names)
    func `What is wrong is found, on its line, and nothing else`(name: String) throws {
        let scenario = Scenario(name: name)
        let findings = try scenario.findings()
        let expected = try scenario.expected()["findings"]?.elements.map { $0 } ?? []
        let places = expected.filter { Scenario.ruleIDs.contains($0["kind"]?.string ?? "") }.map { finding in
            Place(
                rule: finding["kind"]?.string ?? "",
                address: finding["address"]?.string ?? "",
                file: finding["file"]?.string ?? "",
                line: finding["line"]?.int ?? 0
            )
        }
        let unlisted = UnlistedFindings.rules[name] ?? []
        #expect(unlisted.isSubset(of: findings.filter { $0.verdict == .fail }.map(\.ruleID)))
        let failed = findings.filter { $0.verdict == .fail && !unlisted.contains($0.ruleID) }.map {
            Place(rule: $0.ruleID, address: $0.address, file: $0.location.file, line: $0.location.line)
        }
        #expect(Set(failed) == Set(places))
        let open = findings.filter { $0.verdict != .fail }
        #expect(open.isEmpty != Self.undecidable.contains(name), "\(open.map { "\($0.ruleID) \($0.dependsOn)" })")
    }

    @Test(arguments: Scenario.names.filter { FileManager.default.fileExists(atPath: Scenario.fixture($0)) })
    func `The configuration inside a binary plan gives the same answers`(name: String) throws {
        let scenario = Scenario(name: name)
        #expect(try Scenario.answers(scenario.findingsOfBinaryPlan()) == Scenario.answers(scenario.findings()))
    }

    @Test(arguments: Scenario.names.filter { FileManager.default.fileExists(atPath: Scenario.fixture($0)) })
    func `Answers stay as they are when everything is applied, but what was unknown may be known`(name: String) throws {
        let scenario = Scenario(name: name)
        // What a change takes away is not taken away again.
        let before = try Scenario.answers(scenario.findings()).filter { $0.rule != "secrets-dropped" }
        let after = try Scenario.answers(scenario.findingsAfterApply()).filter { $0.rule != "secrets-dropped" }
        let known = before.filter { $0.verdict == .fail }
        #expect(known.isSubset(of: after))
        let wasOpen = Set(before.filter { $0.verdict == .unknown }.map { [$0.rule, $0.address, $0.place] })
        for answer in after where !known.contains(answer) {
            #expect(wasOpen.contains([answer.rule, answer.address, answer.place]), "\(answer)")
        }
    }
}

extension Scenario {
    /// The plan after apply of a scenario; not every scenario has one.
    static func fixture(_ name: String) -> String { "\(Shared.project)/Tests/Fixtures/scenarios/\(name)/after.json" }
}
