import Symbolic

/// The macros over lists and maps.
final class ComprehensionOperation: Operation, @unchecked Sendable {
    let macro: Expression.Macro
    let over: Operation
    /// The names of the variables, for explanations.
    let names: [String]
    /// The locals that the variables live in; two where the macro names two.
    private let locals: [Int]
    let bodies: [Operation]
    private let isStrict: Bool
    /// The field whose list `all` or `exists` goes through, with one variable.
    private let field: SelectOperation?

    init(
        _ macro: Expression.Macro,
        over: Operation,
        names: [String],
        locals: [Int],
        bodies: [Operation],
        isStrict: Bool,
        _ range: Range<Int>
    ) {
        self.macro = macro
        self.over = over
        self.names = names
        self.locals = locals
        self.bodies = bodies
        self.isStrict = isStrict
        field = (macro == .all || macro == .exists) && locals.count == 1 ? over as? SelectOperation : nil
        super.init(range)
    }

    override var parts: [Operation] { [over] }
    override var mayFail: Bool { over.mayFail || bodies.contains(where: \.mayFail) }

    override func evaluate(_ frame: Activation) -> CELValue {
        guard frame.step() else { return .error(.tooManySteps) }
        if let field, let elements = field.elements(frame) { return quantify(elements, frame) }
        let range = over.evaluate(frame)
        if range.isError { return range }
        if case .optMap = macro { return mapOptional(range, frame) }
        if case .optFlatMap = macro { return mapOptional(range, frame) }
        if let unknown = range.unknown { return .unknown(unknown.derived, nil) }
        guard let items = Items(range, frame) else { return .error(CELError("a \(range.typeName) cannot be iterated")) }
        if isStrict, let unknown = items.list.membership { return .unknown(unknown.derived, nil) }
        switch macro {
        case .all: return quantify(items, deciding: false, frame)
        case .exists: return quantify(items, deciding: true, frame)
        case .existsOne: return countOne(items, frame)
        case .map, .transformList: return map(items, frame)
        case .filter: return filter(items, frame)
        case .sortBy: return sort(items, frame)
        case .transformMap, .transformMapEntry: return mapEntries(items, frame)
        case .optMap, .optFlatMap: return .error(.noOverload(macro.rawValue))
        }
    }

    /// What is iterated: elements, or keys with their values.
    struct Items {
        var list: CELList
        var values: [CELValue]?

        init?(_ range: CELValue, _ frame: Activation) {
            // What is handed to the body one by one no longer says that it is sensitive.
            if case .terraform(let value) = range, value.isSensitive || value.hasSensitiveParts {
                frame.touchedSensitive = true
            }
            if let list = range.asList {
                self.list = list
            } else if let map = range.asMap {
                list = CELList(map.entries.map(\.key))
                values = map.entries.map(\.value)
            } else {
                return nil
            }
        }
    }

    func bind(_ items: Items, _ position: Int, _ element: CELValue, _ frame: Activation) {
        guard locals.count == 2 else { return frame.setLocal(locals[0], element) }
        if let values = items.values {
            frame.setLocal(locals[0], element)
            frame.setLocal(locals[1], values[position])
        } else {
            frame.setLocal(locals[0], .int(Int64(position)))
            frame.setLocal(locals[1], element)
        }
    }

    /// Goes through the elements of a model's list, which become values one by one.
    private func quantify(_ elements: [ModelValue], _ frame: Activation) -> CELValue {
        let deciding = macro == .exists
        var result = CELValue.bool(!deciding)
        for position in elements.indices {
            guard frame.step() else { return .error(.tooManySteps) }
            frame.setLocal(locals[0], CELValue(elements[position]))
            result = Logic.combine(result, bodies[0].evaluate(frame), deciding: deciding)
            if case .bool(deciding) = result { return result }
        }
        return result
    }

    private func quantify(_ items: Items, deciding: Bool, _ frame: Activation) -> CELValue {
        var result = CELValue.bool(!deciding)
        for (position, element) in items.list.elements.enumerated() {
            guard frame.step() else { return .error(.tooManySteps) }
            bind(items, position, element, frame)
            result = Logic.combine(result, bodies[0].evaluate(frame), deciding: deciding)
            if case .bool(deciding) = result { return result }
        }
        for (offset, element) in items.list.possible.enumerated() {
            guard frame.step() else { return .error(.tooManySteps) }
            bind(items, items.list.elements.count + offset, element.value, frame)
            // Whether the element is there nobody knows: it can only put in doubt what is not decided without it.
            if case .bool(!deciding) = bodies[0].evaluate(frame) { continue }
            result = Logic.combine(result, .unknown(element.unknown.derived, nil), deciding: deciding)
        }
        if let open = items.list.open {
            result = Logic.combine(result, .unknown(open.derived, nil), deciding: deciding)
        }
        return result
    }

    private func countOne(_ items: Items, _ frame: Activation) -> CELValue {
        var hits = 0
        var doubt = items.list.membership
        var error: CELValue?
        for (position, element) in items.list.elements.enumerated() {
            guard frame.step() else { return .error(.tooManySteps) }
            bind(items, position, element, frame)
            switch bodies[0].evaluate(frame) {
            case .bool(true): hits += 1
            case .bool(false): continue
            case .unknown(let unknown, _): doubt = doubt?.merging(unknown) ?? unknown
            case .error(let problem): error = error ?? .error(problem)
            case let other: error = error ?? .error(.noOverload(macro.rawValue, other))
            }
        }
        if let error { return error }
        if hits > 1, !isStrict || doubt == nil { return .bool(false) }
        return doubt.map { .unknown($0.derived, nil) } ?? .bool(hits == 1)
    }

