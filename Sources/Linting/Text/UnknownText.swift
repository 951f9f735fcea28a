package import Symbolic

/// Says in words what an unknown value depends on.
package enum UnknownText {
    /// How many references are named for one source.
    private static let referenceLimit = 3

    /// The value in place: `aws_x.y.arn (known after apply)`, or `(known after apply: aws_x.y.arn)` for what is made of it.
    package static func short(_ unknown: Unknown) -> String {
        // What stands for no attribute of the plan has no name that anybody knows.
        if let identity = unknown.identity, unknown.sources.first?.attribute != nil {
            return "\(identity) (\(reason(unknown.sources.first?.reason ?? .afterApply)))"
        }
        if case .choice(let names)? = unknown.sources.first?.reason { return "(\(choice(names)), known after apply)" }
        let names = unknown.sources.compactMap { $0.attribute?.description }
        guard let first = names.first else {
            return "(\(unknown.sources.first.map { reason($0.reason) } ?? "known after apply"))"
        }
        let more = names.count - 1 + unknown.omittedSources
        return "(known after apply: \(first)\(more > 0 ? " and \(more) more" : ""))"
    }

    /// One line for each source: the attribute, why it is not known, and what it is made of.
    package static func lines(_ unknown: Unknown) -> [String] {
        var lines: [String] = []
        for source in unknown.sources {
            let text = line(source)
            if !lines.contains(text) { lines.append(text) }
        }
        if unknown.omittedSources > 0 { lines.append("and \(unknown.omittedSources) more") }
        return lines
    }

    private static func line(_ source: UnknownSource) -> String {
        let reason = reason(source.reason)
        let references = specific(source.references).filter { $0 != source.attribute?.description }
        var text = source.attribute.map { "\($0) (\(reason))" } ?? reason
        if !references.isEmpty {
            text += ", which refers to \(references.prefix(referenceLimit).joined(separator: ", "))"
            if references.count > referenceLimit { text += " and \(references.count - referenceLimit) more" }
        }
        return ValueText.line(text)
    }

    /// The references without those that are the beginning of another: plans list each with its shorter forms.
    private static func specific(_ references: [Reference]) -> [String] {
        var texts: [String] = []
        for text in references.map(\.text) where !texts.contains(text) { texts.append(text) }
        return texts.filter { text in
            !texts.contains { $0 != text && ($0.hasPrefix(text + ".") || $0.hasPrefix(text + "[")) }
        }
    }

    /// One of several values; alternatives of the same sort are named once.
    private static func choice(_ names: [String]) -> String {
        guard let last = names.last, names.count > 1 else { return "one of several values: each \(names.first ?? "")" }
        return "either \(names.dropLast().joined(separator: ", ")) or \(last)"
    }

    private static func reason(_ reason: UnknownSource.Reason) -> String {
        switch reason {
        case .afterApply: "known after apply"
        case .deferredRead: "read during apply"
        case .unsupportedFunction(let name): "the function \(name) is not evaluated here"
        case .missingVariable(let name): "variable \(name) has no value in the plan"
        case .outsidePlan: "managed outside this plan"
        case .sourceUnavailable: "the source is not at hand"
        case .limit: "too large to be worked out"
        case .choice(let names): choice(names)
        case .undecided(let what): what
        }
    }
}
