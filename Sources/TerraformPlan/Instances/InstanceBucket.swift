import JSONReader
import Symbolic

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

    private let type: String
    private let places: [InstancePlace]
    private let document: JSONDocument
    private let configuration: Configuration
    private let configured: SourceValues?
    private let made = Memo<Instances>()
    private let byAddress = Memo<[ResourceAddress: Int]>()
    /// Nil where each instance is the only one of its block.
    private let byBlock = Memo<[ResourceAddress: [Int]]?>()

    init(
        _ type: String,
        _ places: [InstancePlace],
        in document: JSONDocument,
        configuration: Configuration,
        configured: SourceValues?
    ) {
        self.type = type
        self.places = places
        self.document = document
        self.configuration = configuration
        self.configured = configured
    }

    /// How many entries the plan has for the type.
    var count: Int { places.count }

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
        configured != nil || places.contains { InstanceEntry($0, in: document).hasText(attribute) }
    }

    /// Whether any instance may set an attribute, or have a text there that is not empty; none is made for the answer.
    func maySet(_ attribute: String) -> Bool {
        guard entries != nil else { return true }
        let mentions = Workers.map(stretchesOf: places.count) { [self] stretch in
            let entries = InstanceEntries(places, in: document)
            var mentions: Set<InstanceEntry.Mention> = []
            for position in stretch where !mentions.contains(.told) {
                mentions.insert(entries[position].mention(of: attribute))
            }
            return Array(mentions)
        }
        return mentions.contains(.told)
            || mentions.contains(.open)
                && configuration.containsBlock { $0.isOf(type: type) && $0.expressions[attribute] != nil }
    }

    /// What the plan says of each instance; nil where that is not all that is known of them.
    var entries: InstanceEntries? {
        guard configured == nil, !places.contains(where: \.isState) else { return nil }
        return InstanceEntries(places, in: document)
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
        let made = Workers.map(stretchesOf: places.count) { [self] stretch in
            var maker = InstanceMaker(type, document, configuration: configuration, configured: configured)
            return maker.instances(places[stretch])
        }
        guard places.contains(where: \.isState) else { return made }
        // The change of a deferred data source counts, not what it read the last time.
        var met: Set<ResourceAddress> = []
        return made.filter { instance in
            let isNew = met.insert(instance.address).inserted
            return isNew || !instance.isRead
        }
    }
}
