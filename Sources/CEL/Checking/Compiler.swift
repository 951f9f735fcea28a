import Symbolic

/// Checks a syntax tree and turns it into operations with resolved names.
///
/// Types are followed as far as models, literals and standard functions tell them; where they do not, an expression is
/// `dyn` and checked when it is evaluated.
struct Compiler {
    let environment: Environment
    /// The whole expression.
    let source: String
    private(set) var diagnostics: [CELDiagnostic] = []
    private(set) var localCount = 0
    /// The conditions that are counted.
    var branches: [Branch] = []
    private var scope: [(name: String, local: Int, type: CELType)] = []

    init(_ environment: Environment, source: String) {
        self.environment = environment
        self.source = source
    }

    mutating func fail(_ message: String, _ range: Range<Int>, hint: String? = nil, code: String = "R0102") {
        diagnostics.append(CELDiagnostic(message: message, range: range, hint: hint, code: code))
    }

    mutating func compile(_ node: Expression) -> (Operation, CELType) {
        switch node.kind {
        case .literal(let value): return (LiteralOperation(value, node.range), Compiler.type(of: value))
        case .identifier(let name): return identifier(name, node)
        case .select(let operand, let field, let isOptional): return select(operand, field, isOptional, node)
        case .presence(let operand, let field): return presence(operand, field, node)
        case .index(let operand, let key, let isOptional): return index(operand, key, isOptional, node)
        case .call(let name, let target, let arguments): return call(name, target, arguments, node)
        case .list(let elements): return list(elements, node)
        case .map(let entries): return map(entries, node)
        case .comprehension(let macro, let over, let variables, let arguments):
            return comprehension(macro, over, variables, arguments, node)
        case .bind(let name, let value, let body): return bind(name, value, body, node)
        case .invalid: return (LiteralOperation(.error(CELError("invalid")), node.range), .dyn)
        }
    }

    private static func type(of value: CELValue) -> CELType {
        switch value {
        case .null: .null
        case .bool: .bool
        case .int: .int
        case .uint: .uint
        case .double: .double
        case .string: .string
        case .bytes: .bytes
        default: .dyn
        }
    }

    private mutating func identifier(_ name: String, _ node: Expression) -> (Operation, CELType) {
        if let local = scope.last(where: { $0.name == name }) {
            return (LocalOperation(local.local, node.range), local.type)
        }
        if let slot = environment.resolvedSlot(of: name) {
            return (VariableOperation(slot, node.range), environment.variables[slot].type)
        }
        if let type = Compiler.typeNames[name] { return (LiteralOperation(.type(type), node.range), .type) }
        let names = scope.map(\.name) + environment.variables.map(\.name)
        fail(
            "there is no variable `\(name)`",
            node.range,
            hint: Suggestions.hint(for: name, among: names),
            code: "R0101"
        )
        return (LiteralOperation(.error(CELError("there is no variable `\(name)`")), node.range), .dyn)
    }

    private static let typeNames: [String: String] = [
        "bool": "bool", "int": "int", "uint": "uint", "double": "double", "string": "string", "bytes": "bytes",
        "list": "list", "map": "map", "null_type": "null_type", "type": "type", "optional_type": "optional_type",
    ]

    private mutating func select(
        _ operand: Expression,
        _ field: String,
        _ isOptional: Bool,
        _ node: Expression
    ) -> (Operation, CELType) {
        if !isOptional, let qualified = qualifiedName(operand, field) {
            if scope.last(where: { $0.name == qualified.root }) == nil,
                let slot = environment.resolvedSlot(of: qualified.name)
            {
                return (VariableOperation(slot, node.range), environment.variables[slot].type)
            }
            if let type = Compiler.wellKnownTypes[qualified.name] {
                return (LiteralOperation(.type(type), node.range), .type)
            }
        }
        let (operation, type) = compile(operand)
        let resolved = self.field(field, of: type, node)
        let result: CELType = isOptional ? .optional(resolved.type) : resolved.type
        return (SelectOperation(operation, field, known: resolved.known, isOptional: isOptional, node.range), result)
    }

    private static let wellKnownTypes = [
        "google.protobuf.Timestamp": "google.protobuf.Timestamp",
        "google.protobuf.Duration": "google.protobuf.Duration",
    ]

    /// The dotted name that a selection may be, where all of it is names.
    private func qualifiedName(_ operand: Expression, _ field: String) -> (root: String, name: String)? {
        switch operand.kind {
        case .identifier(let root): return (root, "\(root).\(field)")
        case .select(let inner, let name, false):
            guard let outer = qualifiedName(inner, name) else { return nil }
            return (outer.root, "\(outer.name).\(field)")
        default: return nil
        }
    }

    private mutating func field(
        _ name: String,
        of type: CELType,
        _ node: Expression
    ) -> (type: CELType, known: (type: ModelType, index: Int)?) {
        switch type {
        case .model(let model):
            guard let declared = environment.schema?.types[model] else { return (.dyn, nil) }
            if let index = declared.fieldIndex(name) {
                return (CELType(declared.fields[index].type), (declared, index))
            }
            let names = declared.fields.map(\.name)
            fail(
                "`\(model)` has no field `\(name)`",
                node.focus,
                hint: Suggestions.hint(for: name, among: names)
                    ?? "fields: \(names.sorted().joined(separator: ", "))"
            )
            return (.dyn, nil)
        case .map(_, let value): return (value.resolved, nil)
        case .optional(let inner):
            let resolved = field(name, of: inner, node)
            return (.optional(resolved.type), nil)
        case .dyn, .null: return (.dyn, nil)
        case .list:
            fail(
                "a \(type) has no field `\(name)`",
                node.focus,
                hint: "look into its elements with `all`, `exists` or `map`"
            )
            return (.dyn, nil)
        default:
            fail("a \(type) has no field `\(name)`", node.focus)
            return (.dyn, nil)
        }
    }

