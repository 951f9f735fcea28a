import JSONReader
package import Symbolic

/// All resource instances of a plan, by type; an instance is made only when its type is asked for.
///
/// Managed instances come from `resource_changes`, data sources from there while they are deferred and else from
/// `prior_state`. A plan without `resource_changes` is read from `planned_values`.
package final class InstanceTable: Sendable {
    /// The instances of one type, made and indexed.
    private struct Bucket: Sendable {
        var instances: [ResourceInstance]
        var byAddress: [ResourceAddress: Int]
        /// Made when it is asked for: nothing refers to most types.
        let byBlock = SharedMemo<[ResourceAddress: [Int]]>()
    }

    private let entries: [String: [ResourceInstance.Source]]
    private let order: [String]
    private let configuration: Configuration
    private let configured: SourceValues?
    private let buckets: [String: SharedMemo<Bucket>]

    init(
        changes: JSONNode?,
        priorState: JSONNode?,
        plannedValues: JSONNode?,
        configuration: Configuration,
        configured: SourceValues? = nil
    ) {
        self.configured = configured
        let state = priorState?["values"]?["root_module"]
        let collector: EntryCollector
        if let changes {
            collector = EntryCollector(changes: changes, state: state)
        } else {
            collector = EntryCollector(plannedValues: plannedValues?["root_module"], state: state)
        }
        self.entries = collector.entries
        self.order = collector.order
        self.configuration = configuration
        self.buckets = collector.entries.mapValues { _ in SharedMemo() }
    }

    /// The types that the plan has instances of, managed or data, in the order in which the plan names them.
    package var types: [String] { order }

    /// How many instances the plan has.
    package var count: Int { entries.values.reduce(0) { $0 + $1.count } }

    /// All instances, type by type.
    package var all: [ResourceInstance] { order.flatMap { instances(ofType: $0) } }

    /// The instances of a type, data sources included, in the order of the plan.
    package func instances(ofType type: String) -> [ResourceInstance] {
        bucket(type)?.instances ?? []
    }

    /// The managed instances of a type.
    package func managed(_ type: String) -> [ResourceInstance] {
        instances(ofType: type).filter { $0.address.mode == .managed }
    }

    /// The data sources of a type.
    package func data(_ type: String) -> [ResourceInstance] {
        instances(ofType: type).filter { $0.address.mode == .data }
    }

    /// The instance of an address; nil if the plan has none.
    package func instance(_ address: ResourceAddress) -> ResourceInstance? {
        guard let bucket = bucket(address.type), let index = bucket.byAddress[address] else { return nil }
        return bucket.instances[index]
    }

    /// All instances of a block in one module instance, whatever their key.
    package func instances(ofBlock address: ResourceAddress) -> [ResourceInstance] {
        guard let bucket = bucket(address.type) else { return [] }
        let byBlock = bucket.byBlock.value {
            Dictionary(grouping: bucket.instances.indices) { bucket.instances[$0].address.withoutKey }
        }
        return (byBlock[address.withoutKey] ?? []).map { bucket.instances[$0] }
    }

    /// The keys of a called module's instances that hold resources, in Terraform's order.
    func moduleKeys(of name: String, in module: ModulePath) -> [InstanceKey] {
        let keys = all.compactMap { instance -> InstanceKey? in
            let steps = instance.address.module.steps
            guard instance.exists, steps.count > module.steps.count, steps.starts(with: module.steps) else {
                return nil
            }
            let step = steps[module.steps.count]
            return step.name == name ? step.key : nil
        }
        return Set(keys).sorted { $0.precedes($1) }
    }

    private func bucket(_ type: String) -> Bucket? {
        guard let entries = entries[type], let memo = buckets[type] else { return nil }
        return memo.value { makeBucket(entries) }
    }

    private func makeBucket(_ sources: [ResourceInstance.Source]) -> Bucket {
        var bucket = Bucket(instances: [], byAddress: [:])
        bucket.instances.reserveCapacity(sources.count)
        bucket.byAddress.reserveCapacity(sources.count)
        for (source, instance) in zip(sources, Workers.map(sources) { self.makeInstance($0) }) {
            guard let instance else { continue }
            let isNew = InstanceTable.claim(&bucket.byAddress[instance.address], for: bucket.instances.count)
            // The change of a deferred data source counts, not what it read the last time.
            if case .state = source, !isNew { continue }
            bucket.instances.append(instance)
        }
        return bucket
    }

    /// Gives a place in a table to an instance; false where another has it already.
    private static func claim(_ place: inout Int?, for position: Int) -> Bool {
        if place != nil { return false }
        place = position
        return true
    }

    private func makeInstance(_ source: ResourceInstance.Source) -> ResourceInstance? {
        let node: JSONNode
        let actions: ChangeActions
        var change: ChangeParts?
        switch source {
        case .change(let entry):
            node = entry
            change = ChangeParts(entry["change"])
            actions = ChangeActions(change?.actions)
        case .state(let entry):
            node = entry
            actions = .noOp
        }
        guard let text = node["address"]?.string, let address = ResourceAddress(text) else { return nil }
        return ResourceInstance(
            address: address,
            text: text,
            actions: actions,
            source: source,
            change: change,
            block: configuration.resource(address),
            configured: configured
        )
    }
}
