import JSONReader
import Symbolic
import Synchronization

/// The instances of one type: made when the type is asked for, indexed when one of them is looked up.
final class InstanceBucket: Sendable {
    /// The instances in the order of the plan.
    struct Instances: Sendable {
        let all: [ResourceInstance]
        let managed: [ResourceInstance]
        /// The managed ones that will exist.
        let existing: [ResourceInstance]
        /// Whether any block has `count` or `for_each`, so that its instances have keys.
        let haveKeys: Bool

        fileprivate init(_ all: [ResourceInstance]) {
            self.all = all
            managed = Instances.part(of: all) { $0.address.mode == .managed }
            existing = Instances.part(of: managed, where: \.exists)
            haveKeys = all.contains { $0.address.key != nil }
        }

        /// Some of a list; the list itself, and no copy, where that is all of them.
        private static func part(
            of list: [ResourceInstance],
            where isPart: (ResourceInstance) -> Bool
        ) -> [ResourceInstance] {
            list.allSatisfy(isPart) ? list : list.filter(isPart)
        }
    }

    /// Among how many blocks that of an instance is looked for first; neighbours are of few.
    private static let keptBlocks = 4

    /// How many sources ahead of the one that is read the text of the next is brought near; its place, twice as many.
    private static let sourcesAhead = 4

    private let type: String
    private let sources: [ResourceInstance.Source]
    private let configuration: Configuration
    private let configured: SourceValues?
    private let made = Memo<Instances>()
    private let byAddress = Memo<[ResourceAddress: Int]>()
    /// Nil where each instance is the only one of its block.
    private let byBlock = Memo<[ResourceAddress: [Int]]?>()
    /// The blocks that were met last.
    private let blocks = Mutex<[(instance: ResourceAddress, block: ConfiguredResource?)]>([])

    init(
        _ type: String,
        _ sources: [ResourceInstance.Source],
        configuration: Configuration,
        configured: SourceValues?
    ) {
        self.type = type
        self.sources = sources
        self.configuration = configuration
        self.configured = configured
    }

    /// How many entries the plan has for the type.
    var sourceCount: Int { sources.count }

    var instances: Instances {
        made.value { Instances(makeInstances()) }
    }

    /// The instance of an address; nil if there is none.
    func instance(_ address: ResourceAddress) -> ResourceInstance? {
        indexByAddress[address].map { instances.all[$0] }
    }

    /// All instances of a block in one module instance, whatever their key.
    func instances(ofBlock address: ResourceAddress) -> [ResourceInstance] {
        let all = instances.all
        let index = byBlock.value {
            let isPlain = indexByAddress.count == all.count && !instances.haveKeys
            return isPlain ? nil : Dictionary(grouping: all.indices) { all[$0].address.withoutKey }
        }
        guard let index else { return instance(address.withoutKey).map { [$0] } ?? [] }
        return (index[address.withoutKey] ?? []).map { all[$0] }
    }

    /// Whether the text of an attribute may be known of any instance; none is made for the answer.
    func mayTell(_ attribute: String) -> Bool {
        configured != nil || sources.contains { $0.values?[attribute]?.isString == true }
    }

    /// Whether any instance may set an attribute, or have a text there that is not empty; none is made for the answer.
    func maySet(_ attribute: String) -> Bool {
        guard let entries else { return true }
        let mentions = Set(Workers.map(entries) { $0.mention(of: attribute) })
        return mentions.contains(.told)
            || mentions.contains(.open)
                && configuration.containsBlock { $0.isOf(type: type) && $0.expressions[attribute] != nil }
    }

    /// What the plan says of each instance; nil where that is not all that is known of them.
    var entries: [InstanceEntry]? {
        guard configured == nil else { return nil }
        var entries: [InstanceEntry] = []
        entries.reserveCapacity(sources.count)
        for source in sources {
            guard case .change(let node) = source else { return nil }
            entries.append(InstanceEntry(node))
        }
        return entries
    }

    private var indexByAddress: [ResourceAddress: Int] {
        byAddress.value {
            var index: [ResourceAddress: Int] = [:]
            index.reserveCapacity(instances.all.count)
            for (position, instance) in instances.all.enumerated() {
                InstanceBucket.claim(&index[instance.address], for: position)
            }
            return index
        }
    }

    /// Gives a place in an index to an instance, unless another has it already.
    private static func claim(_ place: inout Int?, for position: Int) {
        if place == nil { place = position }
    }

    private func makeInstances() -> [ResourceInstance] {
        let made = Workers.map(Array(sources.indices)) { self.makeInstance(at: $0) }
        guard sources.contains(where: \.isState) else { return made.compactMap(\.self) }
        // The change of a deferred data source counts, not what it read the last time.
        var met: Set<ResourceAddress> = []
        var instances: [ResourceInstance] = []
        for (source, instance) in zip(sources, made) {
            guard let instance else { continue }
            let isNew = met.insert(instance.address).inserted
            if isNew || !source.isState { instances.append(instance) }
        }
        return instances
    }

    private func makeInstance(at position: Int) -> ResourceInstance? {
        let source = sources[position]
        let ahead = position + InstanceBucket.sourcesAhead
        if ahead < sources.count { sources[ahead].node.bringTextNear() }
        if ahead + InstanceBucket.sourcesAhead < sources.count {
            sources[ahead + InstanceBucket.sourcesAhead].node.bringPlaceNear()
        }
        let node = source.node
        guard let name = node["address"], let address = address(name) else { return nil }
        let change = source.isState ? nil : ChangeParts(node["change"])
        return ResourceInstance(
            address: address,
            actions: source.isState ? .noOp : ChangeActions(change?.actions),
            source: source,
            change: change,
            block: block(of: address),
            configured: configured
        )
    }

    private func address(_ text: JSONNode) -> ResourceAddress? {
        text.withUTF8 { ResourceAddress(utf8: $0, likelyOf: type) } ?? nil
    }

    /// The block of an instance: mostly that of another instance, in another instance of its module.
    private func block(of address: ResourceAddress) -> ConfiguredResource? {
        let known = blocks.withLock { blocks in blocks.first { $0.instance.isOfSameBlock(as: address) } }
        if let known { return known.block }
        let block = configuration.resource(address)
        blocks.withLock { blocks in
            if blocks.count == InstanceBucket.keptBlocks { blocks.removeLast() }
            blocks.insert((address, block), at: 0)
        }
        return block
    }
}
