import Symbolic

/// `operand.field`.
final class SelectOperation: Operation, @unchecked Sendable {
    private let operand: Operation
    let field: String
    /// The model whose field this is, and the field's position, where the type of the operand is known.
    private let known: (type: ModelType, index: Int)?
    /// The field itself, for objects of the class that it is declared for.
    private let knownField: ModelField?
    private let isOptional: Bool
    /// The slot of the variable that the operand is; nil where it is none, or where there may be no such field.
    private let variable: Int?
    /// The value, where it is the same in every evaluation.
    let constant: CELValue?

    init(
        _ operand: Operation,
        _ field: String,
        known: (type: ModelType, index: Int)?,
        isOptional: Bool,
        constant: CELValue? = nil,
        _ range: Range<Int>
    ) {
        self.operand = operand
        variable = isOptional ? nil : (operand as? VariableOperation)?.slot
        self.field = field
        self.known = known
        knownField = known.map { $0.type.fields[$0.index] }
        self.isOptional = isOptional
        self.constant = constant
        super.init(range)
    }

    override var parts: [Operation] { [operand] }

    override func evaluate(_ frame: Activation) -> CELValue {
        guard frame.step() else { return .error(.tooManySteps) }
        if let constant { return constant }
        if let object = knownObject(frame), let knownField { return Access.read(knownField, of: object, frame) }
        let value = operand.evaluate(frame)
        if case .model(let object) = value, !isOptional, let knownField,
            knownField.owner == ObjectIdentifier(type(of: object))
        {
            return Access.read(knownField, of: object, frame)
        }
        if case .optional(let inner) = value {
            guard let inner else { return value }
            return Access.optional(field, of: inner, frame)
        }
        return isOptional
            ? Access.optional(field, of: value, frame) : Access.field(field, of: value, known: known, frame)
    }

    /// The model in the variable that the operand is, where the field is declared for its class.
    private func knownObject(_ frame: Activation) -> (any ModelObject)? {
        guard let variable, let knownField, let object = frame.model(inSlot: variable),
            knownField.owner == ObjectIdentifier(type(of: object))
        else { return nil }
        return object
    }

    /// How many elements the field's list has, counted where they lie; nil where a value has to be made to tell.
    func count(_ frame: Activation) -> Int? {
        guard case .list(let elements)? = modelValue(frame), elements.allSatisfy(\.isUnmarked) else { return nil }
        return elements.count
    }

    /// The field as the model in a variable has it; nil where it is read otherwise.
    func modelValue(_ frame: Activation) -> ModelValue? {
        guard constant == nil, let object = knownObject(frame) else { return nil }
        return knownField?.read(object)
    }

    /// The value that is made of the field as the model has it.
    func value(_ value: ModelValue, _ frame: Activation) -> CELValue {
        knownField.map { Access.value(value, of: $0, frame) } ?? CELValue(value)
    }
}

extension ModelValue {
    /// Whether it is a model or a text or a number that no mark of sensitivity can be lost of.
    fileprivate var isUnmarked: Bool {
        switch self {
        case .object, .string, .text, .int, .bool, .double: true
        case .absent, .list, .openList, .map, .value, .unknown, .sensitive: false
        }
    }
}

/// `has(operand.field)`.
final class PresenceOperation: Operation, @unchecked Sendable {
    private let operand: Operation
    private let field: String
    /// The field itself, for objects of the class that it is declared for.
    private let knownField: ModelField?

    init(_ operand: Operation, _ field: String, known: ModelField?, _ range: Range<Int>) {
        self.operand = operand
        self.field = field
        knownField = known
        super.init(range)
    }

    override var parts: [Operation] { [operand] }

    override func evaluate(_ frame: Activation) -> CELValue {
        guard frame.step() else { return .error(.tooManySteps) }
        let value = operand.evaluate(frame)
        if case .model(let object) = value, let knownField, knownField.owner == ObjectIdentifier(type(of: object)) {
            return Access.has(knownField, of: object)
        }
        return Access.has(field, value, frame)
    }
}

/// `operand[key]`.
final class IndexOperation: Operation, @unchecked Sendable {
    private let operand: Operation
    private let key: Operation
    private let isOptional: Bool

    init(_ operand: Operation, _ key: Operation, isOptional: Bool, _ range: Range<Int>) {
        self.operand = operand
        self.key = key
        self.isOptional = isOptional
        super.init(range)
    }

    override var parts: [Operation] { [operand, key] }

    override func evaluate(_ frame: Activation) -> CELValue {
        guard frame.step() else { return .error(.tooManySteps) }
        let value = operand.evaluate(frame)
        if value.isError { return value }
        let position = key.evaluate(frame)
        if position.isError { return position }
        if let unknown = Unknown.merged(of: value, position) { return .unknown(unknown, nil) }
        if case .optional(let inner) = value {
            guard let inner else { return value }
            return Access.wrap(Access.element(position, of: inner, frame))
        }
        let found = Access.element(position, of: value, frame)
        return isOptional ? Access.wrap(found) : found ?? Access.missing(position, in: value)
    }
}

