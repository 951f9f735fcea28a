import Symbolic

extension TypeConstraint {
    /// A list of which only some elements are known, converted element by element.
    func converted(_ sequence: OpenSequence, isSensitive: Bool) throws(EvaluationFailure) -> Value {
        switch self {
        case .any: return Value(.sequence(sequence), isSensitive: isSensitive)
        case .list(.any):
            let order = sequence.orderOfList
            return sequence.map(order: order, typing: .collection) { $0.weakened }.marked(isSensitive)
        case .set(.any):
            return sequence.map(order: .set, typing: .collection) { $0.weakened }.sortedSet.marked(isSensitive)
        case .list(let type), .set(let type):
            var order = sequence.orderOfList
            if case .set = self { order = .set }
            return try sequence.map(order: order, typing: .collection) { (value) throws(EvaluationFailure) in
                try type.converted(value)
            }.sortedSet.marked(isSensitive)
        // How many elements there are is not known.
        case .tuple: return Value(sequence.unknown ?? Value.undescribed, isSensitive: isSensitive)
        case .string, .number, .bool, .map, .object: throw EvaluationFailure("a list where something else is needed")
        }
    }

    /// An object of which only some members are known, converted member by member.
    func converted(_ object: OpenObject, isSensitive: Bool) throws(EvaluationFailure) -> Value {
        switch self {
        case .any: return Value(.open(object), isSensitive: isSensitive)
        case .map(.any): return object.map(typing: .collection) { $0.weakened }.marked(isSensitive)
        case .map(let type):
            return try object.map(typing: .collection) { (value) throws(EvaluationFailure) in try type.converted(value)
            }
            .marked(isSensitive)
        case .object(let members):
            var table = MemberTable()
            for member in members {
                guard let given = object.member(member.name) else {
                    guard member.isOptional else { throw EvaluationFailure("an object without a required attribute") }
                    table.set(member.name, member.fallback)
                    continue
                }
                let value = try member.type.converted(given)
                let isCertain = object.members.contains { $0.name.utf8.elementsEqual(member.name.utf8) }
                let isMissing = member.isOptional && value.isNull
                if !member.isOptional || isCertain && value.kind != .unknown {
                    table.set(member.name, isMissing ? member.fallback : value)
                } else {
                    // What turns out missing, or null, has its default.
                    let doubt = object.unknown ?? Value.undescribed
                    table.set(member.name, Value.choice(doubt, Evaluation.distinct([value, member.fallback])))
                }
            }
            return .object(table, isSensitive: isSensitive)
        case .string, .number, .bool, .list, .set, .tuple:
            throw EvaluationFailure("an object where something else is needed")
        }
    }
}

extension OpenSequence {
    /// The order of a list that the sequence becomes.
    fileprivate var orderOfList: Order { order == .listed ? .listed : .unordered }

    /// The sequence with each known element replaced; a possible one that cannot be is not known.
    func map<Failure: Error>(
        order: Order? = nil,
        typing: Value.Typing = .unspecified,
        _ convert: (Value) throws(Failure) -> Value
    ) throws(Failure) -> Value {
        var result: [Segment] = []
        for segment in segments {
            switch segment {
            case .element(let value): result.append(.element(try convert(value)))
            case .possible(let value, let unknown):
                do throws(Failure) {
                    result.append(.possible(try convert(value), unknown))
                } catch {
                    result.append(.possible(Value(unknown.derived), unknown))
                }
            case .many: result.append(segment)
            }
        }
        return .sequence(result, order: order ?? self.order, typing: typing)
    }
}

extension OpenObject {
    /// The object with each known member's value replaced; that of a possible one that cannot be is not known.
    func map<Failure: Error>(
        typing: Value.Typing = .unspecified,
        _ convert: (Value) throws(Failure) -> Value
    ) throws(Failure) -> Value {
        var members: [Value.Member] = []
        for member in self.members {
            members.append(Value.Member(name: member.name, value: try convert(member.value)))
        }
        var possible: [Possible] = []
        for member in self.possible {
            var value = Value(member.unknown.derived)
            do throws(Failure) { value = try convert(member.value) } catch {}
            possible.append(Possible(name: member.name, value: value, unknown: member.unknown))
        }
        return .open(members, possible: possible, rest: rest, typing: typing)
    }
}
