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
        var result: [Value] = []
        for (index, argument) in arguments.enumerated() {
            if argument.isSet { throw EvaluationFailure("a set where a list is needed") }
            guard let elements = try arguments.elements(index) else { return nil }
            result += elements
            guard result.count <= Limits.elementCount else { return .tooLarge }
        }
        let typings = Set(arguments.map(\.typing))
        if typings.contains(.structural) { return .tuple(result) }
        return typings == [.collection] ? .list(try Value.unified(result)) : Value(.list(result)).weakened
    }

    private static func flatten(_ arguments: [Value]) throws(EvaluationFailure) -> Value? {
        try arguments.expect(1)
        guard let elements = try arguments.elements(0) else { return nil }
        var result: [Value] = []
        guard append(elements, to: &result, depth: 0) else { return nil }
        return .tuple(result)
    }

    /// Adds elements with lists among them taken apart; false where an element may be a list.
    private static func append(_ elements: [Value], to result: inout [Value], depth: Int) -> Bool {
        guard depth < Parser.depthLimit, result.count <= Limits.elementCount else { return false }
        for element in elements {
            switch element.kind {
            case .unknown: return false
            case .list: guard append(element.elements ?? [], to: &result, depth: depth + 1) else { return false }
            default: result.append(element)
            }
        }
        return true
    }

    private static func compact(_ arguments: [Value]) throws(EvaluationFailure) -> Value? {
        try arguments.expect(1)
        guard let elements = try arguments.elements(0) else { return nil }
        var result: [Value] = []
        for element in elements {
            let string = try element.asString()
            if string.isNull { continue }
            guard string.kind == .string else { return nil }
            if string.textParts.isEmpty { continue }
            let isCertain = string.textParts.contains { if case .literal = $0 { true } else { false } }
            guard isCertain else { return nil }
            result.append(string)
        }
        return .list(result)
    }

    private static func distinct(_ arguments: [Value]) throws(EvaluationFailure) -> Value? {
        try arguments.expect(1)
        guard let elements = try arguments.elements(0) else { return nil }
        var result: [Value] = []
        for element in try Value.unified(elements) {
            let answers = result.map { $0.isSame(as: element) }
            if answers.contains(true) { continue }
            if answers.contains(nil) { return nil }
            result.append(element)
        }
        return .list(result)
    }

    private static func sort(_ arguments: [Value]) throws(EvaluationFailure) -> Value? {
        try arguments.expect(1)
        guard let elements = try arguments.elements(0) else { return nil }
        var texts: [String] = []
        for element in elements {
            let string = try element.asString()
            guard !string.isNull else { throw EvaluationFailure("null in a list of strings") }
            guard let text = string.string else { return nil }
            texts.append(text)
        }
        return .list(texts.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { Value(.string($0)) })
    }

    private static func reverse(_ arguments: [Value]) throws(EvaluationFailure) -> Value? {
        try arguments.expect(1)
        return try arguments.elements(0).map { elements in
            Value(.list(elements.reversed()), typing: arguments[0].typing)
        }
    }

    private static func element(_ arguments: [Value]) throws(EvaluationFailure) -> Value? {
        try arguments.expect(2)
        if case .set = arguments[0].content { throw EvaluationFailure("an index into a set") }
        guard let elements = try arguments.elements(0), let number = try arguments.number(1) else { return nil }
        guard !elements.isEmpty, !number.isNegative else { throw EvaluationFailure("an index outside of the list") }
        return number.int.map { elements[$0 % elements.count] }
    }

    private static func slice(_ arguments: [Value]) throws(EvaluationFailure) -> Value? {
        try arguments.expect(3)
        guard let elements = try arguments.elements(0), let start = try arguments.number(1)?.int,
            let end = try arguments.number(2)?.int
        else { return nil }
        if case .set = arguments[0].content { throw EvaluationFailure("a slice of a set") }
        guard 0 <= start, start <= end, end <= elements.count else {
            throw EvaluationFailure("a slice outside of the list")
        }
        return Value(.list(Array(elements[start..<end])), typing: arguments[0].typing)
    }

    private static func one(_ arguments: [Value]) throws(EvaluationFailure) -> Value? {
        try arguments.expect(1)
        guard let elements = try arguments.elements(0) else { return nil }
        switch elements.count {
        case 0: return Value(.null)
        case 1: return elements[0]
        default:
            if case .set = arguments[0].content, arguments[0].holes != nil { return nil }
            throw EvaluationFailure("several elements where one is allowed")
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
