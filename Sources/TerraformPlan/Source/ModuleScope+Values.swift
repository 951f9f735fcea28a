import HCL
import Symbolic

extension ModuleScope {
    /// The value of a variable: that of the plan for the root module, else the argument of the call or the default.
    func variable(_ name: String) -> Value {
        evaluation.value(of: .variable(name, in: path)) {
            let block = module.variable(name)
            let isSensitive =
                block?.body.attribute("sensitive")?.expression.isTrue
                ?? evaluation.source.configuration.module(path)?.variableIsSensitive(name) ?? false
            return variable(name, block).marked(isSensitive)
        }
    }

    private func variable(_ name: String, _ block: SourceBlock?) -> Value {
        let type = block?.body.attribute("type").flatMap { TypeConstraint($0.expression) } ?? .any
        guard let parent = path.parent, let step = path.steps.last else {
            return rootVariable(name, block, type)
        }
        guard let caller = evaluation.scope(of: parent), let call = caller.module.call(step.name) else {
            return evaluation.absence(of: path)
        }
        // Its type could change what is given.
        guard let block else { return .undecided("var.\(name) is not in the files that could be read") }
        guard evaluation.source.check.agreesOnArgument(name, of: path) else { return .mismatch() }
        guard let argument = call.body.attribute(name) else { return fallback(name, block, type) }
        let value = type.convert(caller.repeated(call, by: step.key).evaluate(argument.expression))
        let isNullable = block.body.attribute("nullable")?.expression.isFalse != true
        return value.isNull && !isNullable ? fallback(name, block, type) : value
    }

    /// A variable of the root module: what the plan says; what the configuration writes, where only that counts.
    private func rootVariable(_ name: String, _ block: SourceBlock?, _ type: TypeConstraint) -> Value {
        let planned = evaluation.source.variables.value(name)
        guard evaluation.source.view == .written else {
            return planned.map(type.convert) ?? fallback(name, block, type)
        }
        // Nobody can tell whether an ephemeral variable has its default.
        guard let planned else { return Value(Unknown(UnknownSource(attribute: nil, reason: .missingVariable(name)))) }
        let written = fallback(name, block, type)
        if written.holes == nil, ValueAgreement.of(planned, written) == .same { return written }
        return Value(Unknown(UnknownSource(attribute: nil, reason: .missingVariable(name))))
    }

    /// The default of a variable.
    private func fallback(_ name: String, _ block: SourceBlock?, _ type: TypeConstraint) -> Value {
        if let node = evaluation.source.configuration.module(path)?.variableDefault(name) {
            return type.convert(Value(node))
        }
        if let written = block?.body.attribute("default") { return type.convert(evaluate(written.expression)) }
        return Value(Unknown(UnknownSource(attribute: nil, reason: .missingVariable(name))))
    }

    /// The value of a local.
    func local(_ name: String) -> Value {
        evaluation.value(of: .local(name, in: path)) {
            guard let local = module.local(name) else {
                return .undecided("local.\(name) is not in the files that could be read")
            }
            return evaluate(local.expression)
        }
    }

    /// The value of an output of this module.
    func output(_ name: String) -> Value {
        evaluation.value(of: .output(name, of: path)) {
            guard let block = module.output(name), let value = block.body.attribute("value") else {
                return .undecided("the output \(name) is not in the files that could be read")
            }
            let configured = evaluation.source.configuration.module(path)?.output(name)
            guard evaluation.source.check.agrees(value.expression, with: configured, of: "\(path)") else {
                return .mismatch()
            }
            let isSensitive = block.body.attribute("sensitive")?.expression.isTrue == true
            return evaluate(value.expression).marked(isSensitive)
        }
    }

    /// `each.key` or `count.index`; nil outside of a repeated block.
    var ownKey: Value? {
        switch repetition?.key {
        case .index(let index)?: Value(.number(String(index)))
        case .key(let key)?: Value(.string(key))
        case nil: nil
        }
    }

    /// `each.value`.
    func ownValue(_ traversal: Traversal) -> Value {
        guard let repetition, case .key(let key)? = repetition.key,
            let collection = elements(of: repetition.block)
        else { return undecided(traversal).value }
        // The elements of a set are their own keys.
        if collection.alternatives.allSatisfy({ $0.partialElements != nil }) { return Value(.string(key)) }
        if let unknown = collection.unknown, !collection.isPartial { return Value(unknown.derived) }
        return collection.member(key) ?? .undecided("\(traversal.text) has no value in for_each")
    }

    /// The value of the `for_each` or `count` of a block; nil where it has neither.
    func elements(of block: SourceBlock) -> Value? {
        guard let argument = block.body.attribute("for_each") ?? block.body.attribute("count") else { return nil }
        let name = ([block.type] + block.labels).joined(separator: ".")
        return evaluation.value(of: .repetition(block: name, in: path)) {
            if block.type == "module", let call = block.labels.first {
                guard evaluation.source.check.agreesOnRepetition(of: path.call(call)) else { return .mismatch() }
            }
            return evaluate(argument.expression)
        }
    }
}

extension Expression {
    /// Whether the expression is the literal `true`.
    var isTrue: Bool {
        if case .bool(true) = kind { true } else { false }
    }

    /// Whether the expression is the literal `false`.
    var isFalse: Bool {
        if case .bool(false) = kind { true } else { false }
    }
}

extension Unknown {
    /// What was not evaluated because of a limit.
    static let limit = Unknown(UnknownSource(attribute: nil, reason: .limit))
}
