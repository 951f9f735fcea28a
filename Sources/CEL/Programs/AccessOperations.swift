import Symbolic

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
            // A field that is read from no attribute does not go by the name of one.
            let isDerived = known.map { $0.type.fields[$0.index].attribute == nil } ?? false
            return .unknown(isDerived ? unknown.derived : unknown.extended { $0.attribute(name) }, nil)
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
    static func value(_ value: consuming ModelValue, of field: ModelField, _ frame: Activation) -> CELValue {
        switch consume value {
        case .absent: absent(field.type, frame)
        // What most fields are is made here; the rest, and what may be marked, elsewhere.
        case .string(let text): .string(text)
        case .object(let object): .model(object)
        case .bool(let bool): .bool(bool)
        case let other: CELValue(other, noting: &frame.touchedSensitive)
        }
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
            return presence(of: object.modelType.fields[index].read(object))
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

    /// Whether there is more in a field than nothing.
    static func presence(of value: ModelValue) -> CELValue {
        switch value {
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
                if terraform.isOfOpenOrder { return .unknown(.orderOfSet, nil) }
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
