import JSONReader
package import Symbolic

/// All resource instances of a plan, by type; an instance is made only when its type is asked for.
///
/// Managed instances come from `resource_changes`, data sources from there while they are deferred and else from
/// `prior_state`. A plan without `resource_changes` is read from `planned_values`, of which less is known.
package final class InstanceTable: Sendable {
    private let buckets: [String: InstanceBucket]
    private let order: [String]
    private let keysOfModules = Memo<[ModulePath: [InstanceKey]]>()
    /// The place of the first entry of `resource_changes` that cannot be read; nil where all can.
    let damaged: Int?

    init(
        changes: JSONNode?,
        priorState: JSONNode?,
        plannedValues: JSONNode?,
        configuration: Configuration,
        configured: SourceValues? = nil
    ) {
        let state = priorState?["values"]?["root_module"]
        let collector: EntryCollector
        if let changes {
            collector = EntryCollector(changes: changes, state: state)
        } else {
            collector = EntryCollector(plannedValues: plannedValues?["root_module"], state: state)
        }
        self.order = collector.order
        self.damaged = collector.damaged
        var buckets: [String: InstanceBucket] = [:]
        if let document = (changes ?? plannedValues ?? priorState)?.document {
            for (type, places) in collector.entries {
                buckets[type] = InstanceBucket(
                    type,
                    places,
                    in: document,
                    configuration: configuration,
                    configured: configured
                )
            }
        }
        self.buckets = buckets
    }

    /// The types that the plan has instances of, managed or data, in the order in which the plan names them.
    package var types: [String] { order }

    /// How many instances the plan has.
    package var count: Int { buckets.values.reduce(0) { $0 + $1.count } }

    /// All instances, type by type.
    package var all: [ResourceInstance] { order.flatMap { instances(ofType: $0) } }

    /// The instances of a type, data sources included, in the order of the plan.
    package func instances(ofType type: String) -> [ResourceInstance] {
        buckets[type]?.instances.all ?? []
    }

    /// The managed instances of a type.
    package func managed(_ type: String) -> [ResourceInstance] {
        buckets[type]?.instances.managed ?? []
    }

    /// The managed instances of a type that will exist.
    package func existing(_ type: String) -> [ResourceInstance] {
        buckets[type]?.instances.existing ?? []
    }

    /// The data sources of a type.
    package func data(_ type: String) -> [ResourceInstance] {
        instances(ofType: type).filter { $0.address.mode == .data }
    }

    /// Whether the text of an attribute may be known of any instance of a type; no instance is made for the answer.
    package func mayTell(_ attribute: String, ofType type: String) -> Bool {
        buckets[type]?.mayTell(attribute) ?? false
    }

    /// Whether any instance of a type may set an attribute, or have a text there that is not empty; likewise.
    ///
    /// What the provider will compute is not set.
    package func maySet(_ attribute: String, ofType type: String) -> Bool {
        buckets[type]?.maySet(attribute) ?? false
    }

    /// What the plan says of each instance of a type, none of which is made; nil where more may be known of them.
    package func entries(ofType type: String) -> InstanceEntries? {
        buckets[type]?.entries
    }

    /// The instance of an address; nil if the plan has none.
    package func instance(_ address: ResourceAddress) -> ResourceInstance? {
        buckets[address.type]?.instance(address)
    }

    /// Whether any instance of a type has a key of its own.
    func haveKeys(ofType type: String) -> Bool { buckets[type]?.instances.haveKeys ?? false }

    /// All instances of a block in one module instance, whatever their key.
    package func instances(ofBlock address: ResourceAddress) -> [ResourceInstance] {
        buckets[address.type]?.instances(ofBlock: address) ?? []
    }

    /// The keys of a called module's instances that hold resources, in Terraform's order.
    func moduleKeys(of name: String, in module: ModulePath) -> [InstanceKey] {
        keysOfModules.value { InstanceTable.keys(ofModulesOf: all) }[module.call(name)] ?? []
    }

    /// The keys of the instances of each module that has keys, by its path without its own key.
    private static func keys(ofModulesOf instances: [ResourceInstance]) -> [ModulePath: [InstanceKey]] {
        var keys: [ModulePath: Set<InstanceKey>] = [:]
        var last = ModulePath.root
        for instance in instances where instance.exists && instance.address.module != last {
            last = instance.address.module
            for (depth, step) in last.steps.enumerated() {
                guard let key = step.key else { continue }
                let module = ModulePath(Array(last.steps.prefix(depth))).call(step.name)
                keys[module, default: []].insert(key)
            }
        }
        return keys.mapValues { $0.sorted { $0.precedes($1) } }
    }
}
