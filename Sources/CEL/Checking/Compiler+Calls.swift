import RegularExpressions
import Symbolic

extension Compiler {
    mutating func call(
        _ name: String,
        _ target: Expression?,
        _ arguments: [Expression],
        _ node: Expression
    ) -> (Operation, CELType) {
        if let target {
            if let name = namespaced(name, target) {
                return function(name, arguments.map { compile($0) }, isMethod: false, node)
            }
            return method(name, target, arguments, node)
        }
        let compiled = arguments.enumerated().map { operand($1, of: name, at: $0) }
        if let special = special(name, compiled, node) { return special }
        return function(name, compiled, isMethod: false, node)
    }

    /// The name of a function that is written with others before it: `math.abs`; nil where these are an object.
    private func namespaced(_ name: String, _ target: Expression) -> String? {
        let qualified: String?
        switch target.kind {
        case .identifier(let root) where !isLocal(root): qualified = "\(root).\(name)"
        case .select(let operand, let field, false): qualified = qualifiedName(operand, field).map { "\($0).\(name)" }
        default: qualified = nil
        }
        guard let qualified else { return nil }
        let isKnown = environment.candidates(for: qualified).contains { candidate in
            environment.functions[candidate] != nil
                || !FunctionTable.standard.overloads(candidate, isMethod: false).isEmpty
        }
        if isKnown { return qualified }
        // `math.ab(1)` means a function even though there is none of this name.
        guard case .identifier(let root) = target.kind, environment.resolvedSlot(of: root) == nil,
            FunctionTable.standard.isNamespace(root)
        else { return nil }
        return qualified
    }

    /// Operators whose operands are not all evaluated first, or that know unknowns.
    private mutating func special(
        _ name: String,
        _ arguments: [(Operation, CELType)],
        _ node: Expression
    ) -> (Operation, CELType)? {
        let operations = arguments.map(\.0)
        let isStrict = environment.isStrict
        guard case .call(_, _, let operands) = node.kind, operands.count == operations.count else { return nil }
        let found = arguments.map(\.1)
        switch (name, operations.count) {
        case ("&&", 2), ("||", 2):
            for (operand, (_, type)) in zip(operands, arguments) where !types.assign(type, to: .bool) {
                notBool(operand, type, what: "an operand of `\(name)`")
            }
            return (LogicOperation(operations[0], operations[1], deciding: name == "||", node.range), .bool)
        case ("!", 1):
            if !types.assign(arguments[0].1, to: .bool) {
                notBool(operands[0], arguments[0].1, what: "the operand of `!`")
            }
            return (NotOperation(operations[0], node.range), .bool)
        case ("?:", 3):
            if !types.assign(arguments[0].1, to: .bool) {
                notBool(operands[0], arguments[0].1, what: "the condition before `?`")
            }
            return (
                ConditionalOperation(operations[0], operations[1], operations[2], isStrict: isStrict, node.range),
                either(arguments[1].1, arguments[2].1)
            )
        case ("==", 2), ("!=", 2):
            // Values of different types may be compared; of those that can be the same, what is open is found out.
            findOut(arguments[0].1, arguments[1].1)
            lintEquality(operands, found, node)
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
            findOut(arguments[0].1, arguments[1].1)
            checkOrder(name, operands, found, node)
            return (OrderOperation(name, operations[0], operations[1], isStrict: isStrict, node.range), .bool)
        case ("in", 2):
            switch types.head(arguments[1].1) {
            case .dyn, .null, .variable, .list, .map: break
            case let other:
                fail("`in` takes a list or a map, this is \(types.resolved(other))", node.focus, code: "R0104")
            }
            lintMembership(operands)
            return (MembershipOperation(operations[0], operations[1], isStrict: isStrict, node.range), .bool)
        default: return nil
        }
    }

    /// What is open in one of two types that are compared is what it is in the other.
    private mutating func findOut(_ a: CELType, _ b: CELType) {
        let either = types.variable()
        _ = types.assign(a, to: either) && types.assign(b, to: either)
    }

    /// The type of what is one of two; null beside anything else may be either.
    private mutating func either(_ yes: CELType, _ no: CELType) -> CELType {
        if types.head(yes) == .null { return no }
        if types.head(no) == .null { return yes }
        return types.current(types.join(yes, no))
    }

    private mutating func method(
        _ name: String,
        _ target: Expression,
        _ arguments: [Expression],
        _ node: Expression
    ) -> (Operation, CELType) {
        let object = compile(target)
        if case .model(let model) = types.head(object.1), let type = environment.schema?.types[model] {
            if let index = type.methodIndex(name) { return modelMethod(type, index, object.0, arguments, node) }
            if !FunctionTable.standard.isMethod(name) && environment.functions[name] == nil {
                noMethod(name, of: type, node)
                return (LiteralOperation(.error(.noOverload(name)), node.range), .dyn)
            }
        }
        if let macro = misspeltMacro(name, arguments) {
            // What stands in it is about variables that only the macro would have named.
            let message = "there is no function `\(name)`"
            report(CELDiagnostic(message: message, range: node.focus, hint: nil, code: "R0101").suggesting(macro))
            return (LiteralOperation(.error(.noOverload(name)), node.range), .dyn)
        }
        return function(name, [object] + arguments.map { compile($0) }, isMethod: true, node)
    }

