import Symbolic

/// One evaluation under way: the scope, the variables of loops, and what is left of the limits.
struct Evaluation {
    /// How many expressions one evaluation may look at.
    private static let stepLimit = 1_000_000
    /// How deep expressions may nest; each level takes up to 3 KiB of stack.
    private static let depthLimit = 160

    private let scope: PartialEvaluator.Scope
    /// The variables of the loops around, innermost last.
    private var locals: [(name: String, value: Value)] = []
    private var steps = 0
    /// How many calls of `try` and `can` are under way.
    private var guards = 0
    /// How often, within these, something was met that is not known and so may yet make an expression fail.
    private var doubts = 0
    private var depth = 0
    let site: CallSite
    private var nesting: Nesting { site.nesting }

    init(scope: @escaping PartialEvaluator.Scope, site: CallSite) {
        self.scope = scope
        self.site = site
    }

    /// The value of a template that sees only variables of its own, within the limits of this evaluation.
    mutating func value(
        of template: Expression,
        in place: CallSite.Place,
        scope: @escaping PartialEvaluator.Scope
    ) throws(EvaluationFailure) -> Value {
        var site = site
        site.place = place
        var inner = Evaluation(scope: scope, site: site)
        inner.steps = steps
        defer { steps = inner.steps }
        return try inner.value(of: template)
    }

    /// The value of an expression.
    mutating func value(of expression: Expression) throws(EvaluationFailure) -> Value {
        guard countStep(), depth < Evaluation.depthLimit, nesting.enter() else { return noteDoubt(.tooLarge) }
        depth += 1
        defer {
            depth -= 1
            nesting.leave()
        }
        switch expression.kind {
        case .null: return Value(.null)
        case .bool(let bool): return Value(.bool(bool))
        case .number(let digits): return Decimal(digits).map { Value($0) } ?? .tooLarge
        case .template(let template): return try value(of: template)
        case .passthrough(let inner), .parentheses(let inner): return try value(of: inner)
        case .tuple(let elements): return try tuple(elements)
        case .object(let items): return try object(items)
        case .variable(let name): return noteDoubt(try resolve(Traversal(root: name)))
        case .access(let base, let steps): return try access(base, steps)
        case .call(let call): return try apply(call, in: expression)
        case .unary(let operation, let operand): return try unary(operation, operand)
        case .binary(let first, let chain): return try binary(first, chain)
        case .conditional(let condition, let then, let otherwise): return try choose(condition, then, otherwise)
        case .loop(let loop): return try value(of: loop)
        case .error: return Value(expression.unknown(because: .undecided("source that could not be read")))
        }
    }

    @inline(never)
    private mutating func tuple(_ elements: [Expression]) throws(EvaluationFailure) -> Value {
        var values: [Value] = []
        for element in elements { values.append(try value(of: element)) }
        return .tuple(values)
    }

    @inline(never)
    private mutating func unary(_ operation: UnaryOperator, _ operand: Expression) throws(EvaluationFailure) -> Value {
        try apply(operation, to: try value(of: operand))
    }

    @inline(never)
    private mutating func binary(_ first: Expression, _ chain: [BinaryStep]) throws(EvaluationFailure) -> Value {
        var result = try value(of: first)
        for step in chain { result = try apply(step.operation, result, try value(of: step.operand)) }
        return result
    }

    /// The value of a variable of a loop, or of a reference.
    @inline(never)
    private func resolve(_ traversal: Traversal) throws(EvaluationFailure) -> Value {
        if let local = local(traversal.root) { return local }
        let resolved = scope(traversal)
        return try resolved.value.following(resolved.rest)
    }

    /// The value of a variable of a loop around.
    func local(_ name: String) -> Value? {
        locals.last { $0.name == name }?.value
    }

    /// The value of an argument of `try` or `can`, and whether nothing that is not known can make it fail.
    mutating func guardedValue(of expression: Expression) throws(EvaluationFailure) -> (value: Value, isFinal: Bool) {
        let earlier = doubts
        guards += 1
        defer { guards -= 1 }
        let value = try value(of: expression)
        return (value, doubts == earlier && value.holes == nil)
    }

    /// Notes that a value is not known to its end; gives it back.
    mutating func noteDoubt(_ value: Value) -> Value {
        if guards > 0, value.holes != nil { doubts += 1 }
        return value
    }

    /// Counts a step; false once there were too many.
    mutating func countStep() -> Bool {
        steps += 1
        return steps <= Evaluation.stepLimit
    }

    /// Sets the variables of a loop, for as long as its body is evaluated.
    mutating func push(_ values: [(name: String, value: Value)]) { locals += values }

    /// Forgets the variables that were set last.
    mutating func pop(_ count: Int) { locals.removeLast(min(count, locals.count)) }

    @inline(never)
    private mutating func access(_ base: Expression, _ steps: [AccessStep]) throws(EvaluationFailure) -> Value {
        guard case .variable(let root) = base.kind, local(root) == nil else {
            // Of a variable of a loop only the part counts that is asked for.
            let start =
                if case .variable(let root) = base.kind, let local = local(root) { local } else { try value(of: base) }
            return noteDoubt(try follow(steps[...], from: start))
        }
        let constants = steps.prefix { $0.constant != nil }
        let path = AttributePath(constants.compactMap(\.constant))
        let start = try resolve(Traversal(root: root, path: path))
        return noteDoubt(try follow(steps[constants.endIndex...], from: start))
    }

    /// The object of some items; of repeated keys the last counts, and the members are in the order of their names.
    @inline(never)
    private mutating func object(_ items: [ObjectItem]) throws(EvaluationFailure) -> Value {
        var members = ObjectBuilder()
        var isSensitive = false
        for item in items {
            let key = try key(of: item)
            let member = try value(of: item.value)
            isSensitive = isSensitive || key.isSensitive
            if let name = key.string {
                members.set(name, member)
            } else {
                // A key that is unknown may be any of the others.
                let doubt = Value.dependence(on: [key, member]) ?? item.key.undecided
                members.add(unknown: doubt)
            }
        }
        return members.value(isSensitive: isSensitive)
    }

    private mutating func key(of item: ObjectItem) throws(EvaluationFailure) -> Value {
        if let name = item.name { return Value(.string(name)) }
        if case .access(let base, let steps) = item.key.kind, case .variable = base.kind,
            steps.allSatisfy({ $0.constant != nil })
        {
            throw EvaluationFailure("an object key that is neither a name nor in parentheses")
        }
        let key = try value(of: item.key)
        guard !key.isNull else { throw EvaluationFailure("an object key that is null") }
        return try key.asString()
    }
}
