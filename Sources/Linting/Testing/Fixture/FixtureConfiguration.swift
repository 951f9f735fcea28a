import Symbolic

/// The `configuration` of a test's plan: blocks by module, and the variables and outputs that join the modules.
struct FixtureConfiguration {
    /// The blocks and ends of one module.
    private struct Module {
        var resources: [FixtureJSON] = []
        /// The names of the calls with their instance keys.
        var calls: [(name: String, key: InstanceKey?)] = []
        /// What the calls pass in: by call, then variable, the references.
        var arguments: [String: [(name: String, references: [String])]] = [:]
        var variables: [String] = []
        var outputs: [(name: String, references: [String])] = []
    }

    private let world: FixtureWorld
    private var modules: [ModulePath: Module] = [.root: Module()]

    init(_ world: FixtureWorld) {
        self.world = world
        var done: Set<ResourceAddress> = []
        for resource in world.resources where done.insert(resource.address.withoutModuleKeys).inserted {
            add(resource)
        }
    }

    /// The configuration as the plan shows it.
    var json: FixtureJSON {
        .members([("provider_config", .object([])), ("root_module", json(of: .root, depth: 0))])
    }

    private mutating func add(_ resource: FixtureResource) {
        let address = resource.address
        let module = address.module.withoutKeys
        open(address.module)
        let instances = world.resources.filter { $0.address.withoutModuleKeys == address.withoutModuleKeys }
        var wiring = self
        let expressions = instances.map { wiring.expressions(of: $0) }
        self = wiring
        let merged = FixtureConfiguration.merged(expressions)
        let json = FixtureJSON.members([
            ("address", .string(address.configurationAddress)),
            ("mode", .string(address.mode.rawValue)),
            ("type", .string(address.type)),
            ("name", .string(address.name)),
            ("provider_config_key", .string(FixturePlan.providerName(of: address.type))),
            ("expressions", merged),
            ("schema_version", .number("0")),
            ("count_expression", address.key.flatMap { $0.isIndex ? .object([]) : nil }),
            ("for_each_expression", address.key.flatMap { $0.isIndex ? nil : .object([]) }),
        ])
        modules[module]?.resources.append(json)
    }

    /// Makes sure that the module and its ancestors exist and call each other.
    private mutating func open(_ path: ModulePath) {
        var parent = ModulePath.root
        for step in path.steps {
            let child = parent.call(step.name)
            if modules[child] == nil {
                modules[child] = Module()
                modules[parent]?.calls.append((step.name, step.key))
            }
            parent = child
        }
    }

    private mutating func expressions(of resource: FixtureResource) -> [FixtureJSON.Member] {
        var members: [FixtureJSON.Member] = []
        for attribute in resource.attributes {
            var spellings: [FixtureTarget: [String]] = [:]
            for target in attribute.value.targets {
                spellings[target] = spell(target, from: resource.address.module, depth: 0)
            }
            let expression = FixtureExpression(world: world) { spellings[$0] ?? [] }
            let json = expression.json(attribute.value, attribute: attribute.name, type: resource.address.type)
            if let json { members.append(FixtureJSON.Member(name: attribute.name, value: json)) }
        }
        return members
    }

    /// One block stands for all its instances: where they differ, what is left is what they refer to.
    private static func merged(_ instances: [[FixtureJSON.Member]]) -> FixtureJSON {
        guard let first = instances.first, instances.count > 1 else { return .object(instances.first ?? []) }
        let names = instances.flatMap { $0.map(\.name) }.uniqued
        return .members(
            names.map { name in
                let values = instances.compactMap { FixtureJSON.object($0)[name] }
                if values.count == instances.count, values.allSatisfy({ $0 == values[0] }) {
                    return (name, FixtureJSON.object(first)[name])
                }
                let references = values.flatMap { value -> [FixtureJSON] in
                    if case .array(let references)? = value["references"] { references } else { [] }
                }
                return (name, references.isEmpty ? .object([]) : .members([("references", .array(references))]))
            }
        )
    }

