import AWSModel
import FoundationEssentials
import JSONReader
import Linting
import TerraformPlan
import TestSupport
import Testing

/// Plans that were cut or have wrong bytes: whatever they are, they end in a report or in an error.
@Suite(.enabled(if: Shared.exists("plans/public"))) struct MutatedPlanTests {
    private static let isLong = ProcessInfo.processInfo.environment["LONG_TESTS"] == "1"
    private static let rules = RuleSet(BuiltInRules.files, schema: PlanModel.schema)

    /// Every file in a long run; else twenty small ones, spread over all.
    private static let files: [String] = {
        let all = ((try? Shared.files("plans/public")) ?? []).filter { $0.hasSuffix(".json") }
        guard !isLong else { return all }
        let small = all.filter { ((try? Shared.bytes($0).count) ?? .max) < 50_000 }
        return stride(from: 0, to: small.count, by: max(1, small.count / 20)).prefix(20).map { small[$0] }
    }()

    @Test(arguments: files)
    func endsInAReportOrAnError(file: String) throws {
        let bytes = try Shared.bytes(file)
        guard !bytes.isEmpty else { return }
        var random = SeededGenerator(seed: UInt64(bytes.count))
        for _ in 0..<(Self.isLong ? 200 : 10) {
            Self.lint(Array(bytes.prefix(Int.random(in: 0..<bytes.count, using: &random))))
            var flipped = bytes
            let position = Int.random(in: 0..<bytes.count, using: &random)
            flipped[position] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            Self.lint(flipped)
        }
    }

    private static func lint(_ bytes: [UInt8]) {
        let clock = ContinuousClock()
        let time = clock.measure {
            guard let plan = try? Plan.read(JSONText(bytes), name: "plan.json") else { return }
            let model = PlanModel(plan)
            let subject = LintSubject(name: "plan.json", model: model) { location in
                plan.position(of: location).map {
                    Place(
                        location: Finding.Location(
                            file: "",
                            line: $0.line,
                            column: $0.column,
                            endLine: $0.line,
                            endColumn: $0.column
                        ),
                        isInPlan: true
                    )
                }
            }
            _ = Linter(rules: rules).lint([subject])
        }
        #expect(time < .seconds(20))
    }
}
