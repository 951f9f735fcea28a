import JSONReader
import Linting

/// What the JSON Schema of rule files says of the keys and values at a place of a rule.
struct KeySchema: Sendable {
    /// A step from a collection to one of its values.
    enum Step: Hashable, Sendable {
        case key(String)
        case item
    }

    /// A key that a mapping may have.
    struct Key: Sendable {
        let name: String
        let summary: String
        let isRequired: Bool
        let value: KeySchema
    }

    /// How far references are followed: the schema does not refer to itself.
    private static let depthLimit = 16

    /// Of a value that may be of several forms, all of them.
    private let forms: [JSONNode]
    private let document: JSONDocument
    /// Whether the value is an expression.
    let isExpression: Bool
    private(set) var summary = ""

    /// The schema of a whole rule file; nil if it cannot be read.
    static let rule: KeySchema? = (try? JSONDocument(text: RuleSchema.text)).map { KeySchema($0, [$0.root]) }

    private init(_ document: JSONDocument, _ nodes: [JSONNode]) {
        self.document = document
        let expanded = nodes.map { KeySchema.expand($0, document, depth: 0) }
        forms = expanded.flatMap(\.forms)
        isExpression = expanded.contains(where: \.isExpression)
        summary = expanded.lazy.map(\.summary).first { !$0.isEmpty } ?? ""
    }

    private static func expand(
        _ node: JSONNode,
        _ document: JSONDocument,
        depth: Int
    ) -> (forms: [JSONNode], isExpression: Bool, summary: String) {
        guard depth < depthLimit, node.isObject else { return ([], false, "") }
        let summary = node["description"]?.string ?? ""
        var parts = node["oneOf"].map { Array($0.elements) } ?? []
        var isExpression = false
        if let reference = node["$ref"]?.string, let name = reference.split(separator: "/").last,
            let target = document.root["$defs"]?[String(name)]
        {
            isExpression = name == "cel"
            parts.append(target)
        }
        let inner = parts.map { expand($0, document, depth: depth + 1) }
        return (
            [node] + inner.flatMap(\.forms),
            isExpression || inner.contains(where: \.isExpression),
            summary.isEmpty ? inner.lazy.map(\.summary).first { !$0.isEmpty } ?? "" : summary
        )
    }

    /// The schema of what a path leads to; nil where nothing may stand there.
    func value(at path: [Step]) -> KeySchema? {
        var current = self
        for step in path {
            guard let next = current.value(behind: step) else { return nil }
            current = next
        }
        return current
    }

    private func value(behind step: Step) -> KeySchema? {
        let nodes: [JSONNode] =
            switch step {
            case .item: forms.compactMap { $0["items"] }
            case .key(let name):
                forms.compactMap { form in
                    form["properties"]?[name] ?? form["additionalProperties"].flatMap { $0.isObject ? $0 : nil }
                }
            }
        return nodes.isEmpty ? nil : KeySchema(document, nodes)
    }

    /// The keys of a mapping, in the schema's order.
    var keys: [Key] {
        // Forms without keys of their own say only which keys go together.
        let required = Set(
            forms.filter { $0["properties"] != nil }.flatMap { $0["required"]?.elements.compactMap(\.string) ?? [] }
        )
        var seen: Set<String> = []
        return forms.flatMap { $0["properties"].map { Array($0.members) } ?? [] }.compactMap { member in
            guard let name = member.name.string, seen.insert(name).inserted else { return nil }
            let value = KeySchema(document, [member.value])
            return Key(name: name, summary: value.summary, isRequired: required.contains(name), value: value)
        }
    }

    /// The texts that a scalar can be, where only some are allowed.
    var choices: [String] {
        forms.flatMap { form in
            let constant = form["const"].map { [$0] } ?? []
            let types = form["examples"].map { Array($0.elements) } ?? []
            return (constant + (form["enum"].map { Array($0.elements) } ?? []) + types).compactMap { node in
                node.string ?? node.bool.map { $0 ? "true" : "false" }
            }
        } + (isBoolean ? ["true", "false"] : [])
    }

    private var isBoolean: Bool { forms.contains { $0["type"]?.string == "boolean" } }
    var isList: Bool { forms.contains { $0["type"]?.string == "array" } }
    var isMapping: Bool { forms.contains { $0["type"]?.string == "object" } }
}
