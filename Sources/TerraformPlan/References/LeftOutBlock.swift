package import Symbolic

/// A resource block of the configuration that an incomplete plan has no instance of: `-target` or `-exclude` left it out,
/// it was deferred, or its `count` is 0.
package struct LeftOutBlock: Sendable {
    /// The address of the block in a module instance, without an instance key.
    package let address: ResourceAddress
    /// What the asked attribute refers to; nil where the block does not set it.
    package let references: ResolvedReferences?
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
                let references = block.expression(of: attribute).map {
                    ReferenceResolver.resolve($0, in: path, configuration: configuration, table: instances).references
                }
                found.append(LeftOutBlock(address: address, references: references))
            }
            for (name, call) in module.allCalls {
                let keys = instances.moduleKeys(of: name, in: path)
                let paths = keys.isEmpty ? [path.call(name)] : keys.map { path.call(name, key: $0) }
                open += paths.map { ($0, call.module) }
            }
        }
        return found
    }
}
