package import Symbolic

/// What the references of an expression lead to, through module calls, outputs and variables.
package struct ResolvedReferences: Hashable, Sendable {
    /// The attributes that the value may be made of, each once, in source order; the path is empty where the
    /// configuration names the whole resource.
    package var attributes: [AttributeIdentity] = []
    /// What an expression names of an attribute whose path goes on into what a module's output or argument makes of it.
    package var named: [AttributeIdentity: AttributePath] = [:]
    /// The variables of the root module that flow into the value.
    package var variables: [String] = []
    /// The references that cannot be followed: locals, `each.value`, modules whose inside the plan does not show.
    package var unresolved: [Reference] = []
    /// Whether each step on the way named one thing and nothing else, so that the value is that attribute unless a
    /// function or a template changes it.
    package var isSingle = true

    /// The one attribute that the value is taken from, where the configuration names nothing else.
    package var single: AttributeIdentity? {
        isSingle && attributes.count == 1 && variables.isEmpty && unresolved.isEmpty ? attributes[0] : nil
    }

    /// Whether every reference was followed to its end.
    package var isComplete: Bool { unresolved.isEmpty }
}

/// Follows the references of a plan's configuration to absolute addresses.
package struct ReferenceResolver {
    /// How many steps one question may take; beyond it the rest counts as unresolved.
    private static let stepLimit = 2_000
    /// Up to how many attributes are compared one by one.
    private static let comparedCount = 16

    private let configuration: Configuration
    private let table: InstanceTable
    private var result = ResolvedReferences()
    /// The attributes of the result, where they are many.
    private var met: Set<AttributeIdentity> = []
    /// Whether a reference led to resources, so that the result is that of one module instance.
    private var metResources = false
    private var steps = 0
    /// The questions under way, so that a cycle ends.
    private var visiting: [Question] = []

    /// What is followed: a variable or an output of a module instance, from a path on.
    private struct Question: Equatable {
        enum Subject: Equatable {
            case variable(String)
            case output(String)
        }

        var module: ModulePath
        var subject: Subject
        var path: AttributePath
    }

    init(configuration: Configuration, table: InstanceTable) {
        self.configuration = configuration
        self.table = table
    }

    /// Follows the references of an expression in a module instance.
    ///
    /// - Returns: What they lead to, and whether it is the same in all instances of the module.
    static func resolve(
        _ expression: ConfiguredExpression,
        in module: ModulePath,
        configuration: Configuration,
        table: InstanceTable
    ) -> (references: ResolvedReferences, isShared: Bool) {
        var resolver = ReferenceResolver(configuration: configuration, table: table)
        resolver.follow(expression, in: module, path: AttributePath())
        return (resolver.result, !resolver.metResources)
    }

    private mutating func follow(_ expression: ConfiguredExpression, in module: ModulePath, path: AttributePath) {
        let references = configuration.fullReferences(of: expression)
        if references.count != 1 { result.isSingle = false }
        for reference in references {
            steps += 1
            guard steps <= ReferenceResolver.stepLimit else {
                give(up: reference)
                return
            }
            follow(reference, in: module, path: path)
        }
    }

    private mutating func follow(_ reference: Reference, in module: ModulePath, path: AttributePath) {
        let full = path.isEmpty ? reference.path : AttributePath(reference.path.steps + path.steps)
        switch reference.subject {
        case .resource(let mode, let type, let name, let key):
            let address = ResourceAddress(module: module, mode: mode, type: type, name: name, key: key)
            addResource(address, named: reference.path, path: full)
        case .variable(let name):
            followVariable(name, reference, in: module, path: full)
        case .module(let name, let key):
            followModule(name, key, reference, in: module, path: full)
        case .symbol("each"):
            guard reference.path.root == "value" else {
                result.isSingle = false
                return
            }
            give(up: reference)
        case .symbol("count"), .symbol("path"), .symbol("terraform"):
            result.isSingle = false
        case .local, .symbol:
            give(up: reference)
        }
    }

    private mutating func addResource(_ address: ResourceAddress, named: AttributePath, path: AttributePath) {
        metResources = true
        if address.key == nil, table.haveKeys(ofType: address.type) {
            let instances = table.instances(ofBlock: address)
            if instances.contains(where: { $0.address.key != nil }) {
                result.isSingle = result.isSingle && instances.count == 1
                for instance in instances {
                    add(AttributeIdentity(address: instance.address, path: path), named: named)
                }
                return
            }
        }
        if path.isEmpty { result.isSingle = false }
        add(AttributeIdentity(address: address, path: path), named: named)
    }

    private mutating func followVariable(
        _ name: String,
        _ reference: Reference,
        in module: ModulePath,
        path: AttributePath
    ) {
        guard let parent = module.parent, let step = module.steps.last else {
            if !result.variables.contains(name) { result.variables.append(name) }
            return
        }
        guard let call = configuration.module(parent)?.call(step.name) else { return give(up: reference) }
        guard let argument = call.argument(name) else {
            // Not passed: the default counts, which is a constant.
            result.isSingle = false
            return
        }
        enter(Question(module: module, subject: .variable(name), path: path), reference) {
            $0.follow(argument, in: parent, path: path)
        }
    }

    private mutating func followModule(
        _ name: String,
        _ key: InstanceKey?,
        _ reference: Reference,
        in module: ModulePath,
        path: AttributePath
    ) {
        guard let call = configuration.module(module)?.call(name), case .attribute(let output)? = path.steps.first,
            let expression = call.module.output(output)
        else { return give(up: reference) }
        if key == nil && call.isRepeated {
            // All instances feed the value, and the plan does not say which one.
            return give(up: reference)
        }
        let inner = module.call(name, key: key)
        let rest = AttributePath(Array(path.steps.dropFirst()))
        if !rest.isEmpty, configuration.fullReferences(of: expression).contains(where: { !$0.path.isEmpty }) {
            result.isSingle = false
        }
        enter(Question(module: inner, subject: .output(output), path: rest), reference) {
            $0.follow(expression, in: inner, path: rest)
        }
    }

    private mutating func enter(
        _ question: Question,
        _ reference: Reference,
        _ body: (inout ReferenceResolver) -> Void
    ) {
        guard !visiting.contains(question) else { return give(up: reference) }
        visiting.append(question)
        body(&self)
        visiting.removeLast()
    }

    private mutating func add(_ attribute: AttributeIdentity, named: AttributePath) {
        if named != attribute.path { result.named[attribute] = named }
        if isNew(attribute) { result.attributes.append(attribute) }
    }

    /// Whether an attribute is none of those that were met: of a block there may be thousands.
    private mutating func isNew(_ attribute: AttributeIdentity) -> Bool {
        guard result.attributes.count >= ReferenceResolver.comparedCount else {
            return !result.attributes.contains(attribute)
        }
        if met.isEmpty { met = Set(result.attributes) }
        return met.insert(attribute).inserted
    }

    private mutating func give(up reference: Reference) {
        result.isSingle = false
        if !result.unresolved.contains(reference) { result.unresolved.append(reference) }
    }
}
