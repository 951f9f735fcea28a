import Symbolic

extension Evaluation {
    /// The result of a function; unknown where it is not evaluated here or depends on what is not known.
    @inline(never)
    mutating func apply(_ call: FunctionCall, in expression: Expression) throws(EvaluationFailure) -> Value {
        switch call.name {
        case "try" where !call.expandsLast: return try firstSuccess(call, in: expression)
        case "can" where call.arguments.count == 1: return succeeds(call.arguments[0])
        case "nonsensitive" where call.arguments.count == 1 && !call.expandsLast:
            var value = try value(of: call.arguments[0])
            value.isSensitive = false
            return value
        case "issensitive", "core::issensitive":
            guard call.arguments.count == 1, !call.expandsLast else { break }
            let argument = try value(of: call.arguments[0])
            if argument.isSensitive { return Value(.bool(true)) }
            return argument.kind == .unknown
                ? unsupported(call, [argument], in: expression) : Value(.bool(false))
        case "templatestring", "core::templatestring": try call.checkTemplateReference()
        default: break
        }
        var arguments: [Value] = []
        for argument in call.arguments { arguments.append(try value(of: argument)) }
        if call.expandsLast, let last = arguments.popLast() {
            guard let spread = try spread(last) else { return unsupported(call, arguments + [last], in: expression) }
            arguments += spread
        }
        guard let entry = FunctionTable.entry(call.name) else { return unsupported(call, arguments, in: expression) }
        // These make use of every alternative by themselves.
        if ["concat", "flatten", "merge"].contains(FunctionTable.plainName(call.name)) {
            return try apply(call, entry, to: arguments) ?? unsupported(call, arguments, in: expression)
        }
        return try Evaluation.distributed(arguments) { (row) throws(EvaluationFailure) in
            try apply(call, entry, to: row) ?? unsupported(call, row, in: expression)
        }
    }

    /// The result of a function; nil where it cannot be told though the arguments are known.
    private mutating func apply(
        _ call: FunctionCall,
        _ entry: FunctionTable.Entry,
        to arguments: [Value]
    ) throws(EvaluationFailure) -> Value? {
        let isSensitive = arguments.contains { entry.marking == .whole ? $0.isDeeplySensitive : $0.isSensitive }
        if let result = try entry.apply(arguments, &self) { return result.marked(isSensitive) }
        if let formed = FormedCall(call.name, arguments, site.context),
            let result = try formed.result({ (row) throws(EvaluationFailure) in try entry.apply(row, &self) })
        {
            return result.marked(isSensitive)
        }
        return Value.dependence(on: arguments).map {
            Value($0, isSensitive: arguments.contains(where: \.isDeeplySensitive))
        }
    }

    /// The arguments that `list...` stands for; nil where it is not known how many they are.
    private func spread(_ list: Value) throws(EvaluationFailure) -> [Value]? {
        guard list.kind == .list || list.kind == .unknown else { throw EvaluationFailure("arguments from no list") }
        return list.elements?.map { $0.marked(list.isSensitive) }
    }

    private mutating func unsupported(_ call: FunctionCall, _ arguments: [Value], in expression: Expression) -> Value {
        let start = expression.unknown(because: .unsupportedFunction(call.name))
        let unknown = Value.dependence(on: arguments).map { start.merging($0) } ?? start
        return noteDoubt(Value(unknown, isSensitive: arguments.contains(where: \.isDeeplySensitive)))
    }

    /// The first argument of `try` that does not fail; one that is not wholly known may yet fail.
    @inline(never)
    private mutating func firstSuccess(
        _ call: FunctionCall,
        in expression: Expression
    ) throws(EvaluationFailure) -> Value {
        var undecided: [Value] = []
        for argument in call.arguments {
            do throws(EvaluationFailure) {
                let (value, isKnown) = try guardedValue(of: argument)
                let isFinal = isKnown || argument.isReference && value.isFound
                if undecided.isEmpty && isFinal { return value }
                undecided.append(value)
                if isFinal { break }
            } catch {
                continue
            }
        }
        guard !undecided.isEmpty else { throw EvaluationFailure("every argument of try fails") }
        let doubt = Value.dependence(on: undecided) ?? expression.undecided
        let isSensitive = undecided.contains(where: \.isDeeplySensitive)
        return Value.choice(doubt, Evaluation.distinct(undecided)).marked(isSensitive)
    }

    /// `can`: whether the argument does not fail.
    @inline(never)
    private mutating func succeeds(_ argument: Expression) -> Value {
        do throws(EvaluationFailure) {
            let (value, isKnown) = try guardedValue(of: argument)
            if isKnown || argument.isReference && value.isFound { return Value(.bool(true)) }
            let doubt = Value.dependence(on: [value]) ?? argument.undecided
            return Value(doubt, isSensitive: value.isDeeplySensitive)
        } catch {
            return Value(.bool(false))
        }
    }
}

extension Value {
    /// Whether a reference that leads to this value cannot fail later.
    ///
    /// That is so where the shape of the value is known, and of an attribute of an instance that there is: of one that its
    /// type has not, Terraform says so before it makes a plan.
    fileprivate var isFound: Bool {
        alternatives.allSatisfy { value in
            guard case .unknown(let unknown) = value.content else { return true }
            return unknown.identity?.path.steps.count == 1
        }
    }
}

extension Expression {
    /// Whether the expression is a name with constant steps, and names as indices, after it.
    fileprivate var isReference: Bool {
        switch kind {
        case .variable: true
        case .access(let base, let steps):
            if case .variable = base.kind { steps.allSatisfy(\.isReference) } else { false }
        case .parentheses(let inner), .passthrough(let inner): inner.isReference
        default: false
        }
    }
}

extension AccessStep {
    /// Whether the step is constant or an index that is a name itself: `[each.key]`.
    fileprivate var isReference: Bool {
        if case .index(let index) = kind { index.isReference } else { constant != nil }
    }
}
