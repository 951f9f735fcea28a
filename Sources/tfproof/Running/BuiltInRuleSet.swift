import AWSModel
import Linting

/// The rules that travel in the executable, compiled once, by whichever thread asks first.
enum BuiltInRuleSet {
    static let rules = RuleSet(BuiltInRules.files, schema: PlanModel.schema)
}
