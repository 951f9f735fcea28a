/// Finds out the types that an expression leaves open (langdef, "Gradual Type Checking").
///
/// Each use of a function has variables of its own for the type parameters of the declaration; a variable stands for
/// the most general of the types it met, and for `dyn` in the end where it met none.
struct TypeInference {
    /// How deep a type may nest; what lies deeper is `dyn`.
    private static let depthLimit = 64

    private var found: [Int: CELType] = [:]
    private var count = 0

    /// A variable that stands for nothing yet.
    mutating func variable() -> CELType {
        count += 1
        return .variable(count)
    }

    /// The type with variables in the place of type parameters; the same name is the same variable.
    mutating func instantiate(_ type: CELType, _ parameters: inout [String: CELType]) -> CELType {
        switch type {
        case .parameter(let name):
            if let known = parameters[name] { return known }
            let variable = variable()
            parameters[name] = variable
            return variable
        case .list(let element): return .list(instantiate(element, &parameters))
        case .optional(let value): return .optional(instantiate(value, &parameters))
        case .map(let key, let value): return .map(instantiate(key, &parameters), instantiate(value, &parameters))
        case .opaque(let name, let arguments):
            return .opaque(name, arguments.map { instantiate($0, &parameters) })
        default: return type
        }
    }

    /// The type with what its outermost variable stands for.
    func head(_ type: CELType) -> CELType {
        var type = type
        while case .variable(let id) = type, let known = found[id] { type = known }
        return type
    }

    /// The type with what all its variables stand for, `dyn` for those that stand for nothing.
    func resolved(_ type: CELType) -> CELType { resolved(type, 0, isFinal: true) }

    /// The same, but with those variables left that stand for nothing yet.
    func current(_ type: CELType) -> CELType { resolved(type, 0, isFinal: false) }

    private func resolved(_ type: CELType, _ depth: Int, isFinal: Bool) -> CELType {
        guard depth < TypeInference.depthLimit else { return .dyn }
        func inner(_ type: CELType) -> CELType { resolved(type, depth + 1, isFinal: isFinal) }
        switch head(type) {
        case .variable(let id): return isFinal ? .dyn : .variable(id)
        case .list(let element): return .list(inner(element))
        case .optional(let value): return .optional(inner(value))
        case .map(let key, let value): return .map(inner(key), inner(value))
        case .opaque(let name, let arguments): return .opaque(name, arguments.map(inner))
        case let other: return other
        }
    }

    /// Whether a value of one type can stand where the other is wanted; if so, the variables in them are found out.
    ///
    /// Null is taken for every type here: any field of a model may be absent.
    mutating func assign(_ type: CELType, to wanted: CELType) -> Bool {
        let before = found
        if unify(type, wanted, 0, nullsFitAll: true) { return true }
        found = before
        return false
    }

    /// The type of a list that holds values of both types; `dyn` where they differ.
    mutating func join(_ a: CELType, _ b: CELType) -> CELType {
        let before = found
        guard unify(a, b, 0, nullsFitAll: false) else {
            found = before
            return .dyn
        }
        return isAsGeneral(a, as: b, 0) ? a : b
    }

    private mutating func unify(_ a: CELType, _ b: CELType, _ depth: Int, nullsFitAll: Bool) -> Bool {
        guard depth < TypeInference.depthLimit else { return true }
        func parts(_ pairs: [(CELType, CELType)]) -> Bool {
            pairs.allSatisfy { unify($0.0, $0.1, depth + 1, nullsFitAll: nullsFitAll) }
        }
        switch (a, b) {
        case (.variable(let x), .variable(let y)) where x == y: return true
        case (_, .variable(let id)): return bind(id, a, depth, nullsFitAll: nullsFitAll)
        case (.variable(let id), _): return bind(id, b, depth, nullsFitAll: nullsFitAll)
        case (.dyn, _), (_, .dyn): return true
        case (.null, let other), (let other, .null): return nullsFitAll || other.isNullable
        case (.wrapper(let x), .wrapper(let y)): return x == y
        case (.wrapper(let x), let y), (let y, .wrapper(let x)): return x == y
        case (.list(let x), .list(let y)), (.optional(let x), .optional(let y)): return parts([(x, y)])
        case (.map(let k, let v), .map(let l, let w)): return parts([(k, l), (v, w)])
        case (.opaque(let x, let some), .opaque(let y, let others)):
            return x == y && some.count == others.count && parts(Array(zip(some, others)))
        default: return a == b
        }
    }

    private mutating func bind(_ id: Int, _ type: CELType, _ depth: Int, nullsFitAll: Bool) -> Bool {
        guard let known = found[id] else {
            if head(type) == .variable(id) { return true }
            guard !mentions(id, type, 0) else { return false }
            found[id] = type
            return true
        }
        guard unify(type, known, depth + 1, nullsFitAll: nullsFitAll) else { return false }
        if isAsGeneral(type, as: known, 0), !mentions(id, type, 0) { found[id] = type }
        return true
    }

    private func mentions(_ id: Int, _ type: CELType, _ depth: Int) -> Bool {
        guard depth < TypeInference.depthLimit else { return true }
        switch head(type) {
        case .variable(let other): return other == id
        case .list(let inner), .optional(let inner): return mentions(id, inner, depth + 1)
        case .map(let key, let value): return mentions(id, key, depth + 1) || mentions(id, value, depth + 1)
        case .opaque(_, let arguments): return arguments.contains { mentions(id, $0, depth + 1) }
        default: return false
        }
    }

    /// Whether a type holds all that the other does.
    private func isAsGeneral(_ a: CELType, as b: CELType, _ depth: Int) -> Bool {
        guard depth < TypeInference.depthLimit else { return true }
        switch (head(a), head(b)) {
        case (.dyn, _): return true
        case (_, .dyn): return false
        // Of two types that fit, the one that is found out says more about what is meant.
        case (.variable, .variable): return true
        case (.variable, _): return false
        case (_, .variable): return true
        case (_, .null): return true
        case (.null, _): return false
        case (.wrapper, _): return true
        case (_, .wrapper): return false
        case (.list(let x), .list(let y)), (.optional(let x), .optional(let y)): return isAsGeneral(x, as: y, depth + 1)
        case (.map(let k, let v), .map(let l, let w)):
            return isAsGeneral(k, as: l, depth + 1) && isAsGeneral(v, as: w, depth + 1)
        case (.opaque(_, let some), .opaque(_, let others)):
            return zip(some, others).allSatisfy { isAsGeneral($0, as: $1, depth + 1) }
        default: return true
        }
    }
}
