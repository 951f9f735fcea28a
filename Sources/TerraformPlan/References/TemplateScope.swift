import HCL
import Symbolic

/// Resolves what the templates of a `.tf.json` configuration refer to, from the plan.
///
/// The plan's own values count; where it has none, an attribute of an instance stands for itself. What the plan does
/// not show, such as locals and `each.value`, is unknown.
struct TemplateScope {
    /// How far a value is followed through module calls and outputs.
    private static let depthLimit = 16

    let plan: Plan
    let module: ModulePath
    /// The key of the instance whose configuration is evaluated.
    let key: InstanceKey?
    var depth = 0

    /// The value of an expression that the plan shows as a template; nil where it shows none.
    func value(of expression: ConfiguredExpression) -> Value? {
        guard depth < TemplateScope.depthLimit, let template = expression.template else { return nil }
        guard let parsed = try? TemplateSource.template(template) else { return nil }
        return PartialEvaluator { value(of: $0) }.evaluate(parsed)
    }

    /// The value of the one variable that an expression refers to; nil where it refers to anything else, or where nothing
    /// tells the value.
    func variable(in expression: ConfiguredExpression) -> Value? {
        let references = expression.fullReferences
        guard depth < TemplateScope.depthLimit, references.count == 1,
            case .variable(let name) = references[0].subject
        else { return nil }
        guard let parent = module.parent, let step = module.steps.last else {
            return follow(plan.variables.value(name), references[0].path)
        }
        guard let call = plan.configuration.module(parent)?.call(step.name) else { return nil }
        guard let argument = call.argument(name) else {
            return follow(call.module.variableDefault(name).map { Value($0) }, references[0].path)
        }
        let scope = TemplateScope(plan: plan, module: parent, key: nil, depth: depth + 1)
        return follow(scope.plainValue(of: argument) ?? scope.variable(in: argument), references[0].path)
    }

    /// The value that a traversal stands for.
    private func value(of traversal: Traversal) -> Value {
        guard let reference = Reference(traversal.text) else { return unknown(traversal.text, nil) }
        switch reference.subject {
        case .resource(let mode, let type, let name, let key):
            let address = ResourceAddress(module: module, mode: mode, type: type, name: name, key: key)
            return attribute(reference.path, of: address, reference)
        case .variable(let name): return variable(name, reference)
        case .module(let name, let key): return output(of: name, key, reference)
        case .symbol("each") where reference.path.root == "key", .symbol("count") where reference.path.root == "index":
            return ownKey ?? unknown(traversal.text, reference)
        case .local, .symbol: return unknown(traversal.text, reference)
        }
    }

    private var ownKey: Value? {
        switch key {
        case .index(let index)?: Value(.number(String(index)))
        case .key(let key)?: Value(.string(key))
        case nil: nil
        }
    }

    private func attribute(_ path: AttributePath, of address: ResourceAddress, _ reference: Reference) -> Value {
        let identity = AttributeIdentity(address: address, path: path)
        let others = address.key == nil ? plan.instances.instances(ofBlock: address) : []
        if path.isEmpty || others.contains(where: { $0.address.key != nil }) {
            return unknown(reference.text, reference)
        }
        guard let value = plan.value(of: identity) else { return Value(Unknown(attribute: identity)) }
        return value
    }

    private func variable(_ name: String, _ reference: Reference) -> Value {
        guard let parent = module.parent, let step = module.steps.last else {
            return follow(plan.variables.value(name), reference.path) ?? unknown(reference.text, reference)
        }
        let scope = TemplateScope(plan: plan, module: parent, key: nil, depth: depth + 1)
        guard let call = plan.configuration.module(parent)?.call(step.name) else {
            return unknown(reference.text, reference)
        }
        guard let argument = call.argument(name) else {
            let byDefault = call.module.variableDefault(name).map { Value($0) }
            return follow(byDefault, reference.path) ?? unknown(reference.text, reference)
        }
        return follow(scope.plainValue(of: argument), reference.path) ?? unknown(reference.text, reference)
    }

    private func output(of name: String, _ key: InstanceKey?, _ reference: Reference) -> Value {
        guard let call = plan.configuration.module(module)?.call(name), key != nil || !call.isRepeated,
            let output = reference.path.root, let expression = call.module.output(output)
        else { return unknown(reference.text, reference) }
        let scope = TemplateScope(plan: plan, module: module.call(name, key: key), key: nil, depth: depth + 1)
        let rest = AttributePath(Array(reference.path.steps.dropFirst()))
        return follow(scope.plainValue(of: expression), rest) ?? unknown(reference.text, reference)
    }

    /// The value of a template or constant; nil where the plan shows only references, which say nothing of the text.
    private func plainValue(of expression: ConfiguredExpression) -> Value? {
        value(of: expression) ?? expression.constant.map { Value($0) }
    }

    private func follow(_ value: Value?, _ path: AttributePath) -> Value? {
        path.steps.reduce(value) { value, step in
            switch step {
            case .attribute(let name), .key(let name): value?.member(name)
            case .index(let position): value?.elements.flatMap { $0.indices.contains(position) ? $0[position] : nil }
            }
        }
    }

    private func unknown(_ text: String, _ reference: Reference?) -> Value {
        Value(
            Unknown(
                UnknownSource(
                    attribute: nil,
                    reason: .undecided("the plan does not tell \(text)"),
                    references: reference.map { [$0] } ?? []
                )
            )
        )
    }
}
