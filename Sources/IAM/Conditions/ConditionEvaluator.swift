import Symbolic

/// Decides the conditions of statements (IAM/latest/UserGuide/reference_policies_elements_condition_operators).
struct ConditionEvaluator {
    let matcher: SymbolicMatcher
    /// What is assumed of keys that are not known.
    var world: ConditionWorld?

    /// Whether one key satisfies its operator.
    func holds(_ test: ConditionTest) -> Truth {
        guard test.doubt == nil, let key = test.key, let condition = test.operator else { return .unknown }
        let entry = world?.entry(key, matcher.context) ?? matcher.context[lowercased: key]
        switch condition.test {
        case .isNull: return holdsNull(test, entry)
        case .compares(let comparison, let isNegated):
            let comparing = Comparing(test: test, key: key, comparison: comparison, isNegated: isNegated)
            return holds(comparing, condition, entry)
        }
    }

    /// What a comparing operator needs at every step.
    private struct Comparing {
        let test: ConditionTest
        let key: String
        let comparison: ConditionOperator.Comparison
        let isNegated: Bool
    }

    private func holds(_ comparing: Comparing, _ condition: ConditionOperator, _ entry: RequestContext.Entry) -> Truth {
        switch entry {
        case .absent: holdsAbsent(condition, isNegated: comparing.isNegated)
        case .unknown:
            holdsAbsent(condition, isNegated: comparing.isNegated).agreeing(with: holdsPresent(comparing, condition))
        case .present: holdsPresent(comparing, condition)
        case .value(let value):
            compares(comparing, value)
        case .values(let values):
            switch condition.quantifier {
            case .forAllValues?: values.every { compares(comparing, $0) }
            case .forAnyValue?: values.some { compares(comparing, $0) }
            case nil: comparing.isNegated ? .unknown : .no
            }
        }
    }

    private func holdsAbsent(_ condition: ConditionOperator, isNegated: Bool) -> Truth {
        if condition.ifExists { return .yes }
        switch condition.quantifier {
        case .forAllValues?: return .yes
        case .forAnyValue?: return .no
        case nil: return Truth(isNegated)
        }
    }

    /// What holds of a key that is there with a value nobody knows.
    private func holdsPresent(_ comparing: Comparing, _ condition: ConditionOperator) -> Truth {
        let always = comparing.comparison == .stringLike && comparing.test.values.contains { $0.source.known == "*" }
        if always {
            return condition.quantifier == .forAnyValue ? .unknown : Truth(!comparing.isNegated)
        }
        guard condition.quantifier == nil else { return .unknown }
        if comparing.test.values.isEmpty { return Truth(comparing.isNegated) }
        guard let world else { return .unknown }
        let some = comparing.test.values.some { world.holds(comparing.key, comparing.comparison, $0) }
        return comparing.isNegated ? !some : some
    }

    /// Whether one value of the request satisfies the operator.
    private func compares(_ comparing: Comparing, _ value: SymbolicString) -> Truth {
        let some = comparing.test.values.some { matcher.compare(comparing.comparison, $0, value) }
        return comparing.isNegated ? !some : some
    }

    private func holdsNull(_ test: ConditionTest, _ entry: RequestContext.Entry) -> Truth {
        test.values.some { wanted in
            switch (wanted.source.known?.lowercased(), entry) {
            case (_, .values(let values)) where values.isEmpty: .unknown
            case ("true"?, .absent): .yes
            case ("false"?, .absent): .no
            case ("true"?, .value), ("true"?, .values), ("true"?, .present): .no
            case ("false"?, .value), ("false"?, .values), ("false"?, .present): .yes
            default: .unknown
            }
        }
    }
}

extension SymbolicMatcher {
    /// Whether a value of the request compares with one of the policy.
    func compare(
        _ comparison: ConditionOperator.Comparison,
        _ pattern: TextPattern,
        _ value: SymbolicString
    ) -> Truth {
        switch comparison {
        case .string: compareStrings(pattern, value)
        case .stringIgnoringCase: compareIgnoringCase(pattern, value)
        case .stringLike: compareLike(pattern, value)
        case .numeric(let order): compareKnown(pattern, value) { NumericComparison.holds($0, order, $1) }
        case .date(let order): compareKnown(pattern, value) { DateComparison.holds($0, order, $1) }
        case .bool: compareBools(pattern, value)
        case .binary: areEqual(pattern.source, value)
        case .ipAddress: compareKnown(pattern, value) { IPComparison.holds($0, isIn: $1) }
        case .arn: compareARNs(pattern, value)
        }
    }

    private func compareKnown(
        _ pattern: TextPattern,
        _ value: SymbolicString,
        _ compare: (String, String) -> Truth
    ) -> Truth {
        guard let pattern = pattern.source.known, let value = value.known else { return .unknown }
        return compare(value, pattern)
    }
}
