extension Operation {
    /// Functions that answer a question about their arguments.
    private static let questions: Set<String> = [
        "startsWith", "endsWith", "contains", "matches", "known", "hasValue", "isIP", "isCIDR", "containsIP",
        "containsCIDR", "sets.contains", "sets.intersects", "sets.equivalent",
    ]

    /// Whether a yes or no of the operation is the answer to what the rule asks, which its verdict tells anyway, and
    /// not a value of the plan that was only handed on.
    var isJudgement: Bool {
        switch explained {
        case is LogicOperation, is NotOperation, is EqualityOperation, is OrderOperation, is MembershipOperation,
            is MatchOperation, is PresenceOperation, is MethodOperation, is HostOperation:
            true
        case let macro as ComprehensionOperation: [.all, .exists, .existsOne].contains(macro.macro)
        case let call as FunctionOperation: Operation.questions.contains(call.name)
        default: false
        }
    }

    /// Whether the operation's value must not be shown, after something sensitive was read for it.
    func isHidden(_ value: CELValue, touchedSensitive: Bool) -> Bool {
        guard touchedSensitive, case .bool = value else { return touchedSensitive }
        return !isJudgement
    }
}

extension Program {
    /// Whether the program's value must not be shown, after something sensitive was read for it: a mere yes or no is
    /// shown where it answers a question, and not where it is a sensitive value that was handed on.
    package func isHidden(_ value: CELValue, touchedSensitive: Bool) -> Bool {
        touchedSensitive && root.isHidden(value, touchedSensitive: true)
    }
}
