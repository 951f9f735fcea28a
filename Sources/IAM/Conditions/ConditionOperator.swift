/// A condition operator as a policy names it: `ForAllValues:StringLikeIfExists`.
package struct ConditionOperator: Hashable, Sendable {
    /// How the values of a key that has a list are taken together.
    package enum Quantifier: String, CaseIterable, Sendable {
        case forAllValues = "ForAllValues:"
        case forAnyValue = "ForAnyValue:"
    }

    /// A comparison of one value of the request with one of the policy.
    package enum Comparison: Hashable, Sendable {
        case string, stringIgnoringCase, stringLike
        case numeric(Order)
        case date(Order)
        case bool, binary, ipAddress, arn
    }

    /// How the value of the request lies to that of the policy.
    package enum Order: Sendable {
        case equal, less, lessOrEqual, greater, greaterOrEqual
    }

    /// What the operator asks.
    package enum Test: Hashable, Sendable {
        /// Whether a value compares; for the negated operators, whether none does.
        case compares(Comparison, isNegated: Bool)
        /// `Null`: whether the key is absent.
        case isNull
    }

    package var test: Test
    package var quantifier: Quantifier?
    /// Whether an absent key satisfies the operator (`…IfExists`).
    package var ifExists: Bool

    /// Reads an operator's name; nil for one that IAM does not know.
    package init?(_ name: String) {
        if let test = ConditionOperator.tests[name] {
            (self.test, ifExists) = (test, false)
            return
        }
        var name = Substring(name)
        quantifier = Quantifier.allCases.first { name.hasPrefix($0.rawValue) }
        if let quantifier { name = name.dropFirst(quantifier.rawValue.count) }
        ifExists = name.hasSuffix("IfExists")
        if ifExists { name = name.dropLast("IfExists".count) }
        guard let test = ConditionOperator.tests[String(name)] else { return nil }
        if test == .isNull, ifExists || quantifier != nil { return nil }
        self.test = test
    }

    /// Whether policy variables are known in the operator's values: only strings and ARNs.
    var knowsVariables: Bool {
        switch test {
        case .compares(.string, _), .compares(.stringIgnoringCase, _), .compares(.stringLike, _), .compares(.arn, _):
            true
        case .compares, .isNull: false
        }
    }

    /// IAM/latest/UserGuide/reference_policies_elements_condition_operators.
    private static let tests: [String: Test] = [
        "StringEquals": .compares(.string, isNegated: false),
        "StringNotEquals": .compares(.string, isNegated: true),
        "StringEqualsIgnoreCase": .compares(.stringIgnoringCase, isNegated: false),
        "StringNotEqualsIgnoreCase": .compares(.stringIgnoringCase, isNegated: true),
        "StringLike": .compares(.stringLike, isNegated: false),
        "StringNotLike": .compares(.stringLike, isNegated: true),
        "NumericEquals": .compares(.numeric(.equal), isNegated: false),
        "NumericNotEquals": .compares(.numeric(.equal), isNegated: true),
        "NumericLessThan": .compares(.numeric(.less), isNegated: false),
        "NumericLessThanEquals": .compares(.numeric(.lessOrEqual), isNegated: false),
        "NumericGreaterThan": .compares(.numeric(.greater), isNegated: false),
        "NumericGreaterThanEquals": .compares(.numeric(.greaterOrEqual), isNegated: false),
        "DateEquals": .compares(.date(.equal), isNegated: false),
        "DateNotEquals": .compares(.date(.equal), isNegated: true),
        "DateLessThan": .compares(.date(.less), isNegated: false),
        "DateLessThanEquals": .compares(.date(.lessOrEqual), isNegated: false),
        "DateGreaterThan": .compares(.date(.greater), isNegated: false),
        "DateGreaterThanEquals": .compares(.date(.greaterOrEqual), isNegated: false),
        "Bool": .compares(.bool, isNegated: false),
        "BinaryEquals": .compares(.binary, isNegated: false),
        "IpAddress": .compares(.ipAddress, isNegated: false),
        "NotIpAddress": .compares(.ipAddress, isNegated: true),
        "ArnEquals": .compares(.arn, isNegated: false),
        "ArnLike": .compares(.arn, isNegated: false),
        "ArnNotEquals": .compares(.arn, isNegated: true),
        "ArnNotLike": .compares(.arn, isNegated: true),
        "Null": .isNull,
    ]
}
