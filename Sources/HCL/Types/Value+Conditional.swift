import Symbolic

extension Value {
    /// The value as one of two arms of a conditional, which have one type: `true ? 1 : "a"` is `"1"`.
    ///
    /// Unknown where the type of the other arm could change the value and is not known.
    func unified(with other: Value) throws(EvaluationFailure) -> Value {
        if isNull || other.isNull { return self }
        let isPlain = { (kind: Kind) in kind == .bool || kind == .number || kind == .string }
        if other.kind != .unknown, isPlain(kind) != isPlain(other.kind), kind != .unknown {
            throw EvaluationFailure("arms of different types")
        }
        if isConversionProof { return self }
        switch (kind, other.kind) {
        case (.unknown, _): return self
        case (_, .unknown): return Evaluation.undecided([self, other])
        case (let left, let right) where isPlain(left) && isPlain(right):
            if left == right { return self }
            guard left == .string || right == .string else { throw EvaluationFailure("arms of different types") }
            return try asString()
        case (.list, .list), (.object, .object):
            if hasForm(of: other) { return self }
            let isEmpty = (other.elements ?? other.members?.map(\.value) ?? []).isEmpty
            return isEmpty && isUniform ? self : Evaluation.undecided([self, other])
        default: throw EvaluationFailure("arms of different types")
        }
    }

    /// Whether no conversion changes what the value holds: strings stay strings.
    private var isConversionProof: Bool {
        switch kind {
        case .string, .null: return true
        case .bool, .number, .unknown: return false
        case .list:
            if case .set = content { return false }
            return (elements ?? []).allSatisfy(\.isConversionProof)
        case .object: return (members ?? []).allSatisfy(\.value.isConversionProof)
        }
    }

    /// Whether all parts of the collection are of one type.
    private var isUniform: Bool {
        let parts = elements ?? members?.map(\.value) ?? []
        guard let first = parts.first else { return true }
        return parts.allSatisfy { $0.hasForm(of: first) }
    }
}
