import Symbolic

/// The functions of CEL's list extension (cel-go `ext`, "Lists").
enum ListExtension {
    /// How many elements a list may get that is not made of others.
    private static let rangeLimit: Int64 = 1_000_000

    static let overloads: [Overload] = [
        Overload("lists.range", [.int], .list(.int), makesValues: true) { arguments in
            guard case .int(let count) = arguments[0], count <= rangeLimit else {
                return .error(CELError("a range has at most \(rangeLimit) elements"))
            }
            return .list(CELList((0..<max(0, count)).map { .int($0) }))
        },
        method("slice", [.int, .int], .list(.a)) { elements, arguments in
            guard case .int(let start) = arguments[1], case .int(let end) = arguments[2], start >= 0, start <= end,
                end <= elements.count
            else { return .error(CELError("the positions of a slice are outside the list")) }
            return .list(CELList(Array(elements[Int(start)..<Int(end)])))
        },
        method("reverse", [], .list(.a)) { elements, _ in .list(CELList(elements.reversed())) },
        method("flatten", [], .list(.dyn)) { elements, _ in flattened(elements, levels: 1) },
        method("flatten", [.int], .list(.dyn)) { elements, arguments in
            guard case .int(let levels) = arguments[1], levels >= 0 else {
                return .error(CELError("`flatten` takes no negative depth"))
            }
            return flattened(elements, levels: levels)
        },
        method("distinct", [], .list(.a)) { elements, _ in distinct(elements) },
        method("sort", [], .list(.a)) { elements, _ in sorted(elements, by: elements) },
    ]

    /// A method of lists; a list that is not known to its end gives an unknown.
    private static func method(
        _ name: String,
        _ parameters: [CELType],
        _ result: CELType,
        _ body: @escaping @Sendable ([CELValue], Arguments) -> CELValue
    ) -> Overload {
        Overload(name, [.list(.a)] + parameters, result, method: true, makesValues: true) { arguments in
            guard let list = arguments[0].asList else { return .error(.noOverload(name, arguments[0])) }
            if let unknown = list.membership { return .unknown(unknown.derived, nil) }
            return body(list.elements, arguments)
        }
    }

    private static func flattened(_ elements: [CELValue], levels: Int64) -> CELValue {
        var current = elements
        var level: Int64 = 0
        // Each round lets lists out of one level; they nest no deeper than values may.
        while level < min(levels, Int64(ValueSize.depthLimit)) {
            var next: [CELValue] = []
            var hasLists = false
            for element in current {
                if let unknown = element.unknown { return .unknown(unknown.derived, nil) }
                guard let inner = element.asList else {
                    next.append(element)
                    continue
                }
                if let unknown = inner.membership { return .unknown(unknown.derived, nil) }
                hasLists = true
                next += inner.elements
                guard next.count <= ValueSize.weightLimit else { return .error(CELError("the list grows too long")) }
            }
            current = next
            if !hasLists { break }
            level += 1
        }
        return .list(CELList(current))
    }

    private static func distinct(_ elements: [CELValue]) -> CELValue {
        var kept: [CELValue] = []
        var keys: Set<MapKey> = []
        var others: [CELValue] = []
        for element in elements {
            if let key = MapKey(element) {
                if keys.insert(key).inserted { kept.append(element) }
                continue
            }
            var isNew = true
            for other in others {
                switch Equality.equal(element, other) {
                case .known(let equal): if equal { isNew = false }
                case .unknown(let unknown): return .unknown(unknown.derived, nil)
                }
            }
            // Comparing each with each is for short lists only.
            guard others.count < 10_000 else { return .error(CELError("the list is too long for `distinct`")) }
            if isNew {
                kept.append(element)
                others.append(element)
            }
        }
        // What is unknown may be equal to what is not.
        if let unknown = Unknown.merged(of: others) { return .unknown(unknown, nil) }
        return .list(CELList(kept))
    }

    /// The elements in the order of their keys; those with equal keys stay in their order.
    static func sorted(_ elements: [CELValue], by keys: [CELValue]) -> CELValue {
        if let unknown = Unknown.merged(of: keys) { return .unknown(unknown, nil) }
        guard let first = keys.first else { return .list(CELList([])) }
        for key in keys {
            guard key.typeName == first.typeName, Ordering.order(key, first) != nil else {
                return .error(.noOverload("sort", first, key))
            }
        }
        let order = keys.indices.sorted { a, b in
            switch Ordering.order(keys[a], keys[b]) {
            case .less?: true
            case .greater?: false
            default: a < b
            }
        }
        return .list(CELList(order.map { elements[$0] }))
    }
}
