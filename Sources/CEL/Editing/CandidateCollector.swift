import Symbolic

/// Finds what could be written at a place of an expression that was made whole.
struct CandidateCollector {
    private let environment: Environment
    private let tree: CheckedTree

    init(_ environment: Environment, _ tree: CheckedTree) {
        self.environment = environment
        self.tree = tree
    }

    /// The names of variables, functions and namespaces, the nearest variable of a name first.
    func names(at offset: Int) -> [ExpressionCandidate] {
        let here = tree.parts.first { part in
            if case .identifier = part.node.kind { part.node.focus.lowerBound == offset } else { false }
        }
        var seen: Set<String> = []
        let variables = (environment.variables + (here?.locals ?? [])).reversed().filter { variable in
            let isWritable = variable.name.utf8.first.map { $0 != UInt8(ascii: "@") } ?? false
            return isWritable && seen.insert(variable.name).inserted
        }
        return variables.map { ExpressionCandidate($0.name, .variable, $0.type.description, summary(of: $0.type)) }
            + functions.filter { !$0.name.contains(".") } + namespaces
            + ["true", "false", "null"].map { ExpressionCandidate($0, .literal) }
    }

    /// What can stand behind the point before an offset.
    func members(at offset: Int) -> [ExpressionCandidate] {
        for part in tree.parts where part.node.focus.lowerBound == offset {
            switch part.node.kind {
            case .select(let operand, _, _), .presence(let operand, _):
                if case .identifier(let name) = operand.kind, !isVariable(name, in: part) {
                    return functions(in: name)
                }
                return tree.part(operand).map { members(of: $0.type) } ?? []
            default: continue
            }
        }
        return []
    }

    /// The texts that a field can have with which the string at an offset is compared.
    func values(at offset: Int) -> [ExpressionCandidate] {
        for part in tree.parts {
            guard case .call(let name, _, let arguments) = part.node.kind, ["==", "!=", "in"].contains(name),
                arguments.contains(where: { isText($0, at: offset) })
            else { continue }
            for argument in arguments {
                guard case .select(let operand, let field, _) = argument.kind,
                    case .model(let model)? = tree.valueType(of: operand),
                    let type = environment.schema?.types[model], let index = type.fieldIndex(field)
                else { continue }
                return type.fields[index].allowedValues.map { ExpressionCandidate($0, .value) }
            }
        }
        return []
    }

    private func isText(_ node: Expression, at offset: Int) -> Bool {
        switch node.kind {
        case .literal(.string): node.range.lowerBound == offset
        case .list(let elements): elements.contains { isText($0.value, at: offset) }
        default: false
        }
    }

    private func isVariable(_ name: String, in part: CheckedExpression) -> Bool {
        part.locals.contains { $0.name == name } || environment.resolvedSlot(of: name) != nil
    }

    private func members(of type: CELType) -> [ExpressionCandidate] {
        var candidates: [ExpressionCandidate] = []
        let inner = if case .optional(let value) = type { value } else { type }
        if case .model(let name) = inner, let model = environment.schema?.types[name] {
            candidates += model.fields.map { field in
                ExpressionCandidate(field.name, .field, field.type.description, field.summary)
            }
            candidates += model.methods.map { ExpressionCandidate($0.name, .method, $0.signature, $0.summary) }
        }
        candidates += MacroSignature.all.filter { $0.takes(type) }.map { macro in
            ExpressionCandidate(macro.name, .macro, macro.signature, macro.summary)
        }
        return candidates + methods(of: type)
    }

    /// The methods that are declared for a type; for a value of any type those of all types.
    private func methods(of type: CELType) -> [ExpressionCandidate] {
        func takes(_ parameter: CELType?) -> Bool {
            guard let parameter else { return false }
            if type == .dyn { return true }
            switch parameter {
            case .dyn, .parameter: return false
            default: return type.isCandidate(for: parameter)
            }
        }
        let standard = FunctionTable.standard
        let hosts = environment.functions.values.joined().filter { $0.isMethod && takes($0.parameters.first) }
        let overloads = standard.methodNames.flatMap { standard.overloads($0, isMethod: true) }
            .filter { takes($0.parameters.first) }
        return merged(hosts.map { ($0.name, $0.signature) } + overloads.map { ($0.name, $0.fullSignature) }, .method)
    }

    /// The functions that are called on nothing, `math.abs` included.
    private var functions: [ExpressionCandidate] {
        let standard = FunctionTable.standard
        let hosts = environment.functions.values.joined().filter { !$0.isMethod }.map { ($0.name, $0.signature) }
        let overloads = standard.functionNames.flatMap { standard.overloads($0, isMethod: false) }
            .filter { !environment.signatures(of: $0.name).isEmpty }
            .map { ($0.name, $0.fullSignature) }
        let macros = MacroSignature.all.filter { $0.target == .none }.map { macro in
            ExpressionCandidate(macro.name, .macro, macro.signature, macro.summary)
        }
        return macros + merged(hosts + overloads, .function)
    }

    private func functions(in namespace: String) -> [ExpressionCandidate] {
        functions.filter { $0.name.hasPrefix("\(namespace).") }.map { function in
            let name = String(function.name.dropFirst(namespace.count + 1))
            return ExpressionCandidate(name, function.kind, function.signature, function.summary)
        }
    }

    private var namespaces: [ExpressionCandidate] {
        let names = functions.compactMap { function in
            function.name.firstIndex(of: ".").map { String(function.name[..<$0]) }
        }
        let callable = Set(functions.map(\.name))
        return Set(names).subtracting(callable).sorted().map { ExpressionCandidate($0, .namespace, "\($0).…") }
    }

    /// One candidate for a name, with a line for each way to call it.
    private func merged(
        _ calls: [(name: String, signature: String)],
        _ kind: ExpressionCandidate.Kind
    ) -> [ExpressionCandidate] {
        Dictionary(grouping: calls, by: \.name).sorted { $0.key < $1.key }.map { name, calls in
            let signatures = Set(calls.map(\.signature)).sorted().joined(separator: "\n")
            return ExpressionCandidate(name, kind, signatures, FunctionSummaries.summary(of: name))
        }
    }

    private func summary(of type: CELType) -> String {
        guard case .model(let name) = type else { return "" }
        return environment.schema?.types[name]?.summary ?? ""
    }
}

extension CELType {
    /// Whether a value of this type may be what a function is called on.
    fileprivate func isCandidate(for parameter: CELType) -> Bool {
        var inference = TypeInference()
        var parameters: [String: CELType] = [:]
        return self != .null && inference.assign(self, to: inference.instantiate(parameter, &parameters))
    }
}

extension Overload {
    fileprivate var fullSignature: String { "\(signature) -> \(result)" }
}
