package import Symbolic

/// How much there is of a value, so that no work on it goes on and on.
///
/// Parts may be shared, as in `[a, a]`, so that a short expression makes a value that takes forever to walk through.
struct ValueSize: Sendable {
    /// How deep lists, maps and optionals may nest.
    static let depthLimit = 200
    /// How many parts a value may have, each counted as often as it is reached.
    static let weightLimit = 4_000_000

    /// 0 for what has no parts.
    private(set) var depth = 0
    /// The value and all its parts.
    private(set) var weight = 1
    /// Whether there is a list or an object of the plan in it, whose parts may be marked as sensitive.
    private(set) var holdsPlanned = false

    init(holdsPlanned: Bool = false) {
        self.holdsPlanned = holdsPlanned
    }

    /// Counts a part.
    mutating func add(_ value: CELValue) {
        if !value.hasParts { return addScalar() }
        let size = value.size
        depth = max(depth, size.depth + 1)
        holdsPlanned = holdsPlanned || size.holdsPlanned
        weight = min(weight + size.weight, ValueSize.weightLimit + 1)
    }

    /// Counts a part that has no parts itself.
    private mutating func addScalar() {
        depth = max(depth, 1)
        weight = min(weight + 1, ValueSize.weightLimit + 1)
    }

    /// Whether the value is too large to work on.
    var isTooLarge: Bool { depth > ValueSize.depthLimit || weight > ValueSize.weightLimit }
}

/// A list, whose membership may not be known to its end; a class, for values are handed on more often than made.
package final class CELList: Sendable {
    /// The elements that are certainly there.
    package let elements: [CELValue]
    /// Elements of which nobody knows whether they are there, and why not.
    package let possible: [(value: CELValue, unknown: Unknown)]
    /// What further elements depend on; nil where there are none.
    package let open: Unknown?
    let size: ValueSize

    package init(_ elements: [CELValue], possible: [(value: CELValue, unknown: Unknown)] = [], open: Unknown? = nil) {
        self.elements = elements
        self.possible = possible
        self.open = open
        var size = ValueSize()
        // By their positions: most elements count as one, and need not be handed on for that.
        for index in elements.indices { size.add(elements[index]) }
        for index in possible.indices { size.add(possible[index].value) }
        self.size = size
    }

    /// Up to how many elements are compared each with each.
    private static let comparedCount = 32

    /// A list that may be a set: elements that may turn out equal to others may be missing.
    convenience init(distinct elements: [CELValue]) {
        var certain: [CELValue] = []
        var possible: [(value: CELValue, unknown: Unknown)] = []
        // What is known is there, whatever the rest turns out to be.
        var keys: Set<MapKey> = []
        for element in elements.filter({ $0.unknown == nil }) + elements.filter({ $0.unknown != nil }) {
            let isOther: Bool
            if let key = MapKey(element) {
                isOther = keys.insert(key).inserted
            } else {
                // Each with each: of many nothing is said.
                isOther =
                    certain.isEmpty
                    || certain.count < CELList.comparedCount
                        && certain.allSatisfy { $0.isOther(than: element) }
            }
            if isOther { certain.append(element) } else { possible.append((element, element.unknown ?? .orderOfSet)) }
        }
        self.init(certain, possible: possible)
    }

    /// Whether the list has no elements for certain.
    var isEmpty: Bool { elements.isEmpty && possible.isEmpty && open == nil }

    /// What the membership depends on; nil where it is known.
    package var membership: Unknown? {
        if possible.isEmpty { return open }
        return possible.reduce(open) { sum, element in sum?.merging(element.unknown) ?? element.unknown }
    }
}

/// A map, in the order of its literal or source; a class, as a list is.
package final class CELMap: Sendable {
    /// From how many entries on keys are looked up instead of compared one by one.
    private static let indexedCount = 12

    package let entries: [(key: CELValue, value: CELValue)]
    let size: ValueSize
    /// The positions of the keys; nil where there are few.
    private let positions: [MapKey: Int]?

    package init(_ entries: [(key: CELValue, value: CELValue)]) {
        self.entries = entries
        var size = ValueSize()
        for entry in entries {
            size.add(entry.key)
            size.add(entry.value)
        }
        self.size = size
        guard entries.count >= CELMap.indexedCount else {
            positions = nil
            return
        }
        var positions: [MapKey: Int] = [:]
        for (position, entry) in entries.enumerated() {
            if let key = MapKey(entry.key) { positions[key] = position }
        }
        self.positions = positions
    }

    /// The value of a key; nil where there is none.
    func value(for key: CELValue) -> CELValue? {
        if let positions { return MapKey(key).flatMap { positions[$0] }.map { entries[$0].value } }
        if case .string(let name) = key { return value(named: name) }
        for entry in entries {
            if case .known(true) = Equality.equal(entry.key, key) { return entry.value }
        }
        return nil
    }

    /// The value of a key that is a string; nil where there is none.
    func value(named name: String) -> CELValue? {
        if let positions { return positions[.text(ExactText(name))].map { entries[$0].value } }
        for index in entries.indices {
            if case .string(let key) = entries[index].key, key.hasSameScalars(as: name) { return entries[index].value }
        }
        return nil
    }
}

extension CELValue {
    /// Whether the value is made of others.
    fileprivate var hasParts: Bool {
        switch self {
        case .list, .map, .optional, .terraform: true
        default: false
        }
    }

    /// How much there is of the value; a Terraform value, which shares no parts, counts once.
    var size: ValueSize {
        switch self {
        case .list(let list): return list.size
        case .map(let map): return map.size
        case .optional(let inner?):
            var size = ValueSize()
            size.add(inner)
            return size
        case .terraform: return ValueSize(holdsPlanned: true)
        default: return ValueSize()
        }
    }

    /// The value, or an error where it is too large to work on.
    var bounded: CELValue {
        size.isTooLarge ? .error(CELError("the value grows too large")) : self
    }
}

extension CELValue {
    /// Whether a value is certainly not another one: by what is known of both, or as what tells two objects of a type apart.
    fileprivate func isOther(than value: CELValue) -> Bool {
        if case .known(false) = Equality.equal(self, value) { return true }
        guard let own = unknown?.identity, let other = value.unknown?.identity, own.path == other.path,
            own.address != other.address, own.address.type == other.address.type,
            own.address.mode == .managed, other.address.mode == .managed
        else { return false }
        return own.path.steps.count == 1 && ["id", "arn"].contains(own.path.root)
    }
}
