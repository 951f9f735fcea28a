import Symbolic

/// Lists as sets: `sets.contains`, `sets.equivalent`, `sets.intersects` (cel-go `ext`, "Sets").
///
/// Every answer is made of memberships, so that one element that is certain may decide in spite of unknown ones.
enum SetExtension {
    static let overloads: [Overload] = [
        function("sets.contains") { contains($0, $1) },
        function("sets.equivalent") { a, b in Logic.combine(contains(a, b), contains(b, a), deciding: false) },
        function("sets.intersects") { intersects($0, $1) },
    ]

    private static func function(
        _ name: String,
        _ body: @escaping @Sendable (CELList, CELList) -> CELValue
    ) -> Overload {
        Overload(name, [.list(.a), .list(.a)], .bool) { arguments in
            guard let a = arguments[0].asList, let b = arguments[1].asList else {
                return .error(.noOverload(name, arguments[0], arguments[1]))
            }
            guard comparisons(a, b) <= 10_000_000 else {
                return .error(CELError("the lists are too long for `\(name)`"))
            }
            return body(a, b)
        }
    }

    private static func comparisons(_ a: CELList, _ b: CELList) -> Int {
        let product = a.elements.count.multipliedReportingOverflow(by: max(1, b.elements.count))
        return product.overflow ? Int.max : product.partialValue
    }

    private static func contains(_ list: CELList, _ others: CELList) -> CELValue {
        var result = CELValue.bool(true)
        for other in others.elements {
            result = Logic.combine(result, Membership.of(other, in: list), deciding: false)
            if case .bool(false) = result { return result }
        }
        for other in others.possible {
            if case .bool(true) = Membership.of(other.value, in: list) { continue }
            result = Logic.combine(result, .unknown(other.unknown.derived, nil), deciding: false)
        }
        return others.open.map { Logic.combine(result, .unknown($0.derived, nil), deciding: false) } ?? result
    }

    private static func intersects(_ list: CELList, _ others: CELList) -> CELValue {
        var result = CELValue.bool(false)
        for other in others.elements {
            result = Logic.combine(result, Membership.of(other, in: list), deciding: true)
            if case .bool(true) = result { return result }
        }
        for other in others.possible {
            if case .bool(false) = Membership.of(other.value, in: list) { continue }
            result = Logic.combine(result, .unknown(other.unknown.derived, nil), deciding: true)
        }
        let hasNone = list.elements.isEmpty && list.membership == nil
        guard let open = others.open, !hasNone else { return result }
        return Logic.combine(result, .unknown(open.derived, nil), deciding: true)
    }
}

/// Whether a value is an element of a list.
enum Membership {
    static func of(_ wanted: CELValue, in list: CELList) -> CELValue {
        let answer = of(wanted, in: list.elements)
        guard case .bool(false) = answer, let doubt = list.membership else { return answer }
        let mayHold =
            list.open != nil
            || list.possible.contains {
                if case .known(false) = Equality.equal($0.value, wanted) { false } else { true }
            }
        return mayHold ? .unknown(doubt.derived, nil) : answer
    }

    static func of(_ wanted: CELValue, in values: [CELValue]) -> CELValue {
        var doubt: Unknown?
        for value in values {
            switch Equality.equal(value, wanted) {
            case .known(true): return .bool(true)
            case .known(false): continue
            case .unknown(let unknown): doubt = doubt?.merging(unknown) ?? unknown
            }
        }
        return doubt.map { .unknown($0.derived, nil) } ?? .bool(false)
    }
}
