import Symbolic

extension Compiler {
    mutating func select(
        _ operand: Expression,
        _ field: String,
        _ isOptional: Bool,
        _ node: Expression
    ) -> (Operation, CELType) {
        let wanted = wanted
        self.wanted = nil
        if !isOptional, let known = qualified(operand, field, node.range) { return known }
        let (operation, type) = compile(operand)
        let (target, isOptionalTarget) = unwrapped(type)
        let resolved = self.field(field, of: target, node, wanting: wanted)
        if let known = resolved.known { knownFields[node.range] = known.type.fields[known.index] }
        let operationType = isOptional || isOptionalTarget ? CELType.optional(resolved.type) : resolved.type
        let constant = isOptional ? nil : constant(resolved.known, of: operation)
        if !isOptional, constant == nil, let known = resolved.known, let variable = operation as? VariableOperation,
            let read = FieldOperation(variable, known, node.range)
        {
            return (read, operationType)
        }
        let selected = SelectOperation(
            operation,
            field,
            known: resolved.known,
            isOptional: isOptional,
            constant: constant,
            node.range
        )
        return (selected, operationType)
    }

    /// The value of a field that is the same in every evaluation; nil where it may be another one.
    private func constant(_ known: (type: ModelType, index: Int)?, of operand: Operation) -> CELValue? {
        guard let known, let variable = operand as? VariableOperation,
            let model = environment.constants[variable.slot], model.modelType === known.type
        else { return nil }
        let frame = Activation(environment)
        let value = Access.read(known.type.fields[known.index], of: model, frame)
        return frame.touchedSensitive ? nil : value
    }

    /// The type that is selected from: of an optional, its value's.
    private func unwrapped(_ type: CELType) -> (type: CELType, isOptional: Bool) {
        if case .optional(let inner) = types.head(type) { (types.head(inner), true) } else { (types.head(type), false) }
    }

    private mutating func field(
        _ name: String,
        of type: CELType,
        _ node: Expression,
        wanting wanted: CELType? = nil
    ) -> (type: CELType, known: (type: ModelType, index: Int)?) {
        switch type {
        case .model(let model):
            guard let declared = environment.schema?.types[model] else { return (.dyn, nil) }
            if let index = declared.fieldIndex(name) {
                return (CELType(declared.fields[index].type), (declared, index))
            }
            noField(name, of: declared, node, wanting: wanted)
            return (.dyn, nil)
        case .map(let key, let value):
            if !types.assign(.string, to: key) {
                fail("the keys are \(types.resolved(key)), this is string", node.focus)
            }
            return (value, nil)
        case .dyn, .null, .variable: return (.dyn, nil)
        case .list:
            fail(
                "a \(types.resolved(type)) has no field `\(name)`",
                node.focus,
                hint: "look into its elements with `all`, `exists` or `map`"
            )
            return (.dyn, nil)
        default:
            fail("a \(types.resolved(type)) has no field `\(name)`", node.focus)
            return (.dyn, nil)
        }
    }

    mutating func presence(_ operand: Expression, _ field: String, _ node: Expression) -> (Operation, CELType) {
        let (operation, type) = compile(operand)
        let known = self.field(field, of: unwrapped(type).type, node).known
        if let known, let variable = operation as? VariableOperation,
            let presence = FieldPresenceOperation(variable, known, node.range)
        {
            return (presence, .bool)
        }
        return (PresenceOperation(operation, field, node.range), .bool)
    }

    mutating func index(
        _ operand: Expression,
        _ key: Expression,
        _ isOptional: Bool,
        _ node: Expression
    ) -> (Operation, CELType) {
        let (operation, type) = compile(operand)
        let (position, keyType) = compile(key)
        let (target, isOptionalTarget) = unwrapped(type)
        var result = CELType.dyn
        let found = types.head(keyType)
        switch target {
        case .list(let element):
            result = element
            if !found.isNumber && !types.assign(found, to: .int) {
                fail("the index of a list is a number, this is \(types.resolved(found))", key.range)
            }
        case .map(let wanted, let value):
            result = value
            if !(found.isNumber && types.head(wanted).isNumber) && !types.assign(found, to: wanted) {
                fail("the keys are \(types.resolved(wanted)), this is \(types.resolved(found))", key.range)
            }
        case .dyn, .null, .variable: break
        default: fail("a \(types.resolved(target)) has no elements", operand.range)
        }
        if isOptional || isOptionalTarget { result = .optional(result) }
        return (IndexOperation(operation, position, isOptional: isOptional, node.range), result)
    }

    mutating func list(_ elements: [Expression.Element], _ node: Expression) -> (Operation, CELType) {
        var operations: [(value: Operation, isOptional: Bool)] = []
        var type: CELType?
        for element in elements {
            let (operation, found) = compile(element.value)
            operations.append((operation, element.isOptional))
            let held = element.isOptional ? optionalValue(found, element.value) : found
            type = type.map { types.join($0, held) } ?? held
        }
        let operation = Compiler.folded(ListOperation(operations, node.range))
        return (operation, .list(type.map { types.current($0) } ?? types.variable()))
    }

    mutating func map(_ entries: [Expression.Entry], _ node: Expression) -> (Operation, CELType) {
        var operations: [(key: Operation, value: Operation, isOptional: Bool)] = []
        var found: (key: CELType, value: CELType)?
        for entry in entries {
            let (key, keyType) = compile(entry.key)
            let (value, valueType) = compile(entry.value)
            operations.append((key, value, entry.isOptional))
            let held = entry.isOptional ? optionalValue(valueType, entry.value) : valueType
            found =
                found.map { (types.join($0.key, mapKey(keyType)), types.join($0.value, held)) }
                ?? (mapKey(keyType), held)
        }
        return (
            Compiler.folded(MapOperation(operations, node.range)),
            .map(
                found.map { types.current($0.key) } ?? types.variable(),
                found.map { types.current($0.value) } ?? types.variable()
            )
        )
    }

    /// What is made of literals only is made once.
    private static func folded(_ operation: Operation) -> Operation {
        guard operation.parts.allSatisfy({ $0 is LiteralOperation }) else { return operation }
        let value = operation.evaluate(Activation(Environment(schema: nil, variables: [])))
        return value.isError ? operation : LiteralOperation(value, operation.range)
    }

    /// The type of a key; what cannot be one is found out when it is evaluated.
    private func mapKey(_ type: CELType) -> CELType {
        switch types.head(type) {
        case .bool, .int, .uint, .string, .variable: type
        default: .dyn
        }
    }

    /// The type of what an element with a question mark holds.
    private mutating func optionalValue(_ type: CELType, _ node: Expression) -> CELType {
        let inner = types.variable()
        if !types.assign(type, to: .optional(inner)) {
            fail("an optional is wanted behind `?`, this is \(types.resolved(type))", node.range, code: "R0104")
        }
        return types.head(type) == .dyn ? .dyn : inner
    }
}