/// How fields, members and elements are read.
enum Access {
    /// A field of a model or a member of a map.
    static func field(
        _ name: String,
        of value: CELValue,
        known: (type: ModelType, index: Int)?,
        _ frame: Activation
    ) -> CELValue {
        switch value {
        case .model(let object):
            let index =
                known.flatMap { $0.type === object.modelType ? $0.index : nil } ?? object.modelType.fieldIndex(name)
            guard let index else { return .error(noField(name)) }
            return read(object.modelType.fields[index], of: object, frame)
        case .noModel(let type):
            guard let index = type.fieldIndex(name) else { return .error(noField(name)) }
            return absent(type.fields[index].type, frame)
        case .map(let map):
            return map.value(named: name) ?? .error(CELError("no such key: `\(name)`"))
        case .terraform(let terraform):
            guard let member = terraform.member(name) else { return .error(CELError("no such key: `\(name)`")) }
            return read(member, frame)
        case .unknown(let unknown, _):
            return .unknown(unknown.extended { $0.attribute(name) }, nil)
        case .error: return value
        default: return .error(CELError("a \(value.typeName) has no field `\(name)`"))
        }
    }

    private static func noField(_ name: String) -> CELError { CELError("there is no field `\(name)`") }

    /// The value of a field that an object has.
    static func read(_ field: ModelField, of object: any ModelObject, _ frame: Activation) -> CELValue {
        value(field.read(object), of: field, frame)
    }

    /// The value that is made of a field as the model has it.
    @inline(__always)
    static func value(_ value: ModelValue, of field: ModelField, _ frame: Activation) -> CELValue {
        if case .absent = value { return absent(field.type, frame) }
        return CELValue(value, noting: &frame.touchedSensitive)
    }

    /// What a field reads as that is not there: null, an empty list or map, a model without fields.
    private static func absent(_ type: FieldType, _ frame: Activation) -> CELValue {
        switch type {
        case .list: .list(CELList([]))
        case .map: .map(CELMap([]))
        case .model(let name): frame.schema?.types[name].map { .noModel($0) } ?? .null
        case .bool, .int, .double, .string, .dynamic: .null
        }
    }

    /// Whether a field or member is there.
    static func has(_ name: String, _ value: CELValue, _ frame: Activation) -> CELValue {
        switch value {
        case .model(let object):
            guard let index = object.modelType.fieldIndex(name) else { return .error(noField(name)) }
            return has(object.modelType.fields[index], of: object)
        case .noModel: return .bool(false)
        case .map(let map): return .bool(map.value(named: name) != nil)
        case .terraform(let terraform) where terraform.kind == .object:
            return .bool(terraform.member(name) != nil)
        case .optional(let inner): return inner.map { has(name, $0, frame) } ?? .bool(false)
        case .unknown(let unknown, _): return .unknown(unknown.derived, nil)
        case .error: return value
        default: return .error(CELError("a \(value.typeName) has no field `\(name)`"))
        }
    }

    /// Whether an object has more in a field than nothing.
    static func has(_ field: ModelField, of object: any ModelObject) -> CELValue {
        switch field.read(object) {
        case .absent, .sensitive(.absent): .bool(false)
        case .unknown(let unknown), .sensitive(.unknown(let unknown)): .unknown(unknown.derived, nil)
        case .list(let elements): .bool(!elements.isEmpty)
        case .map(let members): .bool(!members.isEmpty)
        default: .bool(true)
        }
    }

    /// The field of a value as an optional: none where it is not there.
    static func optional(_ name: String, of value: CELValue, _ frame: Activation) -> CELValue {
        switch has(name, value, frame) {
        case .bool(true): wrap(field(name, of: value, known: nil, frame))
        case .bool(false): .optional(nil)
        case let other: other
        }
    }

    static func wrap(_ value: CELValue?) -> CELValue {
        switch value {
        case nil: .optional(nil)
        case .error(let error)?: .error(error)
        case .unknown(let unknown, let text)?: .unknown(unknown, text)
        case let value?: CELValue.optional(value).bounded
        }
    }

    /// An element of a list or the value of a key; nil where there is none.
    static func element(_ position: CELValue, of value: CELValue, _ frame: Activation) -> CELValue? {
        switch value {
        case .list(let list):
            guard let index = wholeNumber(position) else { return .error(.noOverload("[]", value, position)) }
            if let unknown = list.membership { return .unknown(unknown.derived, nil) }
            return list.elements.indices.contains(index) ? list.elements[index] : nil
        case .map(let map): return map.value(for: position)
        case .terraform(let terraform):
            if let elements = terraform.elements {
                guard let index = wholeNumber(position) else { return .error(.noOverload("[]", value, position)) }
                return elements.indices.contains(index) ? read(elements[index], frame) : nil
            }
            guard case .string(let name) = position else { return nil }
            return terraform.member(name).map { read($0, frame) }
        default: return .error(.noOverload("[]", value, position))
        }
    }

    /// A part of a Terraform value; one that is sensitive is noticed.
    private static func read(_ value: Value, _ frame: Activation) -> CELValue {
        if value.isSensitive { frame.touchedSensitive = true }
        return CELValue(value)
    }

    private static func wholeNumber(_ value: CELValue) -> Int? {
        switch value {
        case .int(let int): Int(exactly: int)
        case .uint(let uint): Int(exactly: uint)
        case .double(let double): Int(exactly: double)
        default: nil
        }
    }

    static func missing(_ position: CELValue, in value: CELValue) -> CELValue {
        value.asList != nil ? .error(CELError("the index is out of bounds")) : .error(CELError("no such key"))
    }
}
