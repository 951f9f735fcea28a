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
                return arguments[0].marked(true)
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
        // The order of other elements cannot be told.
        guard let set, set.isSet else { return set }
        return set.isOrderedSet || set.holes != nil ? set : nil
    }
}
