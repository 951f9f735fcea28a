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
        case "templatestring", "core::templatestring": try call.checkTemplateReference()
        default: break
        }
        var arguments: [Value] = []
        for argument in call.arguments { arguments.append(try value(of: argument)) }
        if call.expandsLast, let last = arguments.popLast() {
            guard last.kind == .list || last.kind == .unknown else { throw EvaluationFailure("arguments from no list") }
            guard let elements = last.elements else { return unsupported(call, arguments + [last], in: expression) }
            arguments += elements
        }
        guard let entry = FunctionTable.entry(call.name) else { return unsupported(call, arguments, in: expression) }
        let isSensitive = arguments.contains { entry.marking == .whole ? $0.isDeeplySensitive : $0.isSensitive }
        if let result = try entry.apply(arguments, &self) { return result.marked(isSensitive) }
        guard let unknown = Value.dependence(on: arguments) else {
            return unsupported(call, arguments, in: expression)
        }
        return Value(unknown, isSensitive: arguments.contains(where: \.isDeeplySensitive))
    }

    private func unsupported(_ call: FunctionCall, _ arguments: [Value], in expression: Expression) -> Value {
        let start = expression.unknown(because: .unsupportedFunction(call.name))
        let unknown = Value.dependence(on: arguments).map { start.merging($0) } ?? start
        return Value(unknown, isSensitive: arguments.contains(where: \.isDeeplySensitive))
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
                let value = try value(of: argument)
                if undecided.isEmpty && value.holes == nil { return value }
                undecided.append(value)
                if value.holes == nil { break }
            } catch {
                continue
            }
        }
        guard !undecided.isEmpty else { throw EvaluationFailure("every argument of try fails") }
        return Evaluation.undecided(undecided)
    }

    /// `can`: whether the argument does not fail.
    @inline(never)
    private mutating func succeeds(_ argument: Expression) -> Value {
        do throws(EvaluationFailure) {
            let value = try value(of: argument)
            return value.holes == nil ? Value(.bool(true)) : Evaluation.undecided([value])
        } catch {
            return Value(.bool(false))
        }
    }
}

extension Value {
    /// Whether the value or any part of it is sensitive.
    var isDeeplySensitive: Bool {
        if isSensitive { return true }
        switch content {
        case .list(let elements), .set(let elements): return elements.contains(where: \.isDeeplySensitive)
        case .object(let members): return members.contains(where: \.value.isDeeplySensitive)
        case .encoded(_, let value): return value.isDeeplySensitive
        case .json, .null, .bool, .number, .string, .text, .unknown: return false
        }
    }
}
