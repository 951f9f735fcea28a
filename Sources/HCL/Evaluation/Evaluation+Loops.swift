import Symbolic

extension Evaluation {
    /// The tuple or object that a `for` makes, as far as the collection, the conditions and the keys are known.
    mutating func value(of loop: ForExpression) throws(EvaluationFailure) -> Value {
        let collection = try value(of: loop.collection)
        guard case .choice(let choice) = collection.content else { return try run(loop, over: collection) }
        var results: [Value] = []
        var failure: EvaluationFailure?
        for alternative in collection.alternatives {
            do throws(EvaluationFailure) { results.append(try run(loop, over: alternative)) } catch { failure = error }
        }
        return try Evaluation.choice(choice.condition, of: results, failure: failure).marked(collection.isSensitive)
    }

    private mutating func run(_ loop: ForExpression, over collection: Value) throws(EvaluationFailure) -> Value {
        guard let items = try collection.items() else {
            return Value(Value.dependence(on: [collection]) ?? loop.collection.undecided)
                .marked(collection.isSensitive)
        }
        var result = LoopResult(isObject: loop.key != nil, isGrouped: loop.isGrouped, order: collection.orderOfParts)
        for item in items {
            guard let (key, value) = item.entry else {
                result.depend(on: item.doubt ?? loop.collection.undecided)
                continue
            }
            let names = Evaluation.bindings(loop.keyName, loop.valueName, (key, value))
            push(names)
            defer { pop(names.count) }
            // Items that may be one make one member, where Terraform would refuse a second one of the name.
            let doubt = item.doubt ?? (result.isObject && !result.isGrouped ? item.twin : nil)
            if let doubt {
                // Where the body fails the item is not there, or Terraform fails.
                do throws(EvaluationFailure) {
                    try add(loop, to: &result, doubt: doubt)
                } catch {
                    result.depend(on: doubt)
                }
            } else {
                try add(loop, to: &result, doubt: nil)
            }
        }
        return result.value.marked(collection.isSensitive)
    }

    /// The variables of a loop for one of its items.
    static func bindings(
        _ keyName: String?,
        _ valueName: String,
        _ item: (key: Value, value: Value)
    ) -> [(name: String, value: Value)] {
        (keyName.map { [($0, item.key)] } ?? []) + [(valueName, item.value)]
    }

    /// Adds what the body of a loop makes of an item, which may be missing where there is a doubt.
    private mutating func add(
        _ loop: ForExpression,
        to result: inout LoopResult,
        doubt: Unknown?
    ) throws(EvaluationFailure) {
        var doubt = doubt
        guard countStep() else { return result.depend(on: loop.value.unknown(because: .limit)) }
        if let condition = loop.condition {
            let test = try value(of: condition).asBool()
            guard !test.isNull else { throw EvaluationFailure("a condition that is null") }
            result.isSensitive = result.isSensitive || test.isSensitive
            if test.bool == false { return }
            if test.bool == nil {
                let unknown = Value.dependence(on: [test]) ?? condition.undecided
                doubt = doubt?.merging(unknown) ?? unknown
            }
        }
        guard let keyExpression = loop.key else { return result.append(try value(of: loop.value), doubt) }
        let key = try value(of: keyExpression)
        guard !key.isNull else { throw EvaluationFailure("an object key that is null") }
        let name = try key.asString()
        let member = try value(of: loop.value)
        result.isSensitive = result.isSensitive || key.isSensitive
        guard let known = name.string else {
            return result.depend(on: Value.dependence(on: [name, member]) ?? keyExpression.undecided)
        }
        try result.set(known, member, doubt)
    }
}

/// What a `for` has made so far.
private struct LoopResult {
    let isObject: Bool
    let isGrouped: Bool
    /// The order of what the loop goes through.
    let order: OpenSequence.Order
    var isSensitive = false
    private var segments: [OpenSequence.Segment] = []
    private var members = ObjectBuilder()
    /// The values of each name, where a name may have several.
    private var groups: [[UInt8]: [OpenSequence.Segment]] = [:]
    private var names: [String] = []
    /// What further elements, or members of any name, depend on.
    private var rest: Unknown?

    init(isObject: Bool, isGrouped: Bool, order: OpenSequence.Order) {
        self.order = order
        self.isObject = isObject
        self.isGrouped = isGrouped
    }

    /// Notes that there may be any number of further elements here.
    mutating func depend(on unknown: Unknown) {
        segments.append(.many(unknown.derived))
        rest = rest?.merging(unknown.derived) ?? unknown.derived
    }

    mutating func append(_ value: Value, _ doubt: Unknown?) {
        segments.append(doubt.map { .possible(value, $0.derived) } ?? .element(value))
    }

