import JSONReader
import Symbolic
import Synchronization

/// Sorts the entries of a plan by type.
struct EntryCollector: Sendable {
    /// From how many values on several threads pay.
    private static let threadedSize = 200_000

    /// How many entries are looked through at a time by one thread.
    private static let entriesAtOnce = 512

    /// How many entries ahead of the one that is looked at the text of the next is brought near; its place in the index,
    /// twice as many.
    private static let entriesAhead = 8

    /// The first words of an entry: what stands before its change.
    private static let wordsOfHead = 16

    /// The types in the order in which the plan names them.
    private(set) var order: [String] = []
    private var lists: [[InstancePlace]] = []
    private var positions: [String: Int] = [:]
    /// The type that was met last: neighbours tend to be of one type.
    private var last = 0
    /// By the type, the one that stood behind its last entry: instances of one module have the same types in one order.
    private var followers: [Int] = []

    /// The first entry of `resource_changes` that is none: without an address, a type or a change, or with a change that
    /// has something other than objects before and after.
    private(set) var damaged: Int?

    /// Where the entries of each type stand, in the order of the plan.
    var entries: [String: [InstancePlace]] { positions.mapValues { lists[$0] } }

    /// The instances of `resource_changes`, and what the root module of a state has read.
    init(changes: JSONNode, state: JSONNode?) {
        let document = changes.document
        let places = changes.elementPlaces
        guard changes.valueCount >= EntryCollector.threadedSize, Workers.available > 1 else {
            add(changes: places[...], in: document)
            if let state { add(module: state, mode: .data) }
            return
        }
        let stretches = (places.count + EntryCollector.entriesAtOnce - 1) / EntryCollector.entriesAtOnce
        let parts = Mutex<[Int: EntryCollector]>([:])
        let next = Atomic(0)
        Workers.run(2) { _ in
            while true {
                let number = next.wrappingAdd(1, ordering: .relaxed).oldValue
                guard number <= stretches else { return }
                var part = EntryCollector()
                if number < stretches {
                    let rest = places.dropFirst(number * EntryCollector.entriesAtOnce)
                    part.add(changes: rest.prefix(EntryCollector.entriesAtOnce), in: document)
                } else if let state {
                    part.add(module: state, mode: .data)
                }
                parts.withLock { $0[number] = part }
            }
        }
        for (_, part) in parts.withLock({ $0 }).sorted(by: { $0.key < $1.key }) { add(part) }
    }

    /// The instances of a plan without `resource_changes`.
    init(plannedValues: JSONNode?, state: JSONNode?) {
        if let plannedValues { add(module: plannedValues, mode: .managed) }
        if let state { add(module: state, mode: .data) }
    }

    private init() {}

    private mutating func add(changes: ArraySlice<Int>, in document: JSONDocument) {
        for position in changes.indices {
            let ahead = position + EntryCollector.entriesAhead
            if ahead < changes.endIndex { document.bringTextNear(at: changes[ahead]) }
            let far = ahead + EntryCollector.entriesAhead
            if far < changes.endIndex {
                document.bringPlacesNear(at: changes[far], count: EntryCollector.wordsOfHead)
            }
            add(change: changes[position], in: document)
        }
    }

    private mutating func add(change: Int, in document: JSONDocument) {
        let (type, deposed) = document.indices(of: "type", "deposed", inObjectAt: change)
        let (address, content) = document.indices(of: "address", "change", inObjectAt: change)
        guard document.isString(at: type), document.isString(at: address), document.isObject(at: content), content != 0,
            EntryCollector.isWhole(change: content, in: document)
        else {
            damaged = damaged ?? change
            return
        }
        guard deposed == 0 else { return }
        add(InstancePlace(index: UInt32(truncatingIfNeeded: change), isState: false), type: type, in: document)
    }

    /// Whether the parts of a change are of the kinds that Terraform writes; what is left out is in order.
    ///
    /// They stand at its beginning. The masks are looked at with the attributes.
    private static func isWhole(change: Int, in document: JSONDocument) -> Bool {
        let (before, after) = document.indices(of: "before", "after", inObjectAt: change)
        // Place 0 is the plan itself, an object.
        guard document.isObjectOrNull(at: before), document.isObjectOrNull(at: after) else { return false }
        return document.index(ofName: "actions", inObjectAt: change).map(document.isArray) ?? true
    }

    /// Adds a module's resources and those of the modules below it.
    private mutating func add(module: JSONNode, mode: ResourceAddress.Mode) {
        var pending = [module]
        while let module = pending.popLast() {
            if let resources = module["resources"] {
                for resource in resources.elements where resource["mode"]?.isString(mode.rawValue) == true {
                    let place = InstancePlace(
                        index: UInt32(truncatingIfNeeded: resource.index),
                        isState: true,
                        isPlanned: mode == .managed
                    )
                    add(place, type: resource["type"]?.index ?? 0, in: resource.document)
                }
            }
            if let children = module["child_modules"] {
                pending.append(contentsOf: Array(children.elements).reversed())
            }
        }
    }

    /// Adds an entry; one whose type is no string is left out.
    private mutating func add(_ place: InstancePlace, type: Int, in document: JSONDocument) {
        guard type != 0, document.isString(at: type) else { return }
        if !isType(type, last, in: document) {
            let likely = followers.indices.contains(last) ? followers[last] : 0
            let name = { JSONNode(document: document, index: type).string ?? "" }
            let next = isType(type, likely, in: document) ? likely : position(of: name())
            if followers.indices.contains(last) { followers[last] = next }
            last = next
        }
        lists[last].append(place)
    }

    /// Whether a string of the plan is the name of the type at a position.
    private func isType(_ string: Int, _ position: Int, in document: JSONDocument) -> Bool {
        order.indices.contains(position) && document.isString(order[position], at: string)
    }

    /// Adds what another part of the plan came to.
    private mutating func add(_ part: EntryCollector) {
        damaged = damaged ?? part.damaged
        for (type, places) in zip(part.order, part.lists) { lists[position(of: type)] += places }
    }

    private mutating func position(of type: String) -> Int {
        if let known = positions[type] { return known }
        positions[type] = lists.count
        order.append(type)
        lists.append([])
        followers.append(0)
        return lists.count - 1
    }
}
