import Symbolic

extension FunctionTable {
    /// Functions that answer yes or no, or count.
    static let questions: [(String, Function)] = [
        ("length", length), ("contains", contains), ("alltrue", alltrue), ("anytrue", anytrue),
        (
            "startswith",
            { (arguments) throws(EvaluationFailure) in
                try arguments.expect(2)
                guard let text = try arguments.text(0), let prefix = try arguments.string(1) else { return nil }
                return text.starts(with: prefix).map { Value(.bool($0)) }
            }
        ),
        (
            "endswith",
            { (arguments) throws(EvaluationFailure) in
                try arguments.expect(2)
                guard let text = try arguments.text(0), let suffix = try arguments.string(1) else { return nil }
                return text.ends(with: suffix).map { Value(.bool($0)) }
            }
        ),
        (
            "strcontains",
            { (arguments) throws(EvaluationFailure) in
                try arguments.expect(2)
                guard let text = try arguments.text(0), let part = try arguments.string(1) else { return nil }
                let isFound = text.parts.contains { piece in
                    guard case .literal(let literal) = piece else { return false }
                    return part.isEmpty || literal.pieces(separatedBy: part).count > 1
                }
                return isFound ? Value(.bool(true)) : text.known == nil ? nil : Value(.bool(false))
            }
        ),
    ]

    private static func length(_ arguments: [Value]) throws(EvaluationFailure) -> Value? {
        try arguments.expect(1)
        let value = arguments[0]
        switch value.kind {
        case .unknown: return openLength(value)
        case .string:
            // Grapheme clusters, as Terraform counts them.
            return value.string.map { Value(Decimal($0.count)) }
        case .list:
            // Unknown elements of a set may be equal.
            if case .set = value.content, value.holes != nil { return nil }
            return value.elements.map { Value(Decimal($0.count)) }
        case .object: return Value(Decimal(value.sortedMembers.count))
        case .null, .bool, .number: throw EvaluationFailure("the length of what has none")
        }
    }

    /// The length of what has elements that may be missing: one of a few numbers.
    private static func openLength(_ value: Value) -> Value? {
        let certain: Int
        let possible: Int
        switch value.content {
        // Elements of a set may be equal, and so may those that a loop takes from one.
        case .sequence(let sequence) where sequence.order == .listed:
            guard let elements = value.partialElements, elements.rest == nil else { return nil }
            (certain, possible) = (elements.certain.count, elements.possible.count)
        case .open(let object) where object.rest == nil:
            (certain, possible) = (object.members.count, object.possible.count)
        default: return nil
        }
        guard possible > 0, possible < Choice.limit, let unknown = value.holes else { return nil }
        return .choice(unknown.derived, (certain...(certain + possible)).map { Value(Decimal($0)) })
    }

    private static func contains(_ arguments: [Value]) throws(EvaluationFailure) -> Value? {
        try arguments.expect(2)
        guard !arguments[1].isNull else { throw EvaluationFailure("an argument that is null") }
        guard let (certain, possible, rest) = arguments[0].partialElements else {
            _ = try arguments.elements(0)
            return nil
        }
        let answers = certain.map { $0.isSame(as: arguments[1]) }
        if answers.contains(true) { return Value(.bool(true)) }
        let others = possible.map { $0.value.isSame(as: arguments[1]) }
        let isOpen = rest != nil || answers.contains(nil) || others.contains { $0 != false }
        return isOpen ? nil : Value(.bool(false))
    }

    private static func alltrue(_ arguments: [Value]) throws(EvaluationFailure) -> Value? {
        try quantify(arguments, deciding: false)
    }

    private static func anytrue(_ arguments: [Value]) throws(EvaluationFailure) -> Value? {
        try quantify(arguments, deciding: true)
    }

    /// Null counts as false.
    private static func quantify(_ arguments: [Value], deciding: Bool) throws(EvaluationFailure) -> Value? {
        try arguments.expect(1)
        guard let (certain, possible, rest) = arguments[0].partialElements else {
            _ = try arguments.elements(0)
            return nil
        }
        var isOpen = rest != nil || !possible.isEmpty
        for element in certain {
            let test = try element.asBool()
            let bool = test.isNull ? false : test.bool
            if bool == deciding { return Value(.bool(deciding)) }
            isOpen = isOpen || bool == nil
        }
        return isOpen ? nil : Value(.bool(!deciding))
    }
}
