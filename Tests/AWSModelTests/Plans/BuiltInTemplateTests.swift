import AWSModel
import Linting
import Testing

@Suite struct BuiltInTemplateTests {
    /// The executable compiles what only a finding needs of its own rules when there is one: nothing may be wrong with it.
    @Test func nothingIsWrongWithTheRulesInTheExecutable() {
        let files = BuiltInRules.sources.map { RuleFile(file: $0.file, text: $0.text) }
        #expect(files.allSatisfy { $0.definition?.isBuiltIn == false })
        let rules = RuleSet(files, schema: PlanModel.schema)
        #expect(rules.diagnostics.isEmpty, "\(rules.diagnostics.flatMap { DiagnosticFrame($0).lines })")
        #expect(rules.rules.map(\.id) == RuleSet(BuiltInRules.files, schema: PlanModel.schema).rules.map(\.id))
    }
}
