import Symbolic

/// Decides the conditions of statements (IAM/latest/UserGuide/reference_policies_elements_condition_operators).
struct ConditionEvaluator {
    let matcher: SymbolicMatcher
    /// What is assumed of that which is not known.
    var world: World?

    /// Whether one key satisfies its operator.
    func holds(_ test: ConditionTest) -> Truth {
        guard test.doubt == nil, let key = test.key, let condition = test.operator else { return .unknown }
        let state = state(of: key)
        switch condition.test {
        case .isNull: return holdsNull(test, state)
        case .compares(let comparison, let isNegated):
            return Comparing(
                condition: condition,
                comparison: comparison,
                isNegated: isNegated,
                values: test.values,
                evaluator: self
            ).holds(state)
        }
    }

    /// What a key has, as far as it is known.
    fileprivate enum KeyState {
        case absent
        case one(Text)
        case list([Text])
        /// There, with whatever value.
        case present
        case unknown
    }

    /// A value of the request, or only how it compares.
    fileprivate enum Text {
        case known(SymbolicString)
        case comparing(World.Comparisons)
    }

    private func state(of key: String) -> KeyState {
        switch world?.keys[key] {
        case .absent?: return .absent
        case .text(let text)?: return .one(.known(text))
        case .one(let comparisons)?: return .one(.comparing(comparisons))
        case .list(let list)?: return .list(list.map { .comparing($0) })
        case nil: break
        }
        switch matcher.context[lowercased: key] {
        case .absent: return .absent
        case .value(let text): return .one(.known(text))
        case .values(let texts): return .list(texts.map { .known($0) })
        case .present: return .present
        case .unknown: return .unknown
        }
    }

    private func holdsNull(_ test: ConditionTest, _ state: KeyState) -> Truth {
        test.values.some { wanted in
            switch (wanted.source.known?.lowercased(), state) {
            case (_, .list(let values)) where values.isEmpty: .unknown
            case ("true"?, .absent): .yes
            case ("false"?, .absent): .no
            case ("true"?, .one), ("true"?, .list), ("true"?, .present): .no
            case ("false"?, .one), ("false"?, .list), ("false"?, .present): .yes
            default: .unknown
            }
        }
    }

    /// A comparing operator with the values of the policy.
    private struct Comparing {
        let condition: ConditionOperator
        let comparison: ConditionOperator.Comparison
        let isNegated: Bool
        let values: [TextPattern]
        let evaluator: ConditionEvaluator

        func holds(_ state: KeyState) -> Truth {
            switch state {
            case .absent: holdsAbsent
            case .unknown: holdsAbsent.agreeing(with: holdsPresent)
            case .present: holdsPresent
            case .one(let text): holds(text)
            case .list(let texts):
                switch condition.quantifier {
                case .forAllValues?: texts.every(holds)
                case .forAnyValue?: texts.some(holds)
                case nil: isNegated ? .unknown : .no
                }
            }
        }

        private var holdsAbsent: Truth {
            if condition.ifExists { return .yes }
            switch condition.quantifier {
            case .forAllValues?: return .yes
            case .forAnyValue?: return .no
            case nil: return Truth(isNegated)
            }
        }

        /// What holds of a key that is there with whatever value.
        private var holdsPresent: Truth {
            if values.contains(where: isMatchedByAll) {
                // Of an empty list no value compares.
                return condition.quantifier == .forAnyValue ? .unknown : Truth(!isNegated)
            }
            guard condition.quantifier == nil else { return .unknown }
            return values.isEmpty ? Truth(isNegated) : .unknown
        }

        /// Whether one value of the request satisfies the operator.
        private func holds(_ text: Text) -> Truth {
            let some = values.some { value in
                switch text {
                case .known(let text): evaluator.compare(comparison, value, text)
                case .comparing(let comparisons):
                    isMatchedByAll(value)
                        ? .yes : comparisons[World.Comparison(comparison, value)].map { Truth($0) } ?? .unknown
                }
            }
            return isNegated ? !some : some
        }

        private func isMatchedByAll(_ value: TextPattern) -> Bool {
            comparison == .stringLike && value.isPlain && value.source.known == "*"
        }
    }

    /// Whether a value of the request compares with one of the policy, in this world.
    private func compare(
        _ comparison: ConditionOperator.Comparison,
        _ pattern: TextPattern,
        _ text: SymbolicString
    ) -> Truth {
        let truth = matcher.compare(comparison, pattern, text)
        guard truth == .unknown, let world else { return truth }
        return world.answer(.value(text, World.Comparison(comparison, pattern)))
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
