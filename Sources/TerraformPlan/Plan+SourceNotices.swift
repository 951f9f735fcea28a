import HCL

extension Plan {
    /// What the user should know about the source, as far as it was asked for: where it cannot be what the plan was made
    /// from, so that it was not believed.
    package var sourceNotices: [String] {
        let modules = source?.tree.modulesRead ?? []
        let damaged = modules.flatMap(\.files).filter { !$0.isComplete }
            .sorted { $0.reportPath.utf8.lexicographicallyPrecedes($1.reportPath.utf8) }
        let notices = [
            Plan.notice(of: damaged.filter { !$0.isOverride }, "in it", "in them"),
            Plan.notice(of: damaged.filter(\.isOverride), "in its directory", "in their directories"),
        ]
        return (notices + [Plan.notice(of: modules.flatMap(\.repeated)), sourceNotice]).compactMap { $0 }
    }

    /// Where the source differs from what the plan was made from; for the user.
    package var sourceNotice: String? {
        guard let mismatches = source?.check.mismatches.sorted(), let first = mismatches.first else { return nil }
        let others = mismatches.count > 1 ? " and \(mismatches.count - 1) more" : ""
        return "the source does not match the plan in \(first)\(others), so it decides nothing there; \(Plan.advice)"
    }

    /// What is to be said of files that cannot be read; nil where there is none.
    private static func notice(of files: [SourceFile], _ inOne: String, _ inMany: String) -> String? {
        guard let first = files.first, let problem = first.problem else { return nil }
        let place = first.reportPath + (problem.line.map { ":\($0)" } ?? "")
        let others = files.count > 1 ? " and \(files.count - 1) more" : ""
        return "the source cannot be read in \(place) (\(problem.message))\(others), so nothing "
            + "\(files.count > 1 ? inMany : inOne) is used; \(advice)"
    }

    /// What is to be said of what is declared more than once; nil where nothing is.
    private static func notice(of declarations: [RepeatedDeclaration]) -> String? {
        guard let first = declarations.first else { return nil }
        let others = declarations.count > 1 ? " and \(declarations.count - 1) more" : ""
        return "the source declares \(first.name) twice (\(first.first) and \(first.second))\(others), "
            + "so it decides nothing there; \(advice)"
    }

    private static var advice: String { "give the source that the plan was made from with --source" }
}
