import Symbolic

/// The line that says why nobody can tell.
enum DoubtExplanation {
    static func text(statements: [StatementMatch], unknowns: [Unknown]) -> String {
        let reason = unknowns.first.map(reason) ?? "a value is not known"
        guard let first = statements.first else { return "cannot tell: \(reason)" }
        return "cannot tell whether \(first.name) matches: \(reason)"
    }

    private static func reason(_ unknown: Unknown) -> String {
        guard let source = unknown.sources.first else { return "a value is not known" }
        let name = source.attribute.map { "\($0)" } ?? "a value"
        switch source.reason {
        case .afterApply: return "\(name) is known only after apply"
        case .deferredRead: return "\(name) is read only during apply"
        case .unsupportedFunction: return "\(name) is computed by a function that is not evaluated"
        case .missingVariable: return "\(name) comes from a variable without a value in the plan"
        case .outsidePlan: return "\(name) is managed outside this plan"
        case .sourceUnavailable: return "the source of \(name) is not at hand"
        case .limit: return "a limit was reached"
        case .choice(let names): return "one of \(names.joined(separator: ", "))"
        case .undecided(let text): return text
        }
    }
}
