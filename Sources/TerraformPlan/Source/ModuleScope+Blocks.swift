package import HCL
import Symbolic

extension ModuleScope {
    /// How many blocks one `dynamic` block may make here.
    private static var elementLimit: Int { 10_000 }

    /// What a body says of an attribute or of the blocks of a type; nil where it says nothing.
    func value(of name: String, in body: SourceBody) -> Value? {
        body.attribute(name).map { evaluate($0.expression) } ?? blocks(name, in: body)
    }

    /// The blocks of a type as a list of objects, those of `dynamic` blocks among them; nil where there is none.
    private func blocks(_ type: String, in body: SourceBody) -> Value? {
        let parts = body.blocks.filter { $0.type == type || $0.isDynamic(type) }
        guard !parts.isEmpty else { return nil }
        var segments: [OpenSequence.Segment] = []
        for part in parts {
            segments += part.isDynamic(type) ? generated(part, type) : [.element(object(of: part.body))]
            guard segments.count <= ModuleScope.elementLimit else { return Value(.limit) }
        }
        return .sequence(segments)
    }

    /// The blocks that a `dynamic` block makes, as far as it is known of how many.
    private func generated(_ block: SourceBlock, _ type: String) -> [OpenSequence.Segment] {
        guard let argument = block.body.attribute("for_each"), let content = block.body.blocks("content").first else {
            return []
        }
        let iterator = block.body.attribute("iterator").flatMap(\.expression.iteratorName) ?? type
        let collection = evaluate(argument.expression)
        let made = { (key: Value, value: Value) in
            iterating(iterator, key: key, value: value).object(of: content.body)
        }
        let alternatives = collection.alternatives
        let known = alternatives.compactMap { segments(over: $0, made) }
        guard known.count == alternatives.count else {
            let source = UnknownSource(attribute: nil, reason: .undecided("how many \(type) blocks there are"))
            return [.many(collection.holes.map { Unknown(source).merging($0.derived) } ?? Unknown(source))]
        }
        if alternatives.count == 1 { return known[0] }
        // `length(x) > 0 ? [1] : []`: what one of several collections makes may be there.
        let choice = collection.holes ?? Unknown(UnknownSource(attribute: nil, reason: .afterApply))
        return known.joined().map { segment in
            switch segment {
            case .element(let value): .possible(value, choice.derived)
            case .possible(let value, let unknown): .possible(value, choice.derived.merging(unknown))
            case .many(let unknown): .many(unknown)
            }
        }
    }

    /// What a `dynamic` block makes of a collection; nil where nothing is known of its elements.
    private func segments(
        over collection: Value,
        _ made: (_ key: Value, _ value: Value) -> Value
    ) -> [OpenSequence.Segment]? {
        if let object = collection.partialMembers {
            return object.members.map { .element(made(Value(.string($0.name)), $0.value)) }
                + object.possible.map { .possible(made(Value(.string($0.name)), $0.value), $0.unknown) }
                + (object.rest.map { [.many($0)] } ?? [])
        }
        guard let (certain, possible, rest) = collection.partialElements else { return nil }
        let isExact = possible.isEmpty && rest == nil
        let place = Value.undecided("the position of an element among others that are not known")
        return certain.enumerated().map { index, value in
            let position = isExact ? Value(.number(String(index))) : place
            return .element(made(collection.isSet ? value : position, value))
        } + possible.map { .possible(made(collection.isSet ? $0.value : place, $0.value), $0.unknown) }
            + (rest.map { [.many($0)] } ?? [])
    }

    /// A block's content as an object: its arguments, and its blocks as lists.
    private func object(of body: SourceBody) -> Value {
        var members = body.attributes.map { Value.Member(name: $0.name, value: evaluate($0.expression)) }
        var types: [String] = []
        for block in body.blocks {
            let type = block.type == "dynamic" ? block.labels.first ?? "" : block.type
            if !types.contains(type) && body.attribute(type) == nil { types.append(type) }
        }
        for type in types {
            if let value = blocks(type, in: body) { members.append(Value.Member(name: type, value: value)) }
        }
        return Value(.object(members))
    }
}

extension SourceBody {
    /// Whether the body sets an attribute, or has blocks of that name or may make some.
    package func sets(_ name: String) -> Bool {
        attribute(name) != nil || blocks.contains { $0.type == name || $0.isDynamic(name) }
    }
}

extension SourceBlock {
    /// Whether this is the `dynamic` block that makes blocks of a type.
    func isDynamic(_ name: String) -> Bool { type == "dynamic" && labels.first == name }
}

extension Expression {
    /// The name that an expression gives an iterator; in JSON it is a string (language/syntax/json, "dynamic").
    var iteratorName: String? {
        if case .variable(let name) = kind { name } else { literalString }
    }
}
