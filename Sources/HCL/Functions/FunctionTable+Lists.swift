import Symbolic

extension FunctionTable {
    /// Functions of lists.
    static let lists: [(String, Function)] = [
        ("concat", concat), ("flatten", flatten), ("compact", compact), ("distinct", distinct), ("sort", sort),
        ("reverse", reverse), ("element", element), ("slice", slice), ("one", one), ("range", range),
        ("formatlist", { (arguments) throws(EvaluationFailure) in try FormatFunction.formatlist(arguments) }),
    ]

    private static func concat(_ arguments: [Value]) throws(EvaluationFailure) -> Value? {
        guard !arguments.isEmpty else { throw EvaluationFailure("a call with a wrong number of arguments") }
        var result: [OpenSequence.Segment] = []
        for argument in arguments {
            guard !argument.isSet, let segments = argument.segments() else {
                throw EvaluationFailure("what is no list among lists")
            }
            result += segments
            guard result.count <= Limits.elementCount else { return .tooLarge }
        }
        let order: OpenSequence.Order = arguments.contains(where: \.isUnordered) ? .unordered : .listed
        let typings = Set(arguments.map(\.typing))
        if typings.contains(.structural) { return .sequence(result, order: order, typing: .structural) }
        let list = Value.sequence(result, order: order)
        return typings == [.collection] ? try TypeConstraint.list(.any).converted(list) : list.weakenedInside
    }

    private static func flatten(_ arguments: [Value]) throws(EvaluationFailure) -> Value? {
        try arguments.expect(1)
        guard let segments = arguments[0].segments() else { throw EvaluationFailure("an argument that is no list") }
        var result: [OpenSequence.Segment] = []
        var isOrdered = !arguments[0].isUnordered
        guard append(segments, to: &result, &isOrdered, depth: 0) else { return .tooLarge }
        return .sequence(result, order: isOrdered ? .listed : .unordered, typing: .structural)
    }

    /// Adds elements with lists among them taken apart; false where they are too many.
    private static func append(
        _ segments: [OpenSequence.Segment],
        to result: inout [OpenSequence.Segment],
        _ isOrdered: inout Bool,
        depth: Int
    ) -> Bool {
        guard depth < Parser.depthLimit, result.count <= Limits.elementCount else { return false }
        for segment in segments {
            switch segment {
            case .many: result.append(segment)
            case .possible(let value, let doubt):
                switch value.kind {
                case .unknown where value.isNamedAsText: result.append(segment)
                case .unknown: result.append(.many(value.unknown.map { $0.derived.merging(doubt) } ?? doubt))
                case .list:
                    isOrdered = isOrdered && !value.isUnordered
                    var inner: [OpenSequence.Segment] = []
                    guard append(value.segments() ?? [], to: &inner, &isOrdered, depth: depth + 1) else { return false }
                    result += inner.map { $0.doubted(doubt) }
                default: result.append(segment)
                }
            case .element(let value):
                // What is unknown may be a list; what is one of several lists is.
                guard value.kind == .list || value.isList else {
                    let mayBeList = value.kind == .unknown && !value.isNamedAsText
                    result.append(mayBeList ? .many(value.unknown?.derived ?? Value.undescribed) : segment)
                    continue
                }
                isOrdered = isOrdered && !value.isUnordered
                guard append(value.segments() ?? [], to: &result, &isOrdered, depth: depth + 1) else { return false }
            }
        }
        return result.count <= Limits.elementCount
    }

    private static func compact(_ arguments: [Value]) throws(EvaluationFailure) -> Value? {
        try arguments.expect(1)
        guard let segments = arguments[0].segments() else { throw EvaluationFailure("an argument that is no list") }
        var result: [OpenSequence.Segment] = []
        for segment in segments {
            switch segment {
            case .many: result.append(segment)
            case .element(let value): result += try kept(value, nil)
            case .possible(let value, let doubt): result += try kept(value, doubt)
            }
        }
        return .sequence(result, order: arguments[0].orderOfParts, typing: .collection)
    }

    /// What is left of an element where null and the empty string are dropped.
    private static func kept(_ value: Value, _ doubt: Unknown?) throws(EvaluationFailure) -> [OpenSequence.Segment] {
        let string = try value.asString()
        if string.isNull || string.kind == .string && string.textParts.isEmpty { return [] }
        let isCertain = SymbolicString(string.textParts).isNeverEmpty
        let doubts = [doubt, isCertain ? nil : string.holes].compactMap { $0 }
        return [Unknown.merged(doubts).map { .possible(string, $0) } ?? .element(string)]
    }

    private static func distinct(_ arguments: [Value]) throws(EvaluationFailure) -> Value? {
        try arguments.expect(1)
        guard let elements = arguments[0].elements, !arguments[0].isUnordered else { return try merged(arguments[0]) }
        var result: [Value] = []
        var texts: Set<[UInt8]> = []
        for element in try Value.unified(elements) {
            if let text = element.string {
                // Texts are told apart at once; beside what is unknown nothing is.
                guard texts.insert(Array(text.utf8)).inserted else { continue }
                if texts.count > result.count {
                    result.append(element)
                    continue
                }
            }
            let answers = result.map { $0.isSame(as: element) }
            if answers.contains(true) { continue }
            if answers.contains(nil) { return try merged(arguments[0]) }
            result.append(element)
            guard result.count <= Limits.comparisonCount else { return .tooLarge }
        }
        return .list(result)
    }

    /// The elements of a list of which some may be one, so that it is not known how many there are, nor where.
    private static func merged(_ list: Value) throws(EvaluationFailure) -> Value? {
        guard let segments = list.segments() else { throw EvaluationFailure("an argument that is no list") }
        let elements = try list.elements.map { (elements) throws(EvaluationFailure) in
            try Value.unified(elements).map { OpenSequence.Segment.element($0) }
        }
        let set = Value(.sequence(OpenSequence(elements ?? segments, order: .set))).sortedSet
        return try TypeConstraint.list(.any).converted(set)
    }

