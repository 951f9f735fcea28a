package import Symbolic

/// A resource block of the configuration that an incomplete plan has no instance of: `-target` or `-exclude` left it out,
/// it was deferred, or its `count` is 0.
package struct LeftOutBlock: Sendable {
    /// The address of the block in a module instance, without an instance key.
    package let address: ResourceAddress
    /// What the asked attribute refers to; nil where the block does not set it.
    package let references: ResolvedReferences?
    /// The texts that the asked attribute is written with; nil where the plan does not tell.
    package let texts: Texts?

    /// What an attribute is written with: a constant, or a variable of a known value.
    package struct Texts: Sendable {
        /// The text, or those of a list.
        package let all: [String]
        /// Whether these are the value itself; a template or a function may make another one of a variable.
        package let isConstant: Bool
    }
}

extension Plan {
    /// The blocks of a managed type that this plan may leave for another one; none where the plan is complete, or does
    /// not tell.
    package func leftOutBlocks(ofType type: String, naming attribute: String) -> [LeftOutBlock] {
        guard isComplete == false else { return [] }
        var found: [LeftOutBlock] = []
        var open: [(path: ModulePath, module: ConfiguredModule)] = [(.root, configuration.root)]
        while let (path, module) = open.popLast() {
            for (name, block) in module.blocks(ofType: type) {
                let address = ResourceAddress(module: path, type: type, name: name)
                guard instances.instances(ofBlock: address).isEmpty else { continue }
                let expression = block.expression(of: attribute)
                let references = expression.map {
                    ReferenceResolver.resolve($0, in: path, configuration: configuration, table: instances).references
                }
                let texts = expression.flatMap { self.texts(of: $0, in: path) }
                found.append(LeftOutBlock(address: address, references: references, texts: texts))
            }
            for (name, call) in module.allCalls {
                let keys = instances.moduleKeys(of: name, in: path)
                let paths = keys.isEmpty ? [path.call(name)] : keys.map { path.call(name, key: $0) }
                open += paths.map { ($0, call.module) }
            }
        }
        return found
    }

    /// The texts that an expression in a module is written with, followed through the arguments of its calls.
    private func texts(of expression: ConfiguredExpression, in path: ModulePath) -> LeftOutBlock.Texts? {
        var expression = expression
        var module = path
        var members: [AttributePath.Step] = []
        var isConstant = true
        let value: Value?
        while true {
            if expression.isLiteral {
                guard let constant = expression.constant else { return nil }
                value = Value(constant)
                break
            }
            let references = configuration.fullReferences(of: expression)
            guard references.count == 1, case .variable(let name) = references[0].subject else { return nil }
            isConstant = false
            members = references[0].path.steps + members
            guard let parent = module.parent, let step = module.steps.last else {
                value = variables.value(name)
                break
            }
            guard let call = configuration.module(parent)?.call(step.name) else { return nil }
            guard let argument = call.argument(name) else {
                value = call.module.variableDefault(name).map { Value($0) }
                break
            }
            expression = argument
            module = parent
        }
        guard let part = value?.part(at: members[...]) else { return nil }
        let parts = part.elements ?? [part]
        let all = parts.compactMap(\.string)
        return all.count == parts.count ? LeftOutBlock.Texts(all: all, isConstant: isConstant) : nil
    }
}