    /// Spells a reference as the module sees it; what lies in another module comes by variables and outputs.
    private mutating func spell(_ target: FixtureTarget, from module: ModulePath, depth: Int) -> [String] {
        if target.isLocal { return FixtureConfiguration.forms(of: target) }
        let home = target.address.module
        guard depth < 32 else { return [] }
        if home == module { return FixtureConfiguration.forms(of: target) }
        let name = "\(target.address.type)_\(target.address.name)_\(target.attribute)"
        if home.steps.starts(with: module.steps) {
            let step = home.steps[module.steps.count]
            let child = module.call(step.name, key: step.key)
            open(child)
            let references = spell(target, from: child, depth: depth + 1)
            let isNew = modules[child.withoutKeys]?.outputs.contains { $0.name == name } == false
            if isNew { modules[child.withoutKeys]?.outputs.append((name, references)) }
            let call = "module.\(step.name)"
            let instance = call + (step.key?.description ?? "")
            return ["\(instance).\(name)"] + (step.key == nil ? [call] : [instance, call])
        }
        guard let parent = module.parent, let step = module.steps.last else { return [] }
        let references = spell(target, from: parent, depth: depth + 1)
        if modules[module.withoutKeys]?.variables.contains(name) == false {
            modules[module.withoutKeys]?.variables.append(name)
            modules[parent.withoutKeys]?.arguments[step.name, default: []].append((name, references))
        }
        return ["var.\(name)"]
    }

    /// A reference and its shorter forms, the most specific first, as plans list them.
    private static func forms(of target: FixtureTarget) -> [String] {
        if target.isLocal { return [target.address.configurationAddress] }
        let block = target.address.configurationAddress
        let instance = block + (target.address.key?.description ?? "")
        var forms = ["\(instance).\(target.path)"]
        if target.path != target.attribute { forms.append("\(instance).\(target.attribute)") }
        return forms + (instance == block ? [block] : [instance, block])
    }

    private func json(of path: ModulePath, depth: Int) -> FixtureJSON {
        guard let module = modules[path], depth < 32 else { return .object([]) }
        let calls = module.calls.map { call -> (String, FixtureJSON?) in
            let arguments = module.arguments[call.name, default: []].map {
                ($0.name, FixtureConfiguration.mention($0.references))
            }
            let content: [(String, FixtureJSON?)] = [
                ("source", .string("./\(call.name)")),
                ("expressions", .members(arguments)),
                ("count_expression", call.key.flatMap { $0.isIndex ? .object([]) : nil }),
                ("for_each_expression", call.key.flatMap { $0.isIndex ? nil : .object([]) }),
                ("module", json(of: path.call(call.name), depth: depth + 1)),
            ]
            return (call.name, .members(content))
        }
        let outputs = module.outputs.map { output -> (String, FixtureJSON?) in
            (output.name, .members([("expression", FixtureConfiguration.mention(output.references))]))
        }
        return .members([
            ("outputs", outputs.isEmpty ? nil : .members(outputs)),
            ("resources", .array(module.resources)),
            ("module_calls", calls.isEmpty ? nil : .members(calls)),
            ("variables", module.variables.isEmpty ? nil : .members(module.variables.map { ($0, .object([])) })),
        ])
    }

    private static func mention(_ references: [String]) -> FixtureJSON? {
        .members([("references", .array(references.map { .string($0) }))])
    }
}

extension InstanceKey {
    fileprivate var isIndex: Bool {
        if case .index = self { true } else { false }
    }
}

extension ModulePath {
    fileprivate var withoutKeys: ModulePath {
        ModulePath(steps.map { ModuleStep(name: $0.name) })
    }
}

extension ResourceAddress {
    /// The block that the instance comes from.
    fileprivate var withoutModuleKeys: ResourceAddress {
        var address = withoutKey
        address.module = module.withoutKeys
        return address
    }
}

extension Array<String> {
    fileprivate var uniqued: [String] {
        var seen: Set<String> = []
        return filter { seen.insert($0).inserted }
    }
}
