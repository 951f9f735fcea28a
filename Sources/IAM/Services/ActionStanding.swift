import Symbolic

import Synchronization

/// What is known of the actions that an element of `Action` or `NotAction` names.
package enum ActionStanding: Sendable {
    /// The element is `*`.
    case everything
    /// It covers these actions of a service, one at least.
    case listed(AuthorizedService, [AuthorizedService.Action])
    /// It covers no action, which `problem` says in words that follow the element; with what may be meant instead.
    case wrong(problem: String, suggestion: String?)
    /// Nobody can tell, for this reason.
    case undecided(reason: String)

    /// How many elements are remembered.
    fileprivate static let knownLimit = 4_096
    /// What is known of the elements that were asked about.
    fileprivate static let known = Mutex<[String: ActionStanding]>([:])
}

extension ActionPattern {
    /// What is known of the actions that the pattern covers.
    ///
    /// A name that is not listed is wrong only where something tells that it is a mistake: it is nearly the name of an
    /// action, or that of an operation that an action of another name allows. Else it may be newer than the data.
    package var standing: ActionStanding { form.standing.value(findStanding) }

    private func findStanding() -> ActionStanding {
        guard let text = text.source.known else { return .undecided(reason: "the action is not known before apply") }
        // A text that has no place among the known actions may be met again. Beyond ASCII, texts of other bytes are equal.
        guard text.isPlainASCII else { return standing(of: text) }
        if let known = ActionStanding.known.withLock({ $0[text] }) { return known }
        let standing = standing(of: text)
        ActionStanding.known.withLock { known in
            if known.count >= ActionStanding.knownLimit { known.removeAll() }
            known[text] = standing
        }
        return standing
    }

    private func standing(of text: String) -> ActionStanding {
        if text.utf8.allSatisfy({ $0 == Glob.star }), !text.isEmpty { return .everything }
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, let prefix = parts.first, let name = parts.last, !prefix.isEmpty, !name.isEmpty else {
            return .wrong(problem: "is no action: those are written service:Action", suggestion: nil)
        }
        if prefix.utf8.contains(where: Glob.isWildcard) {
            return .wrong(problem: "has a wildcard in the service, which IAM rejects", suggestion: nil)
        }
        guard let service = ServiceAuthorization.service(prefix) else { return unknownService(prefix, name) }
        let actions = service.actions(matching: name)
        if !actions.isEmpty { return .listed(service, actions) }
        guard service.isComplete else { return .undecided(reason: "not all actions of \(service.name) are known") }
        let problem = name.utf8.contains(where: Glob.isWildcard) ? "matches no action" : "is no action"
        guard let meant = ActionSuggestion.name(for: name, of: service) else {
            let count = "the \(service.actions.count) actions of \(service.name)"
            return .undecided(reason: "it is not among \(count) as of \(ServiceAuthorization.date)")
        }
        return .wrong(problem: "\(problem) of \(service.name)", suggestion: "\(service.prefix):\(meant)")
    }

    private func unknownService(_ prefix: String, _ name: String) -> ActionStanding {
        if let meant = ActionSuggestion.prefix(for: prefix, action: name) {
            return .wrong(problem: "names no AWS service", suggestion: "\(meant):\(name)")
        }
        return .undecided(reason: "no service with its prefix is known as of \(ServiceAuthorization.date)")
    }
}

extension Glob {
    /// Whether a byte stands for other characters.
    static func isWildcard(_ byte: UInt8) -> Bool { byte == star || byte == questionMark }
}
