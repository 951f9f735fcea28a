import JSONReader
import Symbolic
import Synchronization

/// Sorts the entries of a plan by type.
struct EntryCollector: Sendable {
    /// From how many values on several threads pay.
    private static let threadedSize = 200_000

    /// How many neighbours share a handle of the plan: what one thread is likely to look at for a while.
    private static let entriesOfHandle = 16

    /// How many entries ahead of the one that is looked at the next are brought near.
    private static let entriesAhead = 8

    /// The types in the order in which the plan names them.
    private(set) var order: [String] = []
    private var lists: [[ResourceInstance.Source]] = []
    private var positions: [String: Int] = [:]
    /// The type that was met last: neighbours tend to be of one type.
    private var last = 0
    /// By the type, the one that stood behind its last entry: instances of one module have the same types in one order.
    private var followers: [Int] = []

    /// Where the entries of each type stand, in the order of the plan.
    var entries: [String: [ResourceInstance.Source]] { positions.mapValues { lists[$0] } }

    /// The instances of `resource_changes`, and what the root module of a state has read.
    init(changes: JSONNode, state: JSONNode?) {
        guard changes.valueCount >= EntryCollector.threadedSize, Workers.available > 1 else {
            add(changes: changes.elements)
            if let state { add(module: state, mode: .data) }
            return
        }
        let stretches = changes.stretches(4)
        let parts = Mutex<[Int: EntryCollector]>([:])
        let next = Atomic(0)
        Workers.run(2) { _ in
            while true {
                let number = next.wrappingAdd(1, ordering: .relaxed).oldValue
                guard number <= stretches.count else { return }
                var part = EntryCollector()
                if number < stretches.count {
                    part.add(changes: stretches[number])
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

    private mutating func add(changes: JSONNode.Elements) {
        var handle: JSONDocument?
        var ahead = changes
        for _ in 0..<EntryCollector.entriesAhead { ahead.stepAhead() }
        for (position, change) in changes.enumerated() {
            ahead.stepAhead()
            if position % EntryCollector.entriesOfHandle == 0 { handle = JSONDocument(handleOf: change.document) }
            add(change: handle.map { JSONNode(document: $0, index: change.index) } ?? change)
        }
    }

    private mutating func add(change: JSONNode) {
        guard let type = change["type"], type.isString, change["deposed"] == nil else { return }
        add(.change(change), type: type)
    }

    /// Adds a module's resources and those of the modules below it.
    private mutating func add(module: JSONNode, mode: ResourceAddress.Mode) {
        var pending = [module]
        while let module = pending.popLast() {
            if let resources = module["resources"] {
                for resource in resources.elements where resource["mode"]?.isString(mode.rawValue) == true {
                    if let type = resource["type"], type.isString { add(.state(resource), type: type) }
                }
            }
            if let children = module["child_modules"] {
                pending.append(contentsOf: Array(children.elements).reversed())
            }
        }
    }

    private mutating func add(_ source: ResourceInstance.Source, type node: JSONNode) {
        if !isType(node, last) {
            let likely = followers.indices.contains(last) ? followers[last] : 0
            let next = isType(node, likely) ? likely : position(of: node.string ?? "")
            if followers.indices.contains(last) { followers[last] = next }
            last = next
        }
        lists[last].append(source)
    }

    /// Whether a node is the name of the type at a position.
    private func isType(_ node: JSONNode, _ position: Int) -> Bool {
        order.indices.contains(position) && node.isString(order[position])
    }

    /// Adds what another part of the plan came to.
    private mutating func add(_ part: EntryCollector) {
        for (type, sources) in zip(part.order, part.lists) { lists[position(of: type)] += sources }
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
