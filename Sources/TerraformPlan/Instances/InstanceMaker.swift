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
    /// How many entries ahead of the one that is read the next are looked through; their text, and their parts, are
    /// brought near as many before that.
    private static let entriesAhead = 4

    private let type: String
    private let configuration: Configuration
    private let configured: SourceValues?
    private var document: JSONDocument
    /// The blocks that were met last.
    private var blocks: [(instance: ResourceAddress, block: ConfiguredResource?)] = []
    private var layouts = ObjectLayouts()
    /// The entries that were looked through already.
    private var outlines: [Outline] = []

    /// What is known of an entry before its instance is made.
    private struct Outline {
        let address: Int
        let change: Int
    }

    init(_ type: String, _ document: JSONDocument, configuration: Configuration, configured: SourceValues?) {
        self.type = type
        self.document = document
        self.configuration = configuration
        self.configured = configured
    }

    /// Makes the instances of some entries; one whose address cannot be read is left out.
    mutating func instances(_ entries: ArraySlice<InstancePlace>) -> [ResourceInstance] {
        var instances: [ResourceInstance] = []
        instances.reserveCapacity(entries.count)
        outlines.reserveCapacity(entries.count)
        for (number, entry) in entries.enumerated() {
            if number % InstanceMaker.instancesOfHandle == 0 { document = JSONDocument(handleOf: document) }
            lookAhead(of: number, in: entries)
            if let instance = instance(of: entry, outlines[number]) { instances.append(instance) }
        }
        return instances
    }

    /// Looks through an entry some places ahead, and lets the processor bring those behind it near.
    private mutating func lookAhead(of number: Int, in entries: ArraySlice<InstancePlace>) {
        func entry(_ steps: Int) -> Int? {
            let position = entries.startIndex + number + steps * InstanceMaker.entriesAhead
            return position < entries.endIndex ? Int(entries[position].index) : nil
        }
        if let place = entry(3) { document.bringPlacesNear(at: place, count: 1) }
        if let place = entry(2) {
            document.bringPartsNear(at: place)
            document.bringTextNear(at: place)
        }
        while outlines.count < min(entries.count, number + InstanceMaker.entriesAhead + 1) {
            let place = Int(entries[entries.startIndex + outlines.count].index)
            let found = document.indices(of: "address", "change", inObjectAt: place)
            if found.second != 0 { document.bringNamesNear(ofObjectAt: found.second) }
            outlines.append(Outline(address: found.first, change: found.second))
        }
    }

    private mutating func instance(of entry: InstancePlace, _ outline: Outline) -> ResourceInstance? {
        guard outline.address != 0, let address = address(at: outline.address) else { return nil }
        let isChange = !entry.isState && outline.change != 0
        let change = isChange ? ChangeParts(at: outline.change, in: document) : nil
        let actions = change.flatMap { $0.actions == 0 ? nil : Int($0.actions) }
        return ResourceInstance(
            address: address,
            actions: ChangeActions(actions.map { JSONNode(document: document, index: $0) }),
            place: entry,
            in: document,
            change: change,
            layout: change.flatMap {
                $0.after == 0 ? nil : layouts.layout(ofObjectAt: Int($0.after), in: document)
            },
            block: block(of: address),
            configured: configured
        )
    }

    private func address(at place: Int) -> ResourceAddress? {
        JSONNode(document: document, index: place).withUTF8 { ResourceAddress(utf8: $0, likelyOf: type) } ?? nil
    }

    /// The block of an instance: mostly that of another instance, in another instance of its module.
    private mutating func block(of address: ResourceAddress) -> ConfiguredResource? {
        for known in blocks where known.instance.isOfSameBlock(as: address) { return known.block }
        let block = configuration.resource(address)
        if blocks.count == InstanceMaker.keptBlocks { blocks.removeLast() }
        blocks.insert((address, block), at: 0)
        return block
    }
}
