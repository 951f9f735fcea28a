import AWSModel
import Files
import HCL
import IAM
import JSONReader
import Linting
import PlanArchive
import Symbolic
import TerraformPlan

/// A plan that was named on the command line, read and ready to be linted.
struct PlanInput {
    let plan: Plan
    let model: PlanModel
    /// Whether places in the plan's JSON are places in the file that was named.
    private let isFile: Bool
    private let locator: SourceLocator?
    /// From how many instances on a plan is large.
    private static let largeSize = 512

    /// Reads a plan from a file, or from standard input where it is named `-`, and opens its configuration.
    ///
    /// - Throws: `Failure` where it cannot be opened or is no plan.
    init(_ name: String, source choice: SourceChoice, controls: [ControlPolicies] = []) throws {
        var text: JSONText
        do {
            text = name == "-" ? try InputFile.standardInput() : try InputFile.text(at: name)
        } catch {
            throw Failure(error)
        }
        let source: SourceTree?
        isFile = name == "-" || !PlanArchive.isArchive(text)
        if isFile {
            source = try choice.checkout(of: name)?.tree
        } else {
            let binary = try BinaryPlan(name, text, choice: choice)
            (text, source) = (binary.json, binary.source)
        }
        do {
            plan = try Plan.read(text, name: name == "-" ? "stdin" : ReportPath.ofInput(name), source: source)
        } catch {
            throw Failure(error, in: name == "-" ? "standard input" : name)
        }
        model = PlanModel(plan, controls: controls)
        locator = source.map { SourceLocator($0) }
    }

    /// The plan as the linter takes it.
    var subject: LintSubject {
        LintSubject(
            name: plan.name,
            model: model,
            isConcurrent: !plan.hasSource,
            isLarge: plan.instances.count >= PlanInput.largeSize,
            parts: model.decisionParts
        ) { [self] location in
            locator?.locate(location).map { Place($0) } ?? placeInPlan(of: location)
        } comments: { [locator] in
            locator?.comments(containing: Suppression.marker).map { SourceComment($0) } ?? []
        }
    }

    private func placeInPlan(of location: ModelLocation) -> Place? {
        guard let position = plan.position(of: location) else { return nil }
        let (line, column) = isFile ? (position.line, position.column) : (1, 1)
        let place = Finding.Location(
            file: plan.name,
            line: line,
            column: column,
            endLine: line,
            endColumn: column + 1
        )
        return Place(location: place, isInPlan: true)
    }
}
