/// What the files of a module declare, as they are read one after the other.
///
/// Blocks that say nothing of values (`terraform`, `moved`, `import`, `removed`, …) are passed over. What is declared
/// twice, which Terraform refuses, is noted.
struct ModuleDeclarations {
    private(set) var variables: [String: SourceBlock] = [:]
    private(set) var locals: [String: SourceAttribute] = [:]
    private(set) var outputs: [String: SourceBlock] = [:]
    private(set) var resources: [String: SourceBlock] = [:]
    private(set) var calls: [String: SourceBlock] = [:]
    private(set) var providers: [String: SourceBlock] = [:]
    /// What is declared more than once, in the order in which it was met.
    private(set) var repeated: [RepeatedDeclaration] = []

    /// Adds what a file declares.
    mutating func declare(_ body: SourceBody) {
        var found: [RepeatedDeclaration] = []
        visit(body) { old, new in
            guard let old else { return new }
            found.append(RepeatedDeclaration(first: old, second: new))
            return old
        } local: { old, new in
            guard let old else { return new }
            found.append(RepeatedDeclaration(first: old, second: new))
            return old
        }
        guard !found.isEmpty else { return }
        var names = Set(repeated.map(\.name))
        repeated += found.filter { names.insert($0.name).inserted }
    }

    /// Takes out what is declared more than once: nobody knows which of the declarations the plan was made from.
    mutating func removeRepeated() {
        guard !repeated.isEmpty else { return }
        let names = Set(repeated.map(\.name))
        variables = variables.filter { !names.contains($1.declaredName) }
        locals = locals.filter { !names.contains($1.localName) }
        outputs = outputs.filter { !names.contains($1.declaredName) }
        resources = resources.filter { !names.contains($1.declaredName) }
        calls = calls.filter { !names.contains($1.declaredName) }
        providers = providers.filter { !names.contains($1.declaredName) }
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
                let name = block.declaredName
                resources[name] = merge(resources[name], block)
            case ("check", 1):
                // A data source inside of a check is one of the module.
                for source in block.body.blocks where source.type == "data" && source.labels.count == 2 {
                    let name = source.declaredName
                    resources[name] = merge(resources[name], source)
                }
            default: break
            }
        }
    }
}

extension SourceBlock {
    /// What expressions of the module call the block: `aws_s3_bucket.b`, `data.aws_iam_role.r`, `var.v`, `module.m`; a
    /// provider by its alias: `provider.aws.dr`.
    ///
    /// Outputs of their own module have no name there; they are called `output.o`.
    var declaredName: String {
        let name = labels.joined(separator: ".")
        return switch type {
        case "resource": name
        case "variable": "var.\(name)"
        case "provider": "provider.\(providerKey)"
        default: "\(type).\(name)"
        }
    }

    /// What a `provider` block goes by in its module: `aws`, or `aws.dr` with an alias.
    fileprivate var providerKey: String {
        let alias = body.attribute("alias")?.expression.literalString
        return (labels + [alias].compactMap(\.self)).joined(separator: ".")
    }
}

extension SourceAttribute {
    /// What expressions of the module call the local value.
    var localName: String { "local.\(name)" }
}
