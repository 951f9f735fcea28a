package import Symbolic

/// An element of `Action` or `NotAction`: `*`, or a service and the name of an action that may hold wildcards.
package struct ActionPattern: Hashable, Sendable {
    package let text: TextPattern
    /// The bytes of a pattern without holes, in small letters, as case does not count.
    private let bytes: [UInt8]?
    private let isEverything: Bool
    /// Whether a wildcard stands before the colon, which IAM rejects.
    private let hasWildcardInService: Bool

    package init(_ source: SymbolicString) {
        text = TextPattern(source, variables: false)
        bytes = text.bytes.map { Glob.lowercased($0) }
        let head = source.prefix.utf8.prefix { $0 != Glob.colon }
        isEverything =
            !source.prefix.isEmpty && source.known != nil && source.prefix.utf8.allSatisfy { $0 == Glob.star }
        hasWildcardInService = !isEverything && head.contains { $0 == Glob.star || $0 == Glob.questionMark }
    }

    /// Whether the pattern certainly does not cover an action, whatever the effect.
    func isOther(_ action: ActionName) -> Bool {
        guard let bytes, !isEverything, !hasWildcardInService else { return false }
        return bytes.first != action.bytes.first || !Glob.matches(bytes, action.bytes)
    }

    /// Whether the pattern covers an action (IAM/latest/UserGuide/reference_policies_elements_action).
    ///
    /// An element of `Action` in an `Allow` (`isGrant`) with a wildcard in the service grants nothing, as IAM rejects it.
    /// Elsewhere nobody can tell; nor of `*:*`, which is written though no rule for it is documented.
    func covers(_ action: ActionName, isGrant: Bool, _ matcher: @autoclosure () -> SymbolicMatcher) -> Truth {
        if isEverything { return .yes }
        let truth: Truth
        if let bytes {
            truth = Truth(Glob.matches(bytes, action.bytes))
        } else {
            var matcher = matcher()
            matcher.lowercased = true
            truth = matcher.glob(text, SymbolicString(action.name))
        }
        guard hasWildcardInService, truth != .no else { return truth }
        return isGrant && text.source.known != "*:*" ? .no : .unknown
    }
}

/// The action of a request: `secretsmanager:GetSecretValue`.
package struct ActionName: Hashable, Sendable {
    /// The name as the caller writes it.
    package let name: String
    /// The name in small letters.
    let bytes: [UInt8]

    package init(_ name: String) {
        self.name = name
        bytes = Glob.lowercased(name.utf8)
    }

    /// The service: what stands before the colon, in small letters.
    var service: String {
        String(decoding: bytes.prefix { $0 != Glob.colon }, as: UTF8.self)
    }
}
