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
        var elements: [Value] = []
        for part in parts {
            guard part.isDynamic(type) else {
                elements.append(object(of: part.body))
                continue
            }
            switch generated(part, type) {
            case .success(let more): elements += more
            case .failure(let unknown): return Value(unknown.unknown)
            }
            guard elements.count <= ModuleScope.elementLimit else { return Value(.limit) }
        }
        return Value(.list(elements))
    }

    /// That how many blocks there are is not known.
    private struct UnknownCount: Error {
        var unknown: Unknown
    }

    /// The blocks that a `dynamic` block makes.
    private func generated(_ block: SourceBlock, _ type: String) -> Result<[Value], UnknownCount> {
        guard let argument = block.body.attribute("for_each"), let content = block.body.blocks("content").first else {
            return .success([])
        }
        let iterator = block.body.attribute("iterator").flatMap(\.expression.variableName) ?? type
        let collection = evaluate(argument.expression)
        let entries: [(key: Value, value: Value)]
        if let members = collection.members {
            entries = members.map { (Value(.string($0.name)), $0.value) }
        } else if case .set(let elements) = collection.content {
            entries = elements.map { ($0, $0) }
        } else if let elements = collection.elements {
            entries = elements.enumerated().map { (Value(.number(String($0.offset))), $0.element) }
        } else {
            let source = UnknownSource(attribute: nil, reason: .undecided("how many \(type) blocks there are"))
            let unknown = Unknown(source)
            return .failure(UnknownCount(unknown: collection.holes.map { unknown.merging($0.derived) } ?? unknown))
        }
        return .success(
            entries.map { iterating(iterator, key: $0.key, value: $0.value).object(of: content.body) }
        )
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
    /// The name of an expression that is one name.
    var variableName: String? {
        if case .variable(let name) = kind { name } else { nil }
    }
}
