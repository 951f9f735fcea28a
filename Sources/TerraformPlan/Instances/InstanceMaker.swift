import JSONReader
import Symbolic

/// Makes the instances of one type, or some of them, in the order of the plan.
///
/// Neighbours have much in common: what was found of one is looked for first for the next.
struct InstanceMaker {
    /// Among how many blocks that of an instance is looked for first; neighbours are of few.
    private static let keptBlocks = 4
    /// How many neighbours share a handle of the plan: what one thread is likely to look at for a while.
    private static let instancesOfHandle = 16
    /// How many entries each step of looking ahead is before the next.
    private static let entriesAhead = 4

    private let type: String
    private let configuration: Configuration
    private let configured: SourceValues?
    private var document: JSONDocument
    /// The blocks that were met last.
    private var blocks: [(instance: ResourceAddress, block: ConfiguredResource?)] = []
    private var valueLayouts = ObjectLayouts()
    private var holeLayouts = ObjectLayouts()
    /// Where the addresses and the changes are in the entries that were looked through already.
    private var heads: [(address: Int, change: Int)] = []
    /// The changes that were looked through already; nil for entries without one.
    private var changes: [ChangeParts?] = []

    init(_ type: String, _ document: JSONDocument, configuration: Configuration, configured: SourceValues?) {
        self.type = type
        self.document = document
        self.configuration = configuration
        self.configured = configured
    }

    /// Makes the instances of some entries; one whose address is no text is left out.
    mutating func instances(_ entries: ArraySlice<InstancePlace>) -> [ResourceInstance] {
        var instances: [ResourceInstance] = []
        instances.reserveCapacity(entries.count)
        heads.reserveCapacity(entries.count)
        changes.reserveCapacity(entries.count)
        for (number, entry) in entries.enumerated() {
            if number % InstanceMaker.instancesOfHandle == 0 { document = JSONDocument(handleOf: document) }
            lookAhead(of: number, in: entries)
            if let instance = instance(of: entry, at: heads[number].address, changes[number]) {
                instances.append(instance)
            }
        }
        return instances
    }

    /// Looks through the entries to come, in steps, each of which lets the processor bring near what the next one reads.
    private mutating func lookAhead(of number: Int, in entries: ArraySlice<InstancePlace>) {
        func entry(_ position: Int) -> InstancePlace { entries[entries.startIndex + position] }
        func end(_ step: Int) -> Int { min(entries.count, number + 1 + step * InstanceMaker.entriesAhead) }
        let far = number + 4 * InstanceMaker.entriesAhead
        if far < entries.count { document.bringPlacesNear(at: Int(entry(far).index), count: 1) }
        let next = number + 3 * InstanceMaker.entriesAhead
        if next < entries.count {
            document.bringPartsNear(at: Int(entry(next).index))
            document.bringTextNear(at: Int(entry(next).index))
        }
        while heads.count < end(2) {
            let place = Int(entry(heads.count).index)
            let (address, change) = document.indices(of: "address", "change", inObjectAt: place)
            if change != 0 { document.bringNamesNear(ofObjectAt: change) }
            heads.append((address, change))
        }
        while changes.count < end(1) {
            let place = entry(changes.count).isState ? 0 : heads[changes.count].change
            let change = place == 0 ? nil : ChangeParts(at: place, in: document)
            if let change, change.after != 0 { document.bringNamesNear(ofObjectAt: Int(change.after)) }
            if let change, change.hasMasks { document.bringNamesNear(ofObjectAt: Int(change.afterUnknown)) }
            changes.append(change)
        }
    }

    private mutating func instance(
        of entry: InstancePlace,
        at addressPlace: Int,
        _ change: ChangeParts?
    ) -> ResourceInstance? {
        guard addressPlace != 0, let address = address(at: addressPlace, of: entry) else { return nil }
        let actions = change.flatMap { $0.actions == 0 ? nil : Int($0.actions) }
        return ResourceInstance(
            address: address,
            actions: ChangeActions(actions.map { JSONNode(document: document, index: $0) }),
            place: entry,
            in: document,
            change: change,
            layouts: change.map { layouts(of: $0) } ?? ChangeParts.Layouts(),
            block: block(of: address),
            configured: configured
        )
    }

    private mutating func layouts(of change: ChangeParts) -> ChangeParts.Layouts {
        var layouts = ChangeParts.Layouts()
        if change.after != 0 { layouts.values = valueLayouts.layout(ofObjectAt: Int(change.after), in: document) }
        if change.hasMasks {
            layouts.holes = holeLayouts.layout(ofObjectAt: Int(change.afterUnknown), in: document)
        }
        return layouts
    }

    /// The address of an entry; one in a form that is not known is taken for a name, so that its resource is not lost.
    private func address(at place: Int, of entry: InstancePlace) -> ResourceAddress? {
        let node = JSONNode(document: document, index: place)
        if let address = node.withUTF8({ ResourceAddress(utf8: $0, likelyOf: type) }) ?? nil { return address }
        let mode = document.index(ofName: "mode", inObjectAt: Int(entry.index)) ?? 0
        let isData = document.spells("data", at: mode)
        return node.string.map { ResourceAddress(mode: isData ? .data : .managed, type: type, name: $0) }
    }

    /// The block of an instance: mostly that of another instance, in another instance of its module.
    private mutating func block(of address: ResourceAddress) -> ConfiguredResource? {
        for known in blocks.indices where blocks[known].instance.isOfSameBlock(as: address) {
            return blocks[known].block
        }
        let block = configuration.resource(address)
        if blocks.count == InstanceMaker.keptBlocks { blocks.removeLast() }
        blocks.insert((address, block), at: 0)
        return block
    }
}
