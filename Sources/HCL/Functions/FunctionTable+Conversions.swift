import Symbolic

extension FunctionTable {
    /// Functions that change the type of a value, or its mark.
    static let conversions: [(String, Function)] = [
        ("tostring", { (arguments) throws(EvaluationFailure) in try convert(arguments, to: .string) }),
        ("tonumber", { (arguments) throws(EvaluationFailure) in try convert(arguments, to: .number) }),
        (
            "tobool",
            { (arguments) throws(EvaluationFailure) in try convert(arguments, to: .bool) }
        ),
        ("tolist", { (arguments) throws(EvaluationFailure) in try convert(arguments, to: .list(.any)) }),
        ("toset", { (arguments) throws(EvaluationFailure) in try toset(arguments) }),
        ("tomap", { (arguments) throws(EvaluationFailure) in try convert(arguments, to: .map(.any)) }),
        (
            "sensitive",
            { (arguments) throws(EvaluationFailure) in
                try arguments.expect(1)
                return Value(arguments[0].content, isSensitive: true)
            }
        ),
    ]

    /// Converts an argument; what is unknown stays the same value, and null stays null.
    private static func convert(_ arguments: [Value], to type: TypeConstraint) throws(EvaluationFailure) -> Value? {
        try arguments.expect(1)
        return try type.converted(arguments[0])
    }

    private static func toset(_ arguments: [Value]) throws(EvaluationFailure) -> Value? {
        let set = try convert(arguments, to: .set(.any))
        guard let set, let elements = set.elements else { return set }
        // Elements that may be equal, or whose order is not that of their text, cannot be told.
        let isOrdered = elements.allSatisfy { $0.string != nil } || elements.allSatisfy { $0.decimal != nil }
        return isOrdered || elements.count < 2 || elements.contains { $0.holes != nil } ? set : nil
    }
}
