import JSONReader
package import Symbolic

/// A resource block of the configuration of which an incomplete plan may lack an instance: `-target` or `-exclude` left it
/// out, it was deferred, or its `count` is 0.
package struct LeftOutBlock: Sendable {
    /// The address of the block in a module instance, without an instance key.
    package let address: ResourceAddress
    /// What the asked attribute refers to; nil where the block does not set it.
    package let references: ResolvedReferences?
    /// The texts that the asked attribute is written as, or those of a list; nil where it is no constant: what is made of
    /// a variable the plan does not tell.
    package let constants: [String]?
    /// Whether the plan has some instances of the block, by keys that do not tell how many there are.
    fileprivate let hasInstances: Bool

    /// Why something cannot be told of the block.
    package var reason: UnknownSource.Reason {
        .undecided(
            hasInstances
                ? "this plan, which is not complete, may lack an instance of \(address)"
                : "\(address) is not part of this plan, which is not complete"
        )
    }
}

extension Plan {
    /// The blocks of a managed type that this plan may leave for another one; none where the plan is complete.
    ///
    /// Where it does not tell, as before Terraform 1.8 and in OpenTofu, those of which there is always an instance.
    package func leftOutBlocks(ofType type: String, naming attribute: String) -> [LeftOutBlock] {
        guard isComplete != true else { return [] }
        let isTold = isComplete == false
        var found: [LeftOutBlock] = []
        var open: [(path: ModulePath, module: ConfiguredModule)] = [(.root, configuration.root)]
        while let (path, module) = open.popLast() {
            for (name, block) in module.blocks(ofType: type) {
                let address = ResourceAddress(module: path, type: type, name: name)
                let planned = instances.instances(ofBlock: address)
                let isMissing = planned.isEmpty && (isTold || hasInstances(address, block) && isOneModule(path))
                guard isMissing || isTold && mayHaveMore(than: planned, block) else { continue }
                let expression = block.expression(of: attribute)
                let references = expression.map {
                    ReferenceResolver.resolve($0, in: path, configuration: configuration, table: instances).references
                }
                let constants = expression.flatMap(LeftOutBlock.constants)
                found.append(
                    LeftOutBlock(
                        address: address,
                        references: references,
                        constants: constants,
                        hasInstances: !planned.isEmpty
                    )
                )
            }
            for (name, call) in module.allCalls {
                let keys = isTold || call.isRepeated ? instances.moduleKeys(of: name, in: path) : []
                // Without a key it stands for instances of the module that are left out as a whole.
                if isTold || !call.isRepeated { open.append((path.call(name), call.module)) }
                open += keys.map { (path.call(name, key: $0), call.module) }
            }
        }
        return found
    }

    /// Whether there is always an instance of a block: one without `count` and `for_each`, or one for which the source tells
    /// that they make some.
    private func hasInstances(_ address: ResourceAddress, _ block: ConfiguredResource) -> Bool {
        block.isRepeated ? source?.repeatsForCertain(address) ?? false : true
    }

    /// Whether no module of a path has keys: a `for_each` of constants only is not told.
    private func isOneModule(_ path: ModulePath) -> Bool {
        path.steps.indices.allSatisfy { depth in
            let step = path.steps[depth]
            let parent = ModulePath(Array(path.steps.prefix(depth)))
            return step.key != nil || instances.moduleKeys(of: step.name, in: parent).isEmpty
        }
    }

    /// Whether a block may have further instances: the keys of `for_each` are not told, those of `count` by a constant.
    private func mayHaveMore(than planned: [ResourceInstance], _ block: ConfiguredResource) -> Bool {
        guard planned.contains(where: { $0.address.key != nil }) else { return false }
        return block.count?.constant?.int.map { $0 > planned.count } ?? true
    }
}

extension LeftOutBlock {
    /// The texts that an expression is written as; nil where it is something else than a text or a list of texts.
    fileprivate static func constants(of expression: ConfiguredExpression) -> [String]? {
        guard expression.isLiteral, let constant = expression.constant else { return nil }
        let value = Value(constant)
        let parts = value.elements ?? [value]
        let texts = parts.compactMap(\.string)
        return texts.count == parts.count ? texts : nil
    }
}
