import CEL
import Linting
import Symbolic
import YAMLReader

/// What stands at a place of a rule file, in words (LSP 3.17, "Hover Request").
struct Hover {
    private let document: RuleDocument
    private let schema: ModelSchema

    init(_ document: RuleDocument, schema: ModelSchema) {
        self.document = document
        self.schema = schema
    }

    /// The answer for a place; null where nothing is to be said.
    func value(at position: TextDocument.Position) -> JSONValue {
        let place = document.text.yamlPosition(position)
        if document.isRule, let definition = document.definition(around: position) {
            if let found = RuleSymbols(definition, schema: schema).symbol(at: place) {
                return hover(Hover.text(of: found.symbol, in: schema), document.text.range(found.start, found.end))
            }
            let names = RuleScope(definition, schema: schema).names
            if let name = names.first(where: { $0.position.holds($0.text, place) }) {
                return hover(
                    Hover.lines(code: "\(name.text): \(name.type)", Hover.summary(of: name.type, in: schema)),
                    document.text.range(name.position, name.position.behind(name.text))
                )
            }
            if let parameter = definition.parameters.first(where: { $0.position.holds($0.name, place) }) {
                return hover(
                    Hover.lines(code: "\(parameter.name): \(parameter.type)", [parameter.description]),
                    document.text.range(parameter.position, parameter.position.behind(parameter.name))
                )
            }
        }
        return key(at: place) ?? .null
    }

    /// The documentation of a key.
    private func key(at place: YAMLNode.Position) -> JSONValue? {
        guard document.isRule || document.isCompanion, let root = document.root,
            let (member, path) = KeyPath.member(at: place, in: root),
            let schema = KeySchema.rule?.value(at: (document.isCompanion ? [.key("tests")] : []) + path),
            !schema.summary.isEmpty
        else { return nil }
        let range = document.text.range(member.position, member.position.behind(member.name))
        let choices = schema.choices.map { "`\($0)`" }.joined(separator: ", ")
        let lines = ["**\(member.name)**", schema.summary] + (choices.isEmpty ? [] : ["One of: \(choices)."])
        return hover(lines.joined(separator: "\n\n"), range)
    }

    private func hover(_ text: String, _ range: JSONValue) -> JSONValue {
        ["contents": ["kind": "markdown", "value": .string(text)], "range": range]
    }

    private static func text(of symbol: ExpressionSymbol, in schema: ModelSchema) -> String {
        switch symbol.meaning {
        case .variable(let type), .local(let type, _), .key(let type):
            lines(code: "\(symbol.name): \(type)", summary(of: type, in: schema))
        case .field(let field, let type):
            lines(code: "\(type.name).\(field.name): \(field.type)", ModelPages.text(of: field))
        case .method(let method, let type): lines(code: "\(type.name).\(method.signature)", [method.summary])
        case .function(let signatures, let summary): lines(code: signatures.joined(separator: "\n"), [summary])
        }
    }

    private static func lines(code: String, _ texts: [String]) -> String {
        (["```text\n\(code)\n```"] + texts.filter { !$0.isEmpty }).joined(separator: "\n\n")
    }

    private static func summary(of type: CELType, in schema: ModelSchema) -> [String] {
        switch type {
        case .model(let name): schema.types[name].map { [$0.summary] } ?? []
        case .list(.model(let name)): schema.types[name].map { ["A list. \($0.summary)"] } ?? []
        default: []
        }
    }
}
