package import Symbolic

/// A name in an expression and what it stands for.
package struct ExpressionSymbol: Sendable {
    /// What a name can stand for.
    package enum Meaning: Sendable {
        /// A variable of the environment: `plan`, `params`, a name of `for` or `let`.
        case variable(CELType)
        /// A variable of a macro, with the place where the macro names it.
        case local(CELType, declaration: Range<Int>?)
        case field(ModelField, of: ModelType)
        case method(ModelMethod, of: ModelType)
        /// A function of the language or of the host, with the ways to call it.
        case function(signatures: [String], summary: String)
        /// A key of a map, or of a value whose type is not known.
        case key(CELType)
    }

    package let name: String
    /// In UTF-8 bytes of the source.
    package let range: Range<Int>
    package let meaning: Meaning
}

/// The names in an expression and what they stand for, for editors.
///
/// It is made of unfinished text too: what cannot be parsed is left out.
package struct ExpressionOutline: Sendable {
    /// What the expression is, as far as that is known.
    package let type: CELType
    package let symbols: [ExpressionSymbol]

    /// The name at an offset, or the one that ends there.
    package func symbol(at offset: Int) -> ExpressionSymbol? {
        symbols.first { $0.range.contains(offset) } ?? symbols.first { $0.range.upperBound == offset }
    }
}

extension Environment {
    /// The names in an expression and what they stand for.
    package func outline(of source: String) -> ExpressionOutline {
        var reader = SymbolReader(source, CheckedTree(source, in: self), self)
        return ExpressionOutline(type: reader.tree.part(reader.tree.root)?.type ?? .dyn, symbols: reader.read())
    }

    /// The name at an offset of an expression, and what it stands for.
    ///
    /// Where the expression cannot be parsed, what stands behind the name is not looked at.
    package func symbol(in source: String, at offset: Int) -> ExpressionSymbol? {
        if let symbol = outline(of: source).symbol(at: offset) { return symbol }
        guard !Parser.parse(source).1.isEmpty, let part = UnfinishedExpression.through(source, nameAt: offset) else {
            return nil
        }
        return outline(of: part).symbol(at: offset)
    }
}

/// Finds the names in a checked expression.
private struct SymbolReader {
    let tree: CheckedTree
    private let tokens: [Token]
    private let environment: Environment
    private var symbols: [ExpressionSymbol] = []

    init(_ source: String, _ tree: CheckedTree, _ environment: Environment) {
        self.tree = tree
        self.environment = environment
        var lexer = Lexer(source)
        tokens = source.utf8.count <= Parser.sourceLimit ? lexer.tokens() : []
    }

    mutating func read() -> [ExpressionSymbol] {
        // From the outside in, so that a macro's variables are known before they are met.
        var declarations: [(name: String, scope: Range<Int>, place: Range<Int>)] = []
        for part in tree.parts.reversed() {
            switch part.node.kind {
            case .comprehension(_, _, let names, let arguments):
                addFunction(tokenText(part.node.focus), at: part.node.focus)
                for (name, place) in zip(names, namesBehind(part.node.focus)) {
                    declarations.append((name, part.node.range, place))
                    declare(name, place, in: arguments.last)
                }
            case .bind(let name, _, let body):
                addFunction("cel.bind", at: part.node.focus)
                for place in namesBehind(part.node.focus).prefix(1) {
                    declarations.append((name, part.node.range, place))
                    declare(name, place, in: body)
                }
            case .identifier(let name):
                let isLocal = part.locals.contains { $0.name == name }
                let place = declarations.last { $0.name == name && $0.scope.contains(part.node.range.lowerBound) }?
                    .place
                let known = isLocal || environment.resolvedSlot(of: name) != nil
                guard known else { continue }
                add(name, part.node, isLocal ? .local(part.type, declaration: place) : .variable(part.type))
            case .select(let operand, let field, _): addField(field, of: operand, part)
            case .presence(let operand, let field):
                addField(field, of: operand, part)
                if let name = tokens.first(where: { $0.range.lowerBound == part.node.range.lowerBound }),
                    name.kind == .identifier("has")
                {
                    addFunction("has", at: name.range)
                }
            case .call(let name, let target, _): addCall(name, target, part.node)
            default: break
            }
        }
        return symbols
    }

    private mutating func add(_ name: String, _ node: Expression, _ meaning: ExpressionSymbol.Meaning) {
        symbols.append(ExpressionSymbol(name: name, range: node.focus, meaning: meaning))
    }

    private mutating func addField(_ name: String, of operand: Expression, _ part: CheckedExpression) {
        guard case .model(let model)? = tree.valueType(of: operand), let type = environment.schema?.types[model],
            let index = type.fieldIndex(name)
        else {
            guard case .select = part.node.kind else { return }
            return add(name, part.node, .key(part.type))
        }
        add(name, part.node, .field(type.fields[index], of: type))
    }

    private mutating func addCall(_ name: String, _ target: Expression?, _ node: Expression) {
        if let target, case .model(let model)? = tree.part(target)?.type, let type = environment.schema?.types[model],
            let index = type.methodIndex(name)
        {
            return add(name, node, .method(type.methods[index], of: type))
        }
        // Functions of a namespace are called as if on an object: `math.abs(x)`.
        if let target, tree.part(target) == nil, case .identifier(let space) = target.kind {
            return addFunction("\(space).\(name)", at: node.focus)
        }
        addFunction(name, at: node.focus)
    }

    private mutating func addFunction(_ name: String, at range: Range<Int>) {
        let signatures = environment.signatures(of: name)
        guard !signatures.isEmpty else { return }
        let summary = FunctionSummaries.summary(of: name)
        symbols.append(
            ExpressionSymbol(name: name, range: range, meaning: .function(signatures: signatures, summary: summary))
        )
    }

    private mutating func declare(_ name: String, _ place: Range<Int>, in body: Expression?) {
        let type = body.flatMap { tree.part($0) }?.locals.last { $0.name == name }?.type ?? .dyn
        symbols.append(ExpressionSymbol(name: name, range: place, meaning: .local(type, declaration: place)))
    }

    private func tokenText(_ range: Range<Int>) -> String {
        if case .identifier(let name)? = tokens.first(where: { $0.range == range })?.kind { name } else { "" }
    }

    /// The places of the names that a macro's arguments begin with.
    private func namesBehind(_ focus: Range<Int>) -> [Range<Int>] {
        guard let macro = tokens.firstIndex(where: { $0.range == focus }) else { return [] }
        var places: [Range<Int>] = []
        var index = macro + 2
        while index < tokens.count, case .identifier = tokens[index].kind {
            places.append(tokens[index].range)
            index += 2
        }
        return places
    }
}
