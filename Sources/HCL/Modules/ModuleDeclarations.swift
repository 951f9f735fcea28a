/// What the files of a module declare, as they are read one after the other.
///
/// Blocks that say nothing of values (`terraform`, `moved`, `import`, `removed`, …) are passed over. Where
/// something is declared twice, which Terraform refuses, the first one counts.
struct ModuleDeclarations {
    private(set) var variables: [String: SourceBlock] = [:]
    private(set) var locals: [String: SourceAttribute] = [:]
    private(set) var outputs: [String: SourceBlock] = [:]
    private(set) var resources: [String: SourceBlock] = [:]
    private(set) var calls: [String: SourceBlock] = [:]
    private(set) var providers: [String: SourceBlock] = [:]

    /// Adds what a file declares.
    mutating func declare(_ body: SourceBody) {
        visit(body) {
            $0 ?? $1
        } local: {
            $0 ?? $1
        }
    }

    /// Lays what an override file says over what is declared; it declares nothing of its own.
    ///
    /// Source: Terraform documentation, "Override Files".
    mutating func override(with body: SourceBody) {
        visit(body) {
            $0?.overridden(by: $1)
        } local: {
            $0 == nil ? nil : $1
        }
    }

    private mutating func visit(
        _ body: SourceBody,
        block merge: (_ old: SourceBlock?, _ new: SourceBlock) -> SourceBlock?,
        local: (_ old: SourceAttribute?, _ new: SourceAttribute) -> SourceAttribute?
    ) {
        for block in body.blocks {
            switch (block.type, block.labels.count) {
            case ("locals", 0):
                for attribute in block.body.attributes {
                    locals[attribute.name] = local(locals[attribute.name], attribute)
                }
            case ("variable", 1): variables[block.labels[0]] = merge(variables[block.labels[0]], block)
            case ("output", 1): outputs[block.labels[0]] = merge(outputs[block.labels[0]], block)
            case ("module", 1): calls[block.labels[0]] = merge(calls[block.labels[0]], block)
            case ("provider", 1): providers[block.providerKey] = merge(providers[block.providerKey], block)
            case ("resource", 2), ("data", 2), ("ephemeral", 2):
                resources[block.address] = merge(resources[block.address], block)
            case ("check", 1):
                // A data source inside of a check is one of the module.
                for source in block.body.blocks where source.type == "data" && source.labels.count == 2 {
                    resources[source.address] = merge(resources[source.address], source)
                }
            default: break
            }
        }
    }
}

extension SourceBlock {
    /// What a `provider` block goes by in its module: `aws`, or `aws.dr` with an alias.
    fileprivate var providerKey: String {
        let alias = body.attribute("alias")?.expression.literalString
        return (labels + [alias].compactMap(\.self)).joined(separator: ".")
    }

    /// The address of a resource's or data source's block in its module.
    fileprivate var address: String {
        let address = labels.joined(separator: ".")
        return type == "resource" ? address : "\(type).\(address)"
    }
}
