import CEL

/// Finds out why a rule failed itself, and says it as of a file: the expression, its place, the cause.
struct RuleFailure {
    let rule: CompiledRule
    let activation: Activation
    /// The element that the rule looked at, in words; empty where it looked at none yet.
    let subject: String

    /// The diagnostic for an expression of the rule; nil where it does not fail when it is evaluated again.
    func diagnostic(of program: Program, writtenAs text: RuleDefinition.Text) -> Diagnostic? {
        guard let failure = program.failure(activation) else { return nil }
        // The cause may lie in what a name of `let` stands for.
        if let name = failure.variable, let index = rule.lets.firstIndex(where: { $0.name == name }),
            rule.definition.lets.indices.contains(index), rule.lets[index].program !== program,
            let inner = diagnostic(of: rule.lets[index].program, writtenAs: rule.definition.lets[index].expression)
        {
            return inner
        }
        var problem = CELDiagnostic(failure)
        if !subject.isEmpty { problem.notes.append("while checking \(subject)") }
        return rule.definition.source.diagnostic(problem, in: text.node, offset: 0)
    }
}

extension LintResult {
    /// Why rules failed themselves: each cause once, with the first thing that it was met at.
    package var failures: [Diagnostic] {
        guard hasErrors else { return [] }
        struct Cause: Hashable {
            var rule: String
            var start: Diagnostic.Position?
            var message: String
        }
        var counts: [Cause: Int] = [:]
        var causes: [(cause: Cause, diagnostic: Diagnostic)] = []
        for linted in findings {
            guard let failure = linted.failure else { continue }
            let cause = Cause(rule: linted.finding.ruleID, start: failure.start, message: failure.message)
            let count = linted.finding.addresses.count
            if counts.updateValue(counts[cause, default: 0] + max(1, count), forKey: cause) == nil {
                causes.append((cause, failure))
            }
        }
        return causes.map { cause, diagnostic in
            var diagnostic = diagnostic
            let others = (counts[cause] ?? 1) - 1
            if others > 0 { diagnostic.notes.append("and \(others) more time\(others == 1 ? "" : "s")") }
            return diagnostic
        }
    }
}