    private func map(_ items: Items, _ frame: Activation) -> CELValue {
        var elements: [CELValue] = []
        var possible: [(value: CELValue, unknown: Unknown)] = []
        let transform = bodies[bodies.count - 1]
        let transformMayFail = transform.mayFail
        func visit(_ position: Int, _ element: CELValue, _ doubt: Unknown?) -> CELValue? {
            guard frame.step() else { return .error(.tooManySteps) }
            bind(items, position, element, frame)
            var doubt = doubt
            if bodies.count == 2 {
                switch bodies[0].evaluate(frame) {
                case .bool(true): break
                case .bool(false): return nil
                case .unknown(let unknown, _): doubt = doubt?.merging(unknown) ?? unknown
                case .error(let error): return .error(error)
                case let other: return .error(.noOverload(macro.rawValue, other))
                }
            }
            let value = transform.evaluate(frame)
            if case .error = value { return value }
            if transformMayFail, case .unknown(let unknown, nil) = value { return .unknown(unknown.derived, nil) }
            if let doubt { possible.append((value, doubt)) } else { elements.append(value) }
            return nil
        }
        if let problem = self.visit(all: items, visit) { return problem }
        let result = CELList(elements, possible: possible, open: items.list.open)
        if isStrict, let unknown = result.membership ?? Unknown.merged(of: result.elements) {
            return .unknown(unknown, nil)
        }
        return finished(.list(result), frame)
    }

    /// Goes through the elements, those last that may not be there; what it returns is the result.
    private func visit(all items: Items, _ visit: (Int, CELValue, Unknown?) -> CELValue?) -> CELValue? {
        for (position, element) in items.list.elements.enumerated() {
            if let problem = visit(position, element, nil) { return problem }
        }
        for (offset, element) in items.list.possible.enumerated() {
            if let problem = visit(items.list.elements.count + offset, element.value, element.unknown) {
                return problem
            }
        }
        return nil
    }

    /// A new list or map, where there is room for it.
    private func finished(_ value: CELValue, _ frame: Activation) -> CELValue {
        let value = value.bounded
        return frame.allocate(for: value) ? value : .error(.tooMuchMemory)
    }

    private func filter(_ items: Items, _ frame: Activation) -> CELValue {
        var elements: [CELValue] = []
        var possible: [(value: CELValue, unknown: Unknown)] = []
        func visit(_ position: Int, _ element: CELValue, _ doubt: Unknown?) -> CELValue? {
            guard frame.step() else { return .error(.tooManySteps) }
            bind(items, position, element, frame)
            switch bodies[0].evaluate(frame) {
            case .bool(true): if let doubt { possible.append((element, doubt)) } else { elements.append(element) }
            case .bool(false): break
            case .unknown(let unknown, _): possible.append((element, doubt?.merging(unknown) ?? unknown))
            case .error(let error): return .error(error)
            case let other: return .error(.noOverload(macro.rawValue, other))
            }
            return nil
        }
        if let problem = self.visit(all: items, visit) { return problem }
        let result = CELList(elements, possible: possible, open: items.list.open)
        if isStrict, let unknown = result.membership { return .unknown(unknown.derived, nil) }
        return finished(.list(result), frame)
    }

    private func sort(_ items: Items, _ frame: Activation) -> CELValue {
        if let unknown = items.list.membership { return .unknown(unknown.derived, nil) }
        guard items.values == nil else { return .error(CELError("`sortBy` takes a list")) }
        var keys: [CELValue] = []
        for (position, element) in items.list.elements.enumerated() {
            guard frame.step() else { return .error(.tooManySteps) }
            bind(items, position, element, frame)
            let key = bodies[0].evaluate(frame)
            if case .error = key { return key }
            keys.append(key)
        }
        return finished(ListExtension.sorted(items.list.elements, by: keys), frame)
    }

    private func mapEntries(_ items: Items, _ frame: Activation) -> CELValue {
        if let unknown = items.list.membership { return .unknown(unknown.derived, nil) }
        var builder = MapBuilder()
        let transform = bodies[bodies.count - 1]
        for (position, element) in items.list.elements.enumerated() {
            guard frame.step() else { return .error(.tooManySteps) }
            bind(items, position, element, frame)
            if bodies.count == 2 {
                switch bodies[0].evaluate(frame) {
                case .bool(true): break
                case .bool(false): continue
                case let other where other.isError || other.unknown != nil: return other
                case let other: return .error(.noOverload(macro.rawValue, other))
                }
            }
            let value = transform.evaluate(frame)
            if value.isError { return value }
            if let problem = add(value, position, element, items, &builder) { return problem }
        }
        return finished(.map(CELMap(builder.entries)), frame)
    }

    private func add(
        _ value: CELValue,
        _ position: Int,
        _ element: CELValue,
        _ items: Items,
        _ builder: inout MapBuilder
    ) -> CELValue? {
        if macro == .transformMap {
            return builder.add(items.values == nil ? .int(Int64(position)) : element, value)
        }
        if value.unknown != nil { return value }
        guard let map = value.asMap else { return .error(.noOverload(macro.rawValue, value)) }
        for entry in map.entries {
            if let problem = builder.add(entry.key, entry.value) { return problem }
        }
        return nil
    }

    private func mapOptional(_ value: CELValue, _ frame: Activation) -> CELValue {
        switch value {
        case .optional(nil): return value
        case .optional(let inner?):
            frame.setLocal(locals[0], inner)
            let result = bodies[0].evaluate(frame)
            return macro == .optMap ? Access.wrap(result) : result
        case .unknown: return value
        default: return .error(.noOverload(macro.rawValue, value))
        }
    }
}
