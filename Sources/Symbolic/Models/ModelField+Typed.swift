extension ModelField {
    /// Declares a field of one model class: the object is of that class, or the field is absent.
    ///
    /// Inlined, so that the cast is to a class that is known and costs no more than a comparison.
    @inlinable @inline(__always)
    package static func of<Model: ModelObject>(
        _ type: Model.Type,
        _ name: String,
        _ fieldType: FieldType,
        _ summary: String,
        attribute: String? = nil,
        allowedValues: [String] = [],
        read: @escaping @Sendable (Model) -> ModelValue
    ) -> ModelField {
        ModelField(
            name,
            fieldType,
            summary: summary,
            attribute: attribute,
            allowedValues: allowedValues,
            owner: ObjectIdentifier(Model.self)
        ) { object in
            // A cast counts another user of the object and then one less, for each field that is read.
            if Swift.type(of: object) == Model.self { return read(unsafeDowncast(object, to: Model.self)) }
            guard let model = object as? Model else { return .absent }
            return read(model)
        }
    }
}

extension ModelValue {
    /// A string, or nothing.
    package init(_ text: String?) {
        self = text.map { .string($0) } ?? .absent
    }

    /// A text, known or with holes, or nothing.
    package init(_ text: SymbolicString?) {
        guard let text else {
            self = .absent
            return
        }
        if let known = text.known {
            self = .string(known)
        } else if let hole = text.wholeHole, hole.identity == nil {
            self = .unknown(hole)
        } else {
            self = .text(text)
        }
    }

    /// A list of what is made of each element of a list that is wholly known, with its position; nil for any other value.
    package init?(knownList value: Value, _ make: (Value, Int) -> ModelValue) {
        guard let values = value.mapKnownElements(make) else { return nil }
        self = .list(values)
    }

    /// A model, or nothing.
    package init(_ object: (any ModelObject)?) {
        self = object.map { .object($0) } ?? .absent
    }

    /// A list of models.
    package init(_ objects: [any ModelObject]) {
        self = .list(objects.map { .object($0) })
    }

    /// A list of models of one class, which is not made a list of any models first.
    ///
    /// Inlined, for a loop over models of any class looks each of them up by its type.
    @inlinable @inline(__always)
    package init<Model: ModelObject>(_ objects: [Model]) {
        var values: [ModelValue] = []
        values.reserveCapacity(objects.count)
        for object in objects { values.append(.object(object)) }
        self = .list(values)
    }

    /// A list of strings.
    package init(_ texts: [String]) {
        self = .list(texts.map { .string($0) })
    }

    /// A Terraform value as a scalar of a model: null and a missing value are absent, a mark is kept.
    package init(scalar value: Value?) {
        guard let value else {
            self = .absent
            return
        }
        let plain: ModelValue
        switch value.kind {
        case _ where value.isOfOpenType: plain = .unknown(.typeOfAttribute)
        case .null: plain = .absent
        case .bool: plain = value.bool.map { .bool($0) } ?? .absent
        case .number: plain = ModelValue(number: value)
        case .string, .unknown:
            plain =
                value.string.map { .string($0) } ?? value.text.map { ModelValue($0) }
                ?? value.holes.map { .unknown($0) } ?? .absent
        case .list, .object: plain = .value(value)
        }
        self = value.isSensitive ? .sensitive(plain) : plain
    }

    private init(number value: Value) {
        if let int = value.int {
            self = .int(Int64(int))
        } else if let double = value.numberText.flatMap({ Double($0) }) {
            self = .double(double)
        } else {
            self = .absent
        }
    }
}