    private static func sort(_ arguments: [Value]) throws(EvaluationFailure) -> Value? {
        try arguments.expect(1)
        guard let segments = arguments[0].segments() else { throw EvaluationFailure("an argument that is no list") }
        var strings: [OpenSequence.Segment] = []
        var texts: [String] = []
        for segment in segments {
            switch segment {
            case .element(let value):
                let string = try value.asString()
                guard !string.isNull else { throw EvaluationFailure("null in a list of strings") }
                strings.append(.element(string))
                if let text = string.string { texts.append(text) }
            case .possible(let value, let doubt): strings.append(.possible(try value.asString(), doubt))
            case .many: strings.append(segment)
            }
        }
        guard texts.count == segments.count else {
            return .sequence(strings, order: .unordered, typing: .collection)
        }
        return .list(texts.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { Value(.string($0)) })
    }

    private static func reverse(_ arguments: [Value]) throws(EvaluationFailure) -> Value? {
        try arguments.expect(1)
        if arguments[0].kind == .unknown, !arguments[0].isList { return nil }
        guard let segments = arguments[0].segments() else { throw EvaluationFailure("an argument that is no list") }
        let typing = arguments[0].isSet ? .collection : arguments[0].typing
        return .sequence(segments.reversed(), order: arguments[0].orderOfParts, typing: typing)
    }

    private static func element(_ arguments: [Value]) throws(EvaluationFailure) -> Value? {
        try arguments.expect(2)
        if arguments[0].isSet { throw EvaluationFailure("an index into a set") }
        guard let number = try arguments.number(1) else { return nil }
        if number.isNegative && !number.isZero { throw EvaluationFailure("an index outside of the list") }
        if case .sequence(let sequence) = arguments[0].content {
            // The list is at least as long as its beginning.
            return number.int.flatMap { $0 < sequence.head.count ? sequence.head[$0] : nil }
        }
        guard let elements = try arguments.elements(0) else { return nil }
        guard !elements.isEmpty else { throw EvaluationFailure("an index outside of the list") }
        return number.int.map { elements[$0 % elements.count] }
    }

    private static func slice(_ arguments: [Value]) throws(EvaluationFailure) -> Value? {
        try arguments.expect(3)
        if arguments[0].isSet { throw EvaluationFailure("a slice of a set") }
        guard let start = try arguments.number(1)?.int, let end = try arguments.number(2)?.int else { return nil }
        if case .sequence(let sequence) = arguments[0].content {
            let head = sequence.head
            guard 0 <= start, start <= end, end <= head.count else { return nil }
            return Value(.list(Array(head[start..<end])), typing: arguments[0].typing)
        }
        guard let elements = try arguments.elements(0) else { return nil }
        guard 0 <= start, start <= end, end <= elements.count else {
            throw EvaluationFailure("a slice outside of the list")
        }
        return Value(.list(Array(elements[start..<end])), typing: arguments[0].typing)
    }

    private static func one(_ arguments: [Value]) throws(EvaluationFailure) -> Value? {
        try arguments.expect(1)
        if arguments[0].kind == .unknown, !arguments[0].isList { return nil }
        guard let segments = arguments[0].segments() else { throw EvaluationFailure("an argument that is no list") }
        let certain = segments.filter { if case .element = $0 { true } else { false } }
        // Unknown elements without an order may be one.
        if certain.count > 1, arguments[0].isUnordered, arguments[0].holes != nil { return nil }
        guard certain.count < 2 else { throw EvaluationFailure("several elements where one is allowed") }
        switch (segments.count, segments.first) {
        case (0, _): return Value(.null)
        case (1, .element(let value)?): return value
        case (1, .possible(let value, let doubt)?): return Value.choice(doubt, [value, Value(.null)])
        default: return nil
        }
    }

    private static func range(_ arguments: [Value]) throws(EvaluationFailure) -> Value? {
        try arguments.expect(1...3)
        var numbers: [Decimal] = []
        for index in arguments.indices {
            guard let number = try arguments.number(index) else { return nil }
            numbers.append(number)
        }
        let start = numbers.count > 1 ? numbers[0] : .zero
        let end = numbers.count > 1 ? numbers[1] : numbers[0]
        let step = numbers.count > 2 ? numbers[2] : Decimal(start <= end ? 1 : -1)
        guard !step.isZero, step.isNegative == (end < start) || start == end else {
            throw EvaluationFailure("a range with a step that leads nowhere")
        }
        var values: [Value] = []
        var next = start
        while step.isNegative ? next > end : next < end {
            guard values.count < 1_024 else { throw EvaluationFailure("a range of more than 1024 numbers") }
            values.append(Value(next))
            guard let sum = next.adding(step) else { return nil }
            next = sum
        }
        return .list(values)
    }
}

extension Value {
    /// Whether the value is a list, tuple or set for certain, though perhaps one of several.
    var isList: Bool {
        switch content {
        case .sequence: true
        case .choice(let choice): choice.alternatives.allSatisfy { $0.kind == .list }
        default: kind == .list
        }
    }
}

extension OpenSequence.Segment {
    /// The same piece where it is not certain that it is there.
    func doubted(_ doubt: Unknown) -> OpenSequence.Segment {
        switch self {
        case .element(let value): .possible(value, doubt.derived)
        case .possible(let value, let unknown): .possible(value, unknown.merging(doubt.derived))
        case .many(let unknown): .many(unknown.merging(doubt.derived))
        }
    }
}
