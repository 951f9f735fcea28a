/// What a rule says of one thing it is about.
package enum Verdict: String, Hashable, Sendable, CaseIterable {
    /// Proven to hold.
    case pass
    /// Proven not to hold.
    case fail
    /// Depends on values that are not known before apply.
    case unknown
    /// The rule itself failed; never a pass.
    case error
    /// The rule has nothing to say here.
    case notApplicable = "not-applicable"
}

/// How bad a failure of a rule is; `error` is the worst.
package enum Severity: String, Hashable, Sendable, CaseIterable {
    case info, warning, error
}

extension Severity: Comparable {
    package static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

    /// The place in the order, from 0 for the mildest.
    package var rank: Int {
        switch self {
        case .info: 0
        case .warning: 1
        case .error: 2
        }
    }
}
