import AWSModel
import Files
import HCL
import JSONReader
import Linting
import PlanArchive
import Symbolic
import TerraformPlan
import TestSupport

/// A configuration with its real plan, and what is to be found in it.
struct Scenario {
    /// A rule's verdict on one thing.
    struct Answer: Hashable {
        var rule: String
        var address: String
        /// The thing in the model's words; empty for the resource.
        var place: String
        var verdict: Verdict
    }

    /// The names of the scenarios, where the reference material is present.
    static let names = (try? Shared.names("plans/scenarios")) ?? []
    private static let fixtures = "\(Shared.project)/Tests/Fixtures/scenarios"
    private static let rules = RuleSet(BuiltInRules.files, schema: PlanModel.schema)

    let name: String

    private var folder: String { "\(Shared.folder)/plans/scenarios/\(name)" }

    /// What is to be found by the rules that there are.
    func expected() throws -> JSONNode {
        try JSONDocument(JSONText(Shared.bytes("plans/scenarios/\(name)/expect.json"))).root
    }

    static var ruleIDs: Set<String> { Set(rules.rules.map(\.id)) }

    /// The findings before apply, with the configuration of the folder.
    func findings() throws -> [Finding] {
        try Scenario.lint("\(folder)/plan.json", checkout)
    }

    private var checkout: SourceTree {
        get throws { try SourceTree(files: SourceDirectory(folder, root: folder, from: folder)) }
    }

    /// The findings before apply, with the configuration that a binary plan holds.
    ///
    /// It is the plan of another run of Terraform on the same configuration, which names every resource alike.
    func findingsOfBinaryPlan() throws -> [Finding] {
        let archive = try PlanArchive(InputFile.text(at: "\(Scenario.fixtures)/\(name)/before.tfplan"))
        return try Scenario.lint("\(folder)/plan.json", SourceTree(files: archive))
    }

    /// The answers once everything is applied and a new plan knows all values.
    func findingsAfterApply() throws -> [Finding] {
        try Scenario.lint("\(Scenario.fixtures)/\(name)/after.json", checkout)
    }

    static func lint(
        _ path: String,
        _ tree: SourceTree,
        by rules: RuleSet = Scenario.rules
    ) throws -> [Finding] {
        try lint(InputFile.text(at: path), tree, by: rules)
    }

    static func lint(_ text: JSONText, _ tree: SourceTree, by rules: RuleSet = Scenario.rules) throws -> [Finding] {
        let plan = try Plan.read(text, name: "plan.json", source: tree)
        let locator = SourceLocator(tree)
        let subject = LintSubject(name: "plan.json", model: PlanModel(plan)) { location in
            locator.locate(location).map { Place(location: Finding.Location($0.place.sourceRange), isInPlan: false) }
        }
        let result = Linter(rules: rules, options: LinterOptions(unknown: .report)).lint([subject])
        return result.findings.map(\.finding)
    }

    /// The answers that findings give, without their texts and lines.
    static func answers(_ findings: [Finding]) -> Set<Answer> {
        Set(
            findings.map { finding in
                let place = finding.modelPath.isEmpty ? finding.attribute : finding.modelPath
                return Answer(rule: finding.ruleID, address: finding.address, place: place, verdict: finding.verdict)
            }
        )
    }
}

extension Finding.Location {
    fileprivate init(_ range: SourceRange) {
        self.init(
            file: range.file,
            line: range.start.line,
            column: range.start.column,
            endLine: range.end.line,
            endColumn: range.end.column
        )
    }
}
