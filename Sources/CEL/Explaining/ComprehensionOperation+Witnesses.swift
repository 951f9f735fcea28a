/// An element that a macro looked at, and what its condition came to there.
struct Witness {
    /// The index or the key.
    let position: CELValue
    let element: CELValue
    /// How many elements there are.
    let count: Int
    /// The condition's value; the one of the transformation where there is no condition.
    let value: CELValue
    /// Makes the element the value of the macro's variables again.
    let bind: () -> Void
}

extension ComprehensionOperation {
    /// How many elements are shown where all of them together decide.
    private static let shownLimit = 3
    /// How many elements are looked at for the ones that decide.
    private static let visitLimit = 10_000

    /// The elements that made the macro come to its value: the one that decided, or all where these are few.
    func witnesses(_ frame: Activation) -> [Witness] {
        guard macro != .optMap, macro != .optFlatMap, let body = bodies.first else { return [] }
        guard let items = Items(over.evaluate(frame), frame) else { return [] }
        let elements = items.list.elements.prefix(ComprehensionOperation.visitLimit)
        let witnesses = elements.enumerated().map { index, element in
            frame.startEvaluation()
            bind(items, index, element, frame)
            return Witness(
                position: items.values == nil ? .int(Int64(index)) : element,
                element: items.values.map { $0[index] } ?? element,
                count: items.list.elements.count,
                value: body.evaluate(frame)
            ) { self.bind(items, index, element, frame) }
        }
        let decisive = decisive(witnesses)
        if !decisive.isEmpty { return decisive }
        return items.list.elements.count <= ComprehensionOperation.shownLimit && isChoice ? witnesses : []
    }

    /// Whether it is of interest why each element was taken or not; where all of them hold there is nothing to ask.
    private var isChoice: Bool {
        switch macro {
        case .exists, .existsOne, .filter: true
        case .map, .transformList, .transformMap, .transformMapEntry: bodies.count == 2
        case .all, .sortBy, .optMap, .optFlatMap: false
        }
    }

    private func decisive(_ witnesses: [Witness]) -> [Witness] {
        func first(_ isWanted: (CELValue) -> Bool) -> [Witness] {
            witnesses.first { isWanted($0.value) }.map { [$0] } ?? []
        }
        func isBool(_ wanted: Bool) -> (CELValue) -> Bool {
            { if case .bool(wanted) = $0 { true } else { false } }
        }
        let deciding: [Witness] =
            switch macro {
            case .all: first(isBool(false))
            case .exists: first(isBool(true))
            case .existsOne: Array(witnesses.filter { isBool(true)($0.value) }.prefix(2))
            default: []
            }
        if !deciding.isEmpty { return deciding }
        let undecided = first { $0.unknown != nil }
        let failing = first(\.isError)
        // What is unknown outweighs an error in `all` and `exists`; elsewhere one error makes the whole one.
        let (heavier, lighter) = macro == .all || macro == .exists ? (undecided, failing) : (failing, undecided)
        return heavier.isEmpty ? lighter : heavier
    }

    /// The first element on which a body comes to an error, which is bound to the variables again, and that body.
    func failing(with error: CELError, _ frame: Activation) -> (element: CELValue, body: Operation)? {
        guard macro != .optMap, macro != .optFlatMap, let items = Items(over.evaluate(frame), frame) else { return nil }
        let elements = items.list.elements + items.list.possible.map(\.value)
        for (index, element) in elements.prefix(ComprehensionOperation.visitLimit).enumerated() {
            bind(items, index, element, frame)
            for body in bodies {
                frame.startEvaluation()
                let value = body.evaluate(frame)
                if case .error(error) = value { return (items.values.map { $0[index] } ?? element, body) }
                // What the condition leaves out is not transformed.
                if case .bool(false) = value { break }
            }
        }
        return nil
    }
}