    mutating func set(_ name: String, _ value: Value, _ doubt: Unknown?) throws(EvaluationFailure) {
        if isGrouped {
            let key = Array(name.utf8)
            if groups[key] == nil { names.append(name) }
            groups[key, default: []].append(doubt.map { .possible(value, $0.derived) } ?? .element(value))
        } else if let doubt {
            members.add(name, value, ifAny: doubt)
        } else if members.contains(name) {
            throw EvaluationFailure("two members of the same name")
        } else {
            members.set(name, value)
        }
    }

    var value: Value {
        guard isObject else { return .sequence(segments, order: order, isSensitive: isSensitive, typing: .structural) }
        var object = members
        for name in names { add(groups[Array(name.utf8)] ?? [], of: name, to: &object) }
        // Two members of one name are an error, so that an unknown one is none of those that are known.
        if let rest { object.add(unknown: rest, isOverriding: false) }
        return object.value(isSensitive: isSensitive)
    }

    private func add(_ group: [OpenSequence.Segment], of name: String, to object: inout ObjectBuilder) {
        // A value whose name is not known may belong to any of the groups, anywhere among the others.
        let open: [OpenSequence.Segment] =
            rest.map { unknown in
                group.flatMap { [.many(unknown), $0] } + [.many(unknown)]
            } ?? group
        let list = Value.sequence(open, order: order, typing: .structural)
        let doubts = group.map { segment in
            if case .possible(_, let unknown) = segment { unknown } else { nil as Unknown? }
        }
        if doubts.contains(where: { $0 == nil }) {
            object.set(name, list)
        } else if let doubt = Unknown.merged(doubts.compactMap { $0 }) {
            object.add(name, list, ifAny: doubt)
        }
    }
}

/// What a loop goes through: one item, or any number of them.
struct LoopItem {
    /// The key and the value; nil for any number of items that are not known.
    var entry: (key: Value, value: Value)?
    /// Why the item may be missing, or what the unknown ones depend on.
    var doubt: Unknown?
    /// What it depends on whether the item, which is there, is one with another item.
    var twin: Unknown?
}

extension Value {
    /// What a loop goes through, in Terraform's order; nil where nothing is known of the collection.
    func items() throws(EvaluationFailure) -> [LoopItem]? {
        switch content {
        case .sequence(let sequence): return items(of: sequence.segments, sequence.order)
        case .open: return partialMembers.map { items(of: $0) }
        default: break
        }
        switch kind {
        case .unknown: return nil
        case .null: throw EvaluationFailure("a loop over null")
        case .bool, .number, .string: throw EvaluationFailure("a loop over what is no collection")
        case .list:
            if isSet, let segments = segments() { return items(of: segments, .set) }
            return (elements ?? []).enumerated().map { LoopItem(entry: (Value(Decimal($0)), $1)) }
        case .object:
            return sortedMembers.map { LoopItem(entry: (Value(.string($0.name)), $0.value)) }
        }
    }

    private func items(of segments: [OpenSequence.Segment], _ order: OpenSequence.Order) -> [LoopItem] {
        let doubt = Value(unknown ?? Value.undescribed)
        var isCertain = order == .listed
        return segments.enumerated().map { position, segment in
            var item = LoopItem()
            switch segment {
            case .element(let value):
                item.entry = (isCertain ? Value(Decimal(position)) : doubt, value)
                if order != .listed, segments.count > 1 { item.twin = value.holes?.derived }
            case .possible(let value, let unknown):
                item = LoopItem(entry: (isCertain ? Value(Decimal(position)) : doubt, value), doubt: unknown)
                isCertain = false
            case .many(let unknown):
                item.doubt = unknown
                isCertain = false
            }
            if let value = item.entry?.value {
                let value = value.marked(isSensitive)
                item.entry = (order == .set ? value : item.entry?.key ?? doubt, value)
            }
            return item
        }
    }

    /// The members in the order of their names, and between them any number of others.
    private func items(of object: OpenObject) -> [LoopItem] {
        let known =
            object.members.map { (name: $0.name, value: $0.value, doubt: nil as Unknown?) }
            + object.possible.map { (name: $0.name, value: $0.value, doubt: $0.unknown) }
        let sorted = known.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        let items = sorted.map { LoopItem(entry: (Value(.string($0.name)), $0.value), doubt: $0.doubt) }
        guard let rest = object.rest else { return items }
        return [LoopItem(doubt: rest)] + items.flatMap { [$0, LoopItem(doubt: rest)] }
    }

    /// The members of an object in the order of the bytes of their names.
    var sortedMembers: [Member] {
        var table = MemberTable()
        for member in members ?? [] { table.set(member.name, member.value) }
        return table.sorted
    }

    /// What something depends on that is made of these values; nil if all of it is known.
    static func dependence(on values: [Value]) -> Unknown? {
        let unknowns = values.compactMap { $0.holes?.derived }
        guard let first = unknowns.first else { return nil }
        return unknowns.dropFirst().reduce(first) { $0.merging($1) }
    }
}

extension Expression {
    /// An unknown value of the expression for want of a better reason.
    var undecided: Unknown { unknown(because: .undecided("an expression that cannot be decided")) }
}