    private mutating func presence(_ operand: Expression, _ field: String, _ node: Expression) -> (Operation, CELType) {
        let (operation, type) = compile(operand)
        _ = self.field(field, of: type, node)
        return (PresenceOperation(operation, field, node.range), .bool)
    }

    private mutating func index(
        _ operand: Expression,
        _ key: Expression,
        _ isOptional: Bool,
        _ node: Expression
    ) -> (Operation, CELType) {
        let (operation, type) = compile(operand)
        let (position, keyType) = compile(key)
        var result = CELType.dyn
        switch type {
        case .list(let element):
            result = element.resolved
            if !keyType.isNumber && keyType != .dyn {
                fail("the index of a list is a number, this is \(keyType)", key.range)
            }
        case .map(let wanted, let value):
            result = value.resolved
            if !keyType.fits(wanted) && !(keyType.isNumber && wanted.isNumber) {
                fail("the keys are \(wanted), this is \(keyType)", key.range)
            }
        case .dyn, .optional, .null: break
        default: fail("a \(type) has no elements", operand.range)
        }
        if isOptional { result = .optional(result) }
        return (IndexOperation(operation, position, isOptional: isOptional, node.range), result)
    }

    private mutating func list(_ elements: [Expression.Element], _ node: Expression) -> (Operation, CELType) {
        var operations: [(value: Operation, isOptional: Bool)] = []
        var type: CELType?
        for element in elements {
            let (operation, found) = compile(element.value)
            operations.append((operation, element.isOptional))
            type = element.isOptional ? .dyn : type.map { $0.joined(found) } ?? found
        }
        return (ListOperation(operations, node.range), .list(type ?? .undetermined))
    }

    private mutating func map(_ entries: [Expression.Entry], _ node: Expression) -> (Operation, CELType) {
        var operations: [(key: Operation, value: Operation, isOptional: Bool)] = []
        var types: (CELType, CELType)?
        for entry in entries {
            let (key, keyType) = compile(entry.key)
            let (value, valueType) = compile(entry.value)
            operations.append((key, value, entry.isOptional))
            let found: (CELType, CELType) = (keyType, entry.isOptional ? .dyn : valueType)
            types = types.map { ($0.0.joined(found.0), $0.1.joined(found.1)) } ?? found
        }
        return (MapOperation(operations, node.range), .map(types?.0 ?? .undetermined, types?.1 ?? .undetermined))
    }

    private mutating func declare(_ name: String, _ type: CELType) -> Int {
        let local = localCount
        localCount += 1
        scope.append((name, local, type.resolved))
        return local
    }

    private mutating func bind(
        _ name: String,
        _ value: Expression,
        _ body: Expression,
        _ node: Expression
    ) -> (Operation, CELType) {
        let (initial, type) = compile(value)
        let local = declare(name, type)
        let (operation, result) = compile(body)
        scope.removeLast()
        return (BindOperation(local, initial, operation, node.range), result)
    }

    private mutating func comprehension(
        _ macro: Expression.Macro,
        _ over: Expression,
        _ variables: [String],
        _ arguments: [Expression],
        _ node: Expression
    ) -> (Operation, CELType) {
        let (range, rangeType) = compile(over)
        let types = variableTypes(rangeType, variables.count, macro, node)
        let locals = zip(variables, types).map { declare($0, $1) }
        let bodies = arguments.map { compile($0) }
        scope.removeLast(variables.count)
        let conditions = [.all, .exists, .existsOne, .filter].contains(macro) || bodies.count == 2 ? 1 : 0
        for (argument, body) in zip(arguments.prefix(conditions), bodies) where !body.1.fits(.bool) {
            fail(
                "the condition of `\(macro.rawValue)` must be bool, this is \(body.1)",
                argument.range,
                hint: "compare it, as in `x != ''`",
                code: "R0104"
            )
        }
        let operation = ComprehensionOperation(
            macro,
            over: range,
            locals: locals,
            bodies: bodies.map(\.0),
            isStrict: environment.isStrict,
            node.range
        )
        return (operation, resultType(macro, rangeType, bodies.last?.1 ?? .dyn))
    }

    private mutating func variableTypes(
        _ range: CELType,
        _ count: Int,
        _ macro: Expression.Macro,
        _ node: Expression
    ) -> [CELType] {
        switch range {
        case .list(let element): return count == 2 ? [.int, element] : [element]
        case .map(let key, let value): return count == 2 ? [key, value] : [key]
        case .optional(let inner) where macro == .optMap || macro == .optFlatMap: return [inner]
        case .dyn, .null: return Array(repeating: .dyn, count: count)
        default:
            fail("a \(range) cannot be iterated", node.focus, hint: "`\(macro.rawValue)` takes a list or a map")
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

    private func resultType(_ macro: Expression.Macro, _ range: CELType, _ body: CELType) -> CELType {
        switch macro {
        case .all, .exists, .existsOne: .bool
        case .filter: range.elementType.map { .list($0) } ?? .dyn
        case .map, .transformList: .list(body)
        case .transformMap: .map(transformedKey(range), body)
        case .transformMapEntry: .dyn
        case .optMap: .optional(body)
        case .optFlatMap: body
        }
    }
}
