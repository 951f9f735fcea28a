package import Symbolic

extension CELValue {
    /// The value of a model's field; the mark of a sensitive one is not part of it.
    package init(_ value: consuming ModelValue) {
        var isMarked = false
        self.init(value, noting: &isMarked)
    }

    /// The value of a model's field, and whether it, or a part that is handed out with it, is marked as sensitive.
    package init(_ value: consuming ModelValue, noting isMarked: inout Bool) {
        switch consume value {
        case .absent: self = .null
        case .bool(let bool): self = .bool(bool)
        case .int(let int): self = .int(int)
        case .double(let double): self = .double(double)
        case .string(let text): self = .string(text)
        case .text(let text): self.init(text)
        case .list(let elements): self = .list(CELList(elements.map { CELValue($0, noting: &isMarked) }))
        case .openList(let elements, let unknown):
            self = .list(CELList(elements.map { CELValue($0, noting: &isMarked) }, open: unknown))
        case .map(let members):
            let sorted = members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
            self = .map(CELMap(sorted.map { (.string($0.key), CELValue($0.value, noting: &isMarked)) }))
        case .object(let object): self = .model(object)
        case .value(let value):
            if value.isSensitive { isMarked = true }
            self.init(value)
        case .unknown(let unknown): self = .unknown(unknown, nil)
        case .sensitive(let inner):
            isMarked = true
            self.init(inner)
        }
    }

    /// A text, known or with holes.
    package init(_ text: SymbolicString) {
        if let known = text.known {
            self = .string(known)
        } else if let unknown = text.unknown {
            self = .unknown(unknown, text)
        } else {
            self = .string("")
        }
    }

    /// A Terraform value: scalars as CEL's own, objects and lists as they are.
    package init(_ value: Value) {
        if value.isOfOpenType {
            self = .unknown(.typeOfAttribute, nil)
            return
        }
        switch value.kind {
        case .null: self = .null
        case .bool: self = value.bool.map { .bool($0) } ?? .null
        case .number:
            if let int = value.int {
                self = .int(Int64(int))
            } else {
                self =
                    value.numberText.flatMap { Double($0) }.map { .double($0) }
                    ?? .error(CELError("the number is too large"))
            }
        case .string:
            if let known = value.string {
                self = .string(known)
            } else if let text = value.text {
                self.init(text)
            } else {
                self = value.holes.map { .unknown($0.derived, nil) } ?? .null
            }
        case .list, .object: self = .terraform(value)
        case .unknown:
            // Of a choice of texts more may be known than that it is a text.
            let text = value.text.flatMap { $0.parts.count > 1 ? $0 : nil }
            self = value.unknown.map { .unknown($0, text) } ?? .null
        }
    }

    /// The value as an argument of a model's method.
    package var modelValue: ModelValue {
        switch self {
        case .null, .noModel, .optional(nil): .absent
        case .bool(let bool): .bool(bool)
        case .int(let int): .int(int)
        case .uint(let uint): Int64(exactly: uint).map { .int($0) } ?? .double(Double(uint))
        case .double(let double): .double(double)
        case .string(let text), .type(let text): .string(text)
        case .list(let list):
            list.membership.map { .openList(list.elements.map(\.modelValue), $0) }
                ?? .list(list.elements.map(\.modelValue))
        case .model(let object): .object(object)
        case .terraform(let value): .value(value)
        case .optional(let value?): value.modelValue
        case .unknown(let unknown, let text): text.map { .text($0) } ?? .unknown(unknown)
        case .bytes, .map, .timestamp, .duration, .address, .network, .error: .absent
        }
    }
}