    /// The macro that is probably meant by a name that nothing has, and that is called as a macro is.
    private func misspeltMacro(_ name: String, _ arguments: [Expression]) -> String? {
        guard !FunctionTable.standard.isMethod(name), environment.functions[name] == nil, arguments.count > 1,
            case .identifier? = arguments.first?.kind
        else { return nil }
        return Suggestions.nearest(name, Expression.Macro.allCases.map(\.rawValue))
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
        checkArguments(of: method, arguments, compiled.map(\.1), node)
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
        if let (hosts, result) = host(name, arguments.map(\.1), isMethod: isMethod) {
            return (HostOperation(hosts, operations, node.range), result)
        }
        let overloads = FunctionTable.standard.overloads(name, isMethod: isMethod)
        guard !overloads.isEmpty else {
            let names = isMethod ? FunctionTable.standard.methodNames : FunctionTable.standard.functionNames
            let other = FunctionTable.standard.overloads(name, isMethod: !isMethod)
            var diagnostic = CELDiagnostic(
                message: "there is no function `\(name)`",
                range: node.focus,
                hint: nil,
                code: "R0101"
            )
            if other.isEmpty {
                diagnostic = diagnostic.suggesting(Suggestions.nearest(name, names))
            } else {
                diagnostic.hint = isMethod ? "write `\(name)(x)`" : "write `x.\(name)()`"
            }
            report(diagnostic)
            return (LiteralOperation(.error(.noOverload(name)), node.range), .dyn)
        }
        let (fitting, result) = fitting(overloads, arguments.map(\.1))
        if isMethod, !fitting.isEmpty, name == "or" || name == "orValue" {
            return (AlternativeOperation(operations[0], operations[1], isValue: name == "orValue", node.range), result)
        }
        if fitting.isEmpty {
            noOverload(name, overloads, arguments.map(\.1), isMethod: isMethod, node)
            return (LiteralOperation(.error(.noOverload(name)), node.range), .dyn)
        }
        if name == "matches", let literal = lastArgument(of: node), case .literal(.string(let pattern)) = literal.kind {
            do {
                let regex = try RegexCaches.matching(pattern).get()
                return (MatchOperation(operations[0], regex, operations[1], node.range), .bool)
            } catch { badPattern(error, literal) }
        }
        if name == "matches", case .string(let pattern)? = (operations.last as? SelectOperation)?.constant,
            case .success(let regex) = RegexCaches.matching(pattern)
        {
            return (MatchOperation(operations[0], regex, operations[1], node.range), .bool)
        }
        let call = FunctionOperation(name, fitting, operations, node.range)
        if name == "size", let list = operations.first as? SelectOperation {
            return (SizeOperation(list, call, node.range), result)
        }
        return (call, result)
    }

    /// The overloads that may take arguments of these types, and the type of what they give.
    private mutating func fitting(_ overloads: [Overload], _ arguments: [CELType]) -> ([Overload], CELType) {
        var fitting: [Overload] = []
        var result: CELType?
        for overload in overloads where overload.takes(count: arguments.count) {
            // A single list is what the other overload of a variadic function takes.
            if overload.isVariadic, arguments.count == 1, case .list = types.head(arguments[0]) { continue }
            var parameters: [String: CELType] = [:]
            var wanted = overload.parameters.map { types.instantiate($0, &parameters) }
            if overload.isVariadic, let last = wanted.last {
                wanted += Array(repeating: last, count: arguments.count - wanted.count)
            }
            let before = types
            // Of a variadic function the arguments have a type together, `dyn` where they differ.
            let fits = zip(arguments, wanted).allSatisfy { types.assign($0, to: $1) || overload.isVariadic }
            guard fits else {
                types = before
                continue
            }
            var found = types.instantiate(overload.result, &parameters)
            if overload.isVariadic {
                found = arguments.dropFirst().reduce(arguments.first ?? .dyn) { types.join($0, $1) }
            }
            fitting.append(overload)
            found = types.current(found)
            result = result.map { $0 == found ? $0 : .dyn } ?? found
        }
        return (fitting, result ?? .dyn)
    }

    /// The host's functions of a name that may take arguments of these types.
    private mutating func host(
        _ name: String,
        _ arguments: [CELType],
        isMethod: Bool
    ) -> ([HostFunction], CELType)? {
        let functions = environment.functions
        let named = environment.candidates(for: name).lazy.compactMap { functions[$0] }.first ?? []
        var fitting: [HostFunction] = []
        var result: CELType?
        for function in named where function.isMethod == isMethod && function.parameters.count == arguments.count {
            var parameters: [String: CELType] = [:]
            let wanted = function.parameters.map { types.instantiate($0, &parameters) }
            let before = types
            guard zip(arguments, wanted).allSatisfy({ types.assign($0, to: $1) }) else {
                types = before
                continue
            }
            let found = types.current(types.instantiate(function.result, &parameters))
            fitting.append(function)
            result = result.map { $0 == found ? $0 : .dyn } ?? found
        }
        return result.map { (fitting, $0) }
    }

    private func lastArgument(of node: Expression) -> Expression? {
        if case .call(_, _, let arguments) = node.kind { arguments.last } else { nil }
    }
}
