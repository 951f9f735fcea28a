import CEL
import Linting
import Symbolic
import YAMLReader

/// Where a name of an expression comes from (LSP 3.17, "Goto Definition Request").
///
/// Names of `for`, `let`, `params` and macros stand in the rule. Models are declared inside tfproof: for their fields
/// a page is written that says what `tfproof schema` says, and the editor opens that.
struct Definition {
    private let document: RuleDocument
    private let workspace: Workspace

    init(_ document: RuleDocument, in workspace: Workspace) {
        self.document = document
        self.workspace = workspace
    }

    /// The answer for a place; null where nothing is known of it.
    func value(at position: TextDocument.Position) -> JSONValue {
        guard document.isRule, let definition = document.definition(around: position),
            let found = RuleSymbols(definition, schema: workspace.schema)
                .symbol(at: document.text.yamlPosition(position))
        else { return .null }
        let name = found.symbol.name
        switch found.symbol.meaning {
        case .local(_, let declaration?):
            let start = found.expression.position(at: declaration.lowerBound)
            return location(start, found.expression.position(behind: declaration))
        case .variable(let type):
            if name == "params", let parameter = definition.parameters.first { return location(of: parameter) }
            let names = RuleScope(definition, schema: workspace.schema).names
            if let declared = names.last(where: { $0.text == name }) {
                return location(declared.position, declared.position.behind(name))
            }
            if case .model(let model) = type { return page(of: model) }
            return .null
        case .field(let field, let type):
            if let parameter = definition.parameters.first(where: { $0.name == field.name }),
                workspace.schema.types[type.name] == nil
            {
                return location(of: parameter)
            }
            return page(of: type.name, at: field.name)
        case .method(let method, let type): return page(of: type.name, at: method.name)
        case .local, .function, .key: return .null
        }
    }

    private func location(of parameter: ParameterDeclaration) -> JSONValue {
        location(parameter.position, parameter.position.behind(parameter.name))
    }

    private func location(_ start: YAMLNode.Position, _ end: YAMLNode.Position) -> JSONValue {
        ["uri": .string(document.text.uri), "range": document.text.range(start, end)]
    }

    private func page(of model: String, at name: String = "") -> JSONValue {
        guard let page = ModelPages(workspace.schema).page(of: model, at: name),
            let path = workspace.page(named: "\(model).md", text: page.text)
        else { return .null }
        let place = TextDocument.Position(line: page.line, character: 0).value
        return ["uri": .string(FileURI.uri(of: path)), "range": ["start": place, "end": place]]
    }
}
