import RegularExpressions
import Symbolic

extension Compiler {
    mutating func call(
        _ name: String,
        _ target: Expression?,
        _ arguments: [Expression],
        _ node: Expression
    ) -> (Operation, CELType) {
        if let target { return method(name, target, arguments, node) }
        let compiled = arguments.enumerated().map { operand($1, of: name, at: $0) }
        if let special = special(name, compiled, node) { return special }
        return function(name, compiled, isMethod: false, node)
    }

    /// Operators whose operands are not all evaluated first, or that know unknowns.
    private mutating func special(
        _ name: String,
        _ arguments: [(Operation, CELType)],
        _ node: Expression
    ) -> (Operation, CELType)? {
        let operations = arguments.map(\.0)
        let isStrict = environment.isStrict
        switch (name, operations.count) {
        case ("&&", 2), ("||", 2):
            for (_, type) in arguments where !type.fits(.bool) {
                fail("`\(name)` takes bool, this is \(type)", node.focus, code: "R0104")
            }
            return (LogicOperation(operations[0], operations[1], deciding: name == "||", node.range), .bool)
        case ("!", 1):
            if !arguments[0].1.fits(.bool) {
                fail("`!` takes bool, this is \(arguments[0].1)", node.focus, code: "R0104")
            }
            return (NotOperation(operations[0], node.range), .bool)
        case ("?:", 3):
            if !arguments[0].1.fits(.bool) {
                fail("a condition must be bool, this is \(arguments[0].1)", node.focus, code: "R0104")
            }
            return (
                ConditionalOperation(operations[0], operations[1], operations[2], isStrict: isStrict, node.range),
                arguments[1].1.joined(arguments[2].1)
            )
        case ("==", 2), ("!=", 2):
            return (
                EqualityOperation(
                    operations[0],
                    operations[1],
                    isNegated: name == "!=",
                    isStrict: isStrict,
                    node.range
                ),
                .bool
            )
        case ("<", 2), ("<=", 2), (">", 2), (">=", 2):
            return (OrderOperation(name, operations[0], operations[1], node.range), .bool)
        case ("in", 2):
            if ![CELType.dyn, .null].contains(arguments[1].1), arguments[1].1.elementType == nil {
                fail("`in` takes a list or a map, this is \(arguments[1].1)", node.focus, code: "R0104")
            }
            return (MembershipOperation(operations[0], operations[1], node.range), .bool)
        default: return nil
        }
    }

    private mutating func method(
        _ name: String,
        _ target: Expression,
        _ arguments: [Expression],
        _ node: Expression
    ) -> (Operation, CELType) {
        let object = compile(target)
        if case .model(let model) = object.1, let type = environment.schema?.types[model] {
            if let index = type.methodIndex(name) { return modelMethod(type, index, object.0, arguments, node) }
            let names = type.methods.map(\.name) + FunctionTable.standard.methodNames
            if !FunctionTable.standard.isMethod(name) && environment.functions[name] == nil {
                fail(
                    "`\(model)` has no method `\(name)`",
                    node.focus,
                    hint: Suggestions.hint(for: name, among: names),
                    code: "R0107"
                )
                return (LiteralOperation(.error(.noOverload(name)), node.range), .dyn)
            }
        }
        return function(name, [object] + arguments.map { compile($0) }, isMethod: true, node)
    }

    private mutating func modelMethod(
        _ type: ModelType,
        _ index: Int,
        _ object: Operation,
        _ arguments: [Expression],
        _ node: Expression
    ) -> (Operation, CELType) {
        let method = type.methods[index]
        let compiled = arguments.map { compile($0) }
        let wanted = method.parameters.map { "\($0.name): \(CELType($0.type))" }.joined(separator: ", ")
        if compiled.count != method.parameters.count {
            fail(
                "`\(method.name)` takes \(method.parameters.count) arguments, got \(compiled.count)",
                node.focus,
                hint: "\(method.name)(\(wanted)) -> \(CELType(method.result))",
                code: "R0107"
            )
        }
        for (parameter, argument) in zip(method.parameters, zip(arguments, compiled))
        where !argument.1.1.fits(CELType(parameter.type)) {
            fail(
                "`\(parameter.name)` must be \(CELType(parameter.type)), this is \(argument.1.1)",
                argument.0.range,
                code: "R0107"
            )
        }
        let operation = MethodOperation(type, index, object, compiled.map(\.0), node.range)
        return (operation, CELType(method.result))
    }

    private mutating func function(
        _ name: String,
        _ arguments: [(Operation, CELType)],
        isMethod: Bool,
        _ node: Expression
    ) -> (Operation, CELType) {
        let operations = arguments.map(\.0)
        let types = arguments.map(\.1)
        if let host = environment.functions[name]?.first(where: {
            $0.isMethod == isMethod && $0.parameters.count == types.count
        }) {
            return (HostOperation(host, operations, node.range), host.result)
        }
        let overloads = FunctionTable.standard.overloads(name, isMethod: isMethod)
        guard !overloads.isEmpty else {
            let names = isMethod ? FunctionTable.standard.methodNames : FunctionTable.standard.functionNames
            let other = FunctionTable.standard.overloads(name, isMethod: !isMethod)
            let hint =
                other.isEmpty
                ? Suggestions.hint(for: name, among: names)
                : isMethod ? "write `\(name)(x)`" : "write `x.\(name)()`"
            fail("there is no function `\(name)`", node.focus, hint: hint, code: "R0101")
            return (LiteralOperation(.error(.noOverload(name)), node.range), .dyn)
        }
        let fitting = overloads.filter { $0.takes(types) }
        guard let first = fitting.first else {
            let described = types.map(\.description).joined(separator: ", ")
            let counts = !overloads.contains { $0.takes(count: types.count) }
            fail(
                counts ? "`\(name)` does not take \(types.count) arguments" : "`\(name)` does not take (\(described))",
                node.focus,
                hint: "it takes \(overloads.map(\.signature).joined(separator: " or "))",
                code: "R0110"
            )
            return (LiteralOperation(.error(.noOverload(name)), node.range), .dyn)
        }
        let result = fitting.dropFirst().reduce(first.result(types)) { $0 == $1.result(types) ? $0 : .dyn }
        if name == "matches", case .literal(.string(let pattern))? = literal(of: node) {
            do { _ = try LinearRegex(pattern) } catch {
                fail("regular expression: \(error.message)", node.range, code: "R0120")
            }
        }
        return (FunctionOperation(name, fitting, operations, node.range), result)
    }

    /// The last argument of a call, where it is a literal.
    private func literal(of node: Expression) -> Expression.Kind? {
        if case .call(_, _, let arguments) = node.kind { arguments.last?.kind } else { nil }
    }
}
