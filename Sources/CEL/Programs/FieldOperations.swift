import Symbolic

/// `operand.field`.
class SelectOperation: Operation, @unchecked Sendable {
    private let operand: Operation
    let field: String
    /// The model whose field this is, and the field's position, where the type of the operand is known.
    private let known: (type: ModelType, index: Int)?
    /// The field itself, for objects of the class that it is declared for.
    private let knownField: ModelField?
    private let isOptional: Bool
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
        self.field = field
        self.known = known
        knownField = known.map { $0.type.fields[$0.index] }
        self.isOptional = isOptional
        self.constant = constant
        super.init(range)
    }

    override final var parts: [Operation] { [operand] }

    override func evaluate(_ frame: Activation) -> CELValue {
        guard frame.step() else { return .error(.tooManySteps) }
        if let constant { return constant }
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

    /// The field as the model in a variable has it; nil where it is read otherwise.
    func modelValue(_ frame: Activation) -> ModelValue? {
        // Of a macro's variable the value is there; what else there may be is not evaluated twice.
        guard let local = operand as? LocalOperation, !isOptional, let knownField,
            case .model(let object) = local.evaluate(frame), knownField.owner == ObjectIdentifier(type(of: object))
        else { return nil }
        return knownField.read(object)
    }

    /// The value that is made of the field as the model has it.
    final func value(_ value: ModelValue, _ frame: Activation) -> CELValue {
        knownField.map { Access.value(value, of: $0, frame) } ?? CELValue(value)
    }

    override final func heldElements(_ frame: Activation) -> [ModelValue]? {
        if case .list(let elements)? = modelValue(frame) { elements } else { nil }
    }

    /// The elements of the field's list, where they lie in the model; nil where a value has to be made to tell.
    final func elements(_ frame: Activation) -> [ModelValue]? {
        guard case .list(let elements)? = modelValue(frame), elements.allSatisfy(\.isUnmarked) else { return nil }
        return elements
    }
}

/// A field that the type of a variable is known to have.
private struct VariableField {
    let field: ModelField
    private let slot: Int
    /// The class that the field is declared for.
    private let owner: ObjectIdentifier

    /// Takes the variable with the field of its type; nil where only the type tells who has the field.
    init?(_ variable: VariableOperation, _ known: (type: ModelType, index: Int)) {
        field = known.type.fields[known.index]
        guard let owner = field.owner else { return nil }
        self.owner = owner
        slot = variable.slot
    }

    /// Whether the variable is now an object that has the field.
    @inline(__always)
    func isThere(in frame: Activation) -> Bool {
        frame.object(inSlot: slot)?._withUnsafeGuaranteedRef { owner == ObjectIdentifier(type(of: $0)) } ?? false
    }

    /// The field of the object that the variable is now; nil where it is nothing that has the field.
    @inline(__always)
    func read(in frame: Activation) -> ModelValue? {
        guard let object = frame.object(inSlot: slot) else { return nil }
        return object._withUnsafeGuaranteedRef { object in
            owner == ObjectIdentifier(type(of: object)) ? field.read(object) : nil
        }
    }
}

/// `variable.field`, where the type of the variable is known to have the field: most of what rules read.
final class FieldOperation: SelectOperation, @unchecked Sendable {
    private let declared: VariableField
    private let isDeclaredText: Bool

    /// Takes the variable with the field of its type; nil where only the type tells who has the field.
    init?(_ variable: VariableOperation, _ known: (type: ModelType, index: Int), _ range: Range<Int>) {
        guard let declared = VariableField(variable, known) else { return nil }
        self.declared = declared
        isDeclaredText = declared.field.type == .string
        super.init(variable, declared.field.name, known: known, isOptional: false, range)
    }

    override func evaluate(_ frame: Activation) -> CELValue {
        guard let value = declared.read(in: frame) else { return super.evaluate(frame) }
        guard frame.step() else { return .error(.tooManySteps) }
        return Access.value(value, of: declared.field, frame)
    }

    /// Whether the value is a text or the lack of one, known or not.
    func isText(_ frame: Activation) -> Bool { isDeclaredText && declared.isThere(in: frame) }

    override func modelArgument(_ frame: Activation) -> ModelValue? {
        guard let value = modelValue(frame), value.isPlain, frame.step() else { return nil }
        return value
    }

    override func modelValue(_ frame: Activation) -> ModelValue? {
        declared.read(in: frame)
    }
}

extension ModelValue {
    /// Whether it is a model, a text or a number, or a list of such, that no mark of sensitivity can be lost of.
    fileprivate var isUnmarked: Bool {
        switch self {
        case .object, .string, .text, .int, .bool, .double: true
        case .list(let elements): elements.allSatisfy(\.isPlain)
        case .absent, .openList, .map, .value, .unknown, .sensitive: false
        }
    }

    /// Whether the value that is made of it says no more and no less than this does.
    fileprivate var isPlain: Bool {
        switch self {
        case .object, .string, .int, .bool, .double: true
        case .text(let text): text.known == nil
        case .absent, .list, .openList, .map, .value, .unknown, .sensitive: false
        }
    }
}

/// `has(operand.field)`.
class PresenceOperation: Operation, @unchecked Sendable {
    private let operand: Operation
    private let field: String

    init(_ operand: Operation, _ field: String, _ range: Range<Int>) {
        self.operand = operand
        self.field = field
        super.init(range)
    }

    override final var parts: [Operation] { [operand] }

    override func evaluate(_ frame: Activation) -> CELValue {
        guard frame.step() else { return .error(.tooManySteps) }
        return Access.has(field, operand.evaluate(frame), frame)
    }
}

/// `has(variable.field)`, where the type of the variable is known to have the field.
final class FieldPresenceOperation: PresenceOperation, @unchecked Sendable {
    private let declared: VariableField

    /// Takes the variable with the field of its type; nil where only the type tells who has the field.
    init?(_ variable: VariableOperation, _ known: (type: ModelType, index: Int), _ range: Range<Int>) {
        guard let declared = VariableField(variable, known) else { return nil }
        self.declared = declared
        super.init(variable, declared.field.name, range)
    }

    override func evaluate(_ frame: Activation) -> CELValue {
        guard let value = declared.read(in: frame) else { return super.evaluate(frame) }
        guard frame.step() else { return .error(.tooManySteps) }
        return Access.presence(of: value)
    }
}
