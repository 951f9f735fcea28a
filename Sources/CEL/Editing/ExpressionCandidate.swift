/// Something that could be written at a place of an expression.
package struct ExpressionCandidate: Hashable, Sendable {
    /// What sort of name it is.
    package enum Kind: Hashable, Sendable {
        case variable, field, method, function, macro, namespace, literal
        /// A text that the field compared with can have.
        case value
    }

    package let name: String
    package let kind: Kind
    /// The type, or the way to call it.
    package let signature: String
    /// One sentence; may be empty.
    package let summary: String

    init(_ name: String, _ kind: Kind, _ signature: String = "", _ summary: String = "") {
        self.name = name
        self.kind = kind
        self.signature = signature
        self.summary = summary
    }
}

/// What could be written at a place of an expression.
package struct ExpressionCandidates: Sendable {
    /// Where the name that is being written starts, in UTF-8 bytes of the source.
    package let start: Int
    package let candidates: [ExpressionCandidate]
}

extension Environment {
    /// What could be written at an offset of an expression; what stands behind it is not looked at.
    package func candidates(in source: String, at offset: Int) -> ExpressionCandidates {
        let cut = UnfinishedExpression(source, cutAt: offset)
        let collector = CandidateCollector(self, CheckedTree(cut.repaired, in: self))
        let candidates =
            switch cut.place {
            case .nowhere: [ExpressionCandidate]()
            case .name: collector.names(at: cut.start)
            case .member: collector.members(at: cut.start)
            case .text: collector.values(at: cut.start - 1)
            }
        return ExpressionCandidates(start: cut.start, candidates: candidates)
    }
}
