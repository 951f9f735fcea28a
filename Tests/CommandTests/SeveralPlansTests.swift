import Foundation
import TestSupport
import Testing

/// Several plans in one run, as `tfproof staging.json production.json`.
@Suite(.timeLimit(.minutes(10))) struct SeveralPlansTests {
    /// A repository, with the same broken plan for two stages and one that is in order.
    private let folder: TemporaryFolder
    private static let formats = ["text", "json", "sarif", "junit"]

    init() throws {
        folder = try TemporaryFolder()
        try FileManager.default.createDirectory(atPath: "\(folder.path)/.git", withIntermediateDirectories: true)
        for (name, example) in [("staging", ""), ("production", ""), ("good", "-fixed")] {
            let plan = "\(Shared.project)/examples/missing-grant\(example)/plan.json"
            try FileManager.default.copyItem(atPath: plan, toPath: "\(folder.path)/\(name).json")
        }
    }

    private func run(_ format: String, _ plans: String...) throws -> String {
        try Program.run(plans.map { "\($0).json" } + ["-f", format], in: folder.path).output
    }

    @Test func eachFindingSaysWhichPlanItIsAbout() throws {
        #expect(try run("text", "staging", "production").contains("  in plan production.json\n"))
        let json = try run("json", "staging", "production")
        #expect(json.contains(#""plan": "staging.json""#) && json.contains(#""plan": "production.json""#))
        let sarif = try run("sarif", "staging", "production")
        #expect(sarif.contains(#""plan": "production.json""#) && sarif.contains("In plan production.json"))
        #expect(try run("junit", "staging", "production").contains(" in plan production.json\""))
    }

    @Test(arguments: formats)
    func onePlanIsNotNamed(format: String) throws {
        let text = try run(format, "staging")
        #expect(!text.lowercased().contains("in plan ") && !text.contains(#""plan":"#))
    }

    /// The fingerprints of a report, for the plan of a name where it has several.
    private func fingerprints(_ json: String, of plan: String?) throws -> [String] {
        let report = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        let findings = try #require(report["findings"] as? [[String: Any]])
        return findings.filter { $0["plan"] as? String == plan }.compactMap { $0["fingerprint"] as? String }
    }

    @Test func aFingerprintDoesNotDependOnOtherPlans() throws {
        let alone = try fingerprints(try run("json", "production"), of: nil)
        #expect(!alone.isEmpty)
        for other in ["staging", "good"] {
            for order in [[other, "production"], ["production", other]] {
                let json = try run("json", order[0], order[1])
                #expect(try fingerprints(json, of: "production.json") == alone)
            }
        }
    }
}
