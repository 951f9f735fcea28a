import Symbolic

extension FunctionTable {
    /// Functions of times.
    static let times: [(String, SitedFunction)] = [
        (
            "plantimestamp",
            { (arguments, evaluation) throws(EvaluationFailure) in
                try arguments.expect(0)
                return evaluation.site.context.planTimestamp.map { Value(.string($0)) }
            }
        )
    ]
}
