import Symbolic

extension FunctionTable {
    /// Functions of strings.
    static let texts: [(String, Function)] = [
        ("join", join), ("split", split), ("substr", substr),
        ("trimprefix", trimprefix), ("trimsuffix", trimsuffix), ("trimspace", trimspace), ("chomp", chomp),
        ("lower", { (arguments) throws(EvaluationFailure) in try map(arguments) { $0.simplyLowercased } }),
        ("upper", { (arguments) throws(EvaluationFailure) in try map(arguments) { $0.simplyUppercased } }),
        ("strrev", { (arguments) throws(EvaluationFailure) in try map(arguments) { String($0.reversed()) } }),
        ("basename", { (arguments) throws(EvaluationFailure) in try map(arguments, basename) }),
        ("dirname", { (arguments) throws(EvaluationFailure) in try map(arguments, dirname) }),
        ("indent", indent),
    ]

    private static func map(_ arguments: [Value], _ body: (String) -> String?) throws(EvaluationFailure) -> Value? {
        try arguments.expect(1)
        return try arguments.string(0).flatMap(body).map { Value(.string($0)) }
    }

    private static func join(_ arguments: [Value]) throws(EvaluationFailure) -> Value? {
        guard arguments.count >= 2 else { throw EvaluationFailure("a call with a wrong number of arguments") }
        var pieces: [Value] = []
        for index in 1..<arguments.count {
            guard let elements = try arguments.elements(index) else { return nil }
            if case .set = arguments[index].content, arguments[index].holes != nil { return nil }
            pieces += elements
        }
        guard let separator = try arguments.text(0) else { return nil }
        var text = TextBuilder()
        for (position, piece) in pieces.enumerated() {
            let string = try piece.asString()
            guard !string.isNull else { throw EvaluationFailure("null in a list of strings") }
            if position > 0 { text.append(separator.parts) }
            text.append(string.textParts)
        }
        return text.finish().map { Value($0) } ?? .tooLarge
    }

    private static func split(_ arguments: [Value]) throws(EvaluationFailure) -> Value? {
        try arguments.expect(2)
        guard let separator = try arguments.string(0), let text = try arguments.string(1) else { return nil }
        guard !separator.isEmpty else { return nil }
        return Value(.list(text.pieces(separatedBy: separator).map { Value(.string($0)) }))
    }

    private static func substr(_ arguments: [Value]) throws(EvaluationFailure) -> Value? {
        try arguments.expect(3)
        guard let text = try arguments.string(0), let offset = try arguments.number(1)?.int,
            let length = try arguments.number(2)?.int
        else { return nil }
        let characters = Array(text)
        var start = offset
        if start < 0 { start = max(0, characters.count + max(start, -characters.count)) }
        guard length != 0, start < characters.count else { return Value(.string("")) }
        let rest = characters[start...]
        return Value(.string(String(length < 0 ? rest : rest.prefix(length))))
    }

    private static func trimprefix(_ arguments: [Value]) throws(EvaluationFailure) -> Value? {
        try arguments.expect(2)
        guard let text = try arguments.text(0), let prefix = try arguments.string(1) else { return nil }
        guard let starts = text.starts(with: prefix) else { return nil }
        guard starts, case .literal(let head)? = text.parts.first else { return Value(text) }
        let rest = String(Substring(head.utf8.dropFirst(prefix.utf8.count)))
        return Value(SymbolicString([.literal(rest)] + text.parts.dropFirst()))
    }

    private static func trimsuffix(_ arguments: [Value]) throws(EvaluationFailure) -> Value? {
        try arguments.expect(2)
        guard let text = try arguments.text(0), let suffix = try arguments.string(1) else { return nil }
        guard let ends = text.ends(with: suffix) else { return nil }
        guard ends, case .literal(let tail)? = text.parts.last else { return Value(text) }
        let rest = String(Substring(tail.utf8.dropLast(suffix.utf8.count)))
        return Value(SymbolicString(text.parts.dropLast() + [.literal(rest)]))
    }

    private static func trimspace(_ arguments: [Value]) throws(EvaluationFailure) -> Value? {
        try map(arguments) { text in
            let head = text.unicodeScalars.drop { $0.properties.isWhitespace }
            let last = head.lastIndex { !$0.properties.isWhitespace }
            return last.map { String(Substring(head[...$0])) } ?? ""
        }
    }

    private static func chomp(_ arguments: [Value]) throws(EvaluationFailure) -> Value? {
        try map(arguments) { text in
            let isBreak = { (scalar: Unicode.Scalar) in scalar == "\n" || scalar == "\r" }
            let last = text.unicodeScalars.lastIndex { !isBreak($0) }
            return last.map { String(text.unicodeScalars[...$0]) } ?? ""
        }
    }

    private static func indent(_ arguments: [Value]) throws(EvaluationFailure) -> Value? {
        try arguments.expect(2)
        guard let count = try arguments.number(0)?.int, let text = try arguments.text(1) else { return nil }
        guard (0...1_000).contains(count), text.known != nil else { return nil }
        let lines = (text.known ?? "").pieces(separatedBy: "\n")
        guard lines.count * count <= Limits.stringLength else { return .tooLarge }
        return Value(.string(lines.joined(separator: "\n" + String(repeating: " ", count: count))))
    }

    /// What follows the last slash, as Go's `path` has it.
    private static func basename(_ path: String) -> String? {
        guard !path.isEmpty else { return "." }
        let names = path.utf8.split(separator: UInt8(ascii: "/"))
        return names.last.map { String(Substring($0)) } ?? "/"
    }

    /// What stands before the last slash, cleaned.
    private static func dirname(_ path: String) -> String? {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
        return String(path[...slash]).cleanedPath
    }
}
