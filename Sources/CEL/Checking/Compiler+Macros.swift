import Symbolic

extension Compiler {
    mutating func bind(
        _ name: String,
        _ value: Expression,
        _ body: Expression,
        _ node: Expression
    ) -> (Operation, CELType) {
        let (initial, type) = compile(value)
        let local = declare(name, type, value: initial)
        let (operation, result) = compile(body)
        forget(1)
        return (BindOperation(local, initial, operation, node.range), result)
    }

    mutating func comprehension(
        _ macro: Expression.Macro,
        _ over: Expression,
        _ variables: [String],
        _ arguments: [Expression],
        _ node: Expression
    ) -> (Operation, CELType) {
        wanted = macro == .optMap || macro == .optFlatMap ? nil : .list(.dyn)
        let (range, rangeType) = compile(over)
        wanted = nil
        let held = variableTypes(types.current(rangeType), variables.count, macro, node)
        let locals = zip(variables, held).map { declare($0, $1) }
        let bodies = arguments.map { compile($0) }
        forget(variables.count)
        let conditions = [.all, .exists, .existsOne, .filter].contains(macro) || bodies.count == 2 ? 1 : 0
        for (argument, body) in zip(arguments.prefix(conditions), bodies) where !types.assign(body.1, to: .bool) {
            notCondition(argument, body.1, of: macro)
        }
        let operation = ComprehensionOperation(
            macro,
            over: range,
            names: variables,
            locals: locals,
            bodies: bodies.map(\.0),
            isStrict: environment.isStrict,
            node.range
        )
        return (operation, resultType(macro, types.current(rangeType), bodies.last?.1 ?? .dyn, node))
    }

    /// What a macro asks of each element must be yes or no.
    private mutating func notCondition(_ node: Expression, _ type: CELType, of macro: Expression.Macro) {
        let condition = "the condition of `\(macro.rawValue)`"
        guard !subject.isEmpty, [.all, .exists, .existsOne].contains(macro) else {
            return notBool(node, type, what: condition)
        }
        let found = types.resolved(type)
        let advice = comparison(for: node, found).map { "; \($0)" } ?? ""
        let hint = "\(condition) must be bool\(advice)"
        fail("\(subject) must be bool, this is \(found)", node.range, hint: hint, code: "R0104")
    }

    private mutating func variableTypes(
        _ range: CELType,
        _ count: Int,
        _ macro: Expression.Macro,
        _ node: Expression
    ) -> [CELType] {
        let takesOptional = macro == .optMap || macro == .optFlatMap
        switch range {
        case .list(let element) where !takesOptional: return count == 2 ? [.int, element] : [element]
        case .map(let key, let value) where !takesOptional && macro != .sortBy:
            return count == 2 ? [key, value] : [key]
        case .optional(let inner) where takesOptional: return [inner]
        case .dyn, .null: return Array(repeating: .dyn, count: count)
        case .variable:
            _ = types.assign(.dyn, to: range)
            return Array(repeating: .dyn, count: count)
        default:
            let wanted = takesOptional ? "an optional" : macro == .sortBy ? "a list" : "a list or a map"
            fail(
                "a \(types.resolved(range)) cannot be iterated",
                node.focus,
                hint: "`\(macro.rawValue)` takes \(wanted)",
                code: "R0104"
            )
            return Array(repeating: .dyn, count: count)
        }
    }

    /// The keys of `transformMap`: those of the map, or the positions of the list.
    private func transformedKey(_ range: CELType) -> CELType {
        switch range {
        case .list: .int
        case .map(let key, _): key
        default: .dyn
        }
    }

    private mutating func resultType(
        _ macro: Expression.Macro,
        _ range: CELType,
        _ body: CELType,
        _ node: Expression
    ) -> CELType {
        switch macro {
        case .all, .exists, .existsOne: return .bool
        case .filter: return range.elementType.map { .list($0) } ?? .dyn
        case .sortBy: return range
        case .map, .transformList: return .list(body)
        case .transformMap: return .map(transformedKey(range), body)
        case .transformMapEntry:
            let entry = CELType.map(types.variable(), types.variable())
            if !types.assign(body, to: entry) {
                fail("the entry must be a map, this is \(types.resolved(body))", node.focus, code: "R0104")
            }
            return types.head(body) == .dyn ? .dyn : entry
        case .optMap: return .optional(body)
        case .optFlatMap:
            let result = CELType.optional(types.variable())
            if !types.assign(body, to: result) {
                fail("the result must be an optional, this is \(types.resolved(body))", node.focus, code: "R0104")
            }
            return types.head(body) == .dyn ? .dyn : result
        }
    }
}
