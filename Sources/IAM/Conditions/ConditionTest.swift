package import Symbolic

/// One key under one operator of a `Condition`.
package struct ConditionTest: Sendable {
    /// Nil for an operator that IAM does not know, or that is not known.
    package var `operator`: ConditionOperator?
    /// The operator as the policy has it; nil where it is not known.
    package var operatorName: String?
    /// The key's name in small letters; nil where it is not known.
    package var key: String?
    /// The key's name as the policy has it.
    package var keyName: String?
    package var values: [TextPattern]
    /// Why nobody can tell whether the condition holds, whatever the request; nil for a valid condition.
    package var doubt: Unknown?

    /// - Parameters:
    ///   - operatorName: The operator as the policy names it.
    ///   - key: The key, in any case.
    ///   - values: The values; nil where they are not known to be strings, numbers or booleans.
    ///   - variables: Whether the document's version knows policy variables.
    package init(operatorName: String, key: String, values: [SymbolicString]?, variables: Bool) {
        `operator` = ConditionOperator(operatorName)
        self.operatorName = operatorName
        self.key = key.lowercased()
        keyName = key
        let variables = variables && (`operator`?.knowsVariables ?? false)
        self.values = (values ?? []).map { TextPattern($0, variables: variables) }
        if `operator` == nil {
            doubt = Unknown(undecided: "IAM does not know a condition operator")
        } else if values == nil {
            doubt = Unknown(undecided: "a condition value is no text")
        }
    }

    /// A condition that is not known.
    package init(unknown: Unknown) {
        values = []
        doubt = unknown
    }
}
