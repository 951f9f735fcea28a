import AWSModel
import Symbolic
package import TerraformPlan

extension LintSubject {
    /// A plan with its typed models; places are lines of the plan's own text.
    package init(_ plan: Plan) {
        self.init(name: plan.name, model: PlanModel(plan)) { location in
            plan.position(of: location).map { position in
                Finding.Location(
                    file: plan.name,
                    line: position.line,
                    column: position.column,
                    endLine: position.line,
                    endColumn: position.column + 1
                )
            }
        }
    }
}
