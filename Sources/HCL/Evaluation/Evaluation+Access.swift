import Symbolic

extension Evaluation {
    /// Takes steps into a value.
    @inline(never)
    mutating func follow(_ steps: ArraySlice<AccessStep>, from start: Value) throws(EvaluationFailure) -> Value {
        var value = start
        for step in steps {
            switch step.kind {
            case .attribute(let name): value = try value.attribute(name)
            case .key(let key): value = try value.element(at: Value(.string(key)))
            case .position(let digits):
                guard let position = Decimal(digits) else { throw EvaluationFailure("an index that is too large") }
                value = try value.element(at: Value(position))
            case .index(let index): value = try value.element(at: try self.value(of: index))
            case .splat(let inner): value = try splat(value, inner)
            }
        }
        return value
    }

    /// Takes steps into each element; what is no list counts as the only element of one, and null as none.
    @inline(never)
    private mutating func splat(_ value: Value, _ steps: [AccessStep]) throws(EvaluationFailure) -> Value {
        switch value.content {
        case .unknown(let unknown): return Value(unknown.derived, isSensitive: value.isSensitive)
        case .sequence(let sequence):
            return try splat(sequence, steps).marked(value.isSensitive)
        case .choice(let choice):
            var results: [Value] = []
            var failure: EvaluationFailure?
            for alternative in value.alternatives {
                do throws(EvaluationFailure) {
                    results.append(try splat(alternative, steps))
                } catch {
                    failure = error
                }
            }
            return try Evaluation.choice(choice.condition, of: results, failure: failure)
        default: break
        }
        if value.isUnordered, let segments = value.segments() {
            return try splat(OpenSequence(segments, order: .set), steps).marked(value.isSensitive)
        }
        if value.isNull { return .tuple([], isSensitive: value.isSensitive) }
        var results: [Value] = []
        for element in value.elements ?? [value] { results.append(try follow(steps[...], from: element)) }
        return .tuple(results, isSensitive: value.isSensitive)
    }

    /// Takes steps into each element that is known.
    private mutating func splat(
        _ sequence: OpenSequence,
        _ steps: [AccessStep]
    ) throws(EvaluationFailure) -> Value {
        var segments: [OpenSequence.Segment] = []
        for segment in sequence.segments {
            switch segment {
            case .element(let value): segments.append(.element(try follow(steps[...], from: value)))
            case .possible(let value, let unknown):
                var part = Value(unknown.derived)
                // Where it fails the element is not there, or Terraform fails.
                do throws(EvaluationFailure) { part = try follow(steps[...], from: value) } catch {}
                segments.append(.possible(part, unknown))
            case .many: segments.append(segment)
            }
        }
        return .sequence(segments, order: sequence.order == .listed ? .listed : .unordered, typing: .structural)
    }
}

extension Value {
    /// The part that constant steps lead to.
    func following(_ steps: some Sequence<AttributePath.Step>) throws(EvaluationFailure) -> Value {
        var value = self
        for step in steps {
            switch step {
            case .attribute(let name): value = try value.attribute(name)
            case .index(let position): value = try value.element(at: Value(Decimal(position)))
            case .key(let key): value = try value.element(at: Value(.string(key)))
            }
        }
        return value
    }

    /// The member of an object that `.name` asks for.
    func attribute(_ name: String) throws(EvaluationFailure) -> Value {
        if case .choice = content {
            return try Evaluation.distributed([self]) { (row) throws(EvaluationFailure) in try row[0].attribute(name) }
        }
        if case .sequence = content { throw EvaluationFailure("an attribute of a list") }
        switch kind {
        case .unknown, .object:
            guard let member = member(name) else { throw EvaluationFailure("an attribute that the object has not") }
            return member
        case .null: throw EvaluationFailure("an attribute of null")
        case .bool, .number, .string, .list: throw EvaluationFailure("an attribute of what is no object")
        }
    }

    /// The element or member that `[index]` asks for.
    func element(at index: Value) throws(EvaluationFailure) -> Value {
        let isSensitive = isSensitive || index.isSensitive
        if Evaluation.combinations(of: [self, index]) != nil {
            return try Evaluation.distributed([self, index]) { (row) throws(EvaluationFailure) in
                try row[0].element(at: row[1])
            }
        }
        if case .sequence(let sequence) = content { return try sequence.element(at: index).marked(isSensitive) }
        if case .open = content, let key = index.string {
            guard let member = member(key) else { throw EvaluationFailure("a key that the object has not") }
            return member.marked(isSensitive)
        }
        if index.isNull || isNull { throw EvaluationFailure("an index that is null, or of null") }
        if index.holes != nil || self.kind == .unknown { return unknownElement(at: index).marked(isSensitive) }
        switch kind {
        case .list:
            if case .set = content { throw EvaluationFailure("an index into a set") }
            guard let position = index.decimal ?? index.string.flatMap({ Decimal($0) }) else {
                throw EvaluationFailure("an index that is no number")
            }
            guard let elements, let int = position.int, elements.indices.contains(int) else {
                throw EvaluationFailure("an index outside of the list")
            }
            return elements[int].marked(isSensitive)
        case .object:
            guard let key = try index.asString().string, let member = member(key) else {
                throw EvaluationFailure("a key that the object has not")
            }
            return member.marked(isSensitive)
        case .null, .bool, .number, .string, .unknown: throw EvaluationFailure("an index into what is no collection")
        }
    }

    /// An element where the collection or the index is not known.
    private func unknownElement(at index: Value) -> Value {
        if case .unknown(let unknown) = content {
            if let position = index.int { return Value(unknown.extended { $0.index(position) }).converted(conversion) }
            if let key = index.string { return Value(unknown.extended { $0.key(key) }).converted(conversion) }
        }
        let parts = [holes, index.holes].compactMap { $0?.derived }
        guard let first = parts.first else {
            return Value(Unknown(UnknownSource(attribute: nil, reason: .undecided("an index that is not known"))))
        }
        return Value(parts.dropFirst().reduce(first) { $0.merging($1) })
    }
}

extension OpenSequence {
    /// The elements before the first place where it is not known what stands there.
    var head: [Value] {
        guard order == .listed else { return [] }
        var elements: [Value] = []
        for segment in segments {
            guard case .element(let value) = segment else { break }
            elements.append(value)
        }
        return elements
    }

    /// The element that `[index]` asks for: known among the first ones, else unknown.
    func element(at index: Value) throws(EvaluationFailure) -> Value {
        if isSet { throw EvaluationFailure("an index into a set") }
        if index.isNull { throw EvaluationFailure("an index that is null, or of null") }
        let head = head
        if let position = index.decimal ?? index.string.flatMap({ Decimal($0) }) {
            guard !position.isNegative || position.isZero, position.isWhole else {
                throw EvaluationFailure("an index outside of the list")
            }
            if let position = position.int, position < head.count { return head[position] }
        }
        let holes = [unknown, index.holes].compactMap { $0 }
        return Value(Unknown.merged(holes) ?? Value.undescribed)
    }
}
