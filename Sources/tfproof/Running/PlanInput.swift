import AWSModel
import Files
import JSONReader
import Linting
import Symbolic
import TerraformPlan

/// A plan that was named on the command line, read and ready to be linted.
struct PlanInput {
    let plan: Plan
    let model: PlanModel

    /// Reads a plan from a file, or from standard input where it is named `-`.
    ///
    /// - Throws: `Failure` where it cannot be opened or is no plan.
    init(_ name: String) throws {
        let text: JSONText
        do {
            text = name == "-" ? try InputFile.standardInput() : try InputFile.text(at: name)
        } catch {
            throw Failure(error)
        }
        do {
            plan = try Plan.read(text, name: name == "-" ? "stdin" : PlanInput.relative(name))
        } catch {
            throw Failure(error, in: name == "-" ? "standard input" : name)
        }
        model = PlanModel(plan)
    }

    /// The plan as the linter takes it.
    var subject: LintSubject {
        LintSubject(name: plan.name, model: model) { [plan] location in
            guard let position = plan.position(of: location) else { return nil }
            return Finding.Location(
                file: plan.name,
                line: position.line,
                column: position.column,
                endLine: position.line,
                endColumn: position.column + 1
            )
        }
    }

    /// The path as reports name it: without a leading `./`.
    private static func relative(_ path: String) -> String {
        var path = Substring(path)
        while path.hasPrefix("./") { path = path.dropFirst(2).drop { $0 == "/" } }
        return path.isEmpty ? "." : String(path)
    }
}
