import Symbolic

extension FunctionTable {
    /// Functions of strings.
    static let texts: [(String, Function)] = [
        ("join", join), ("split", split), ("substr", substr),
        ("trimprefix", trimprefix), ("trimsuffix", trimsuffix), ("trimspace", trimspace), ("chomp", chomp),
        ("trim", trim),
        ("lower", { (arguments) throws(EvaluationFailure) in try mapParts(arguments) { $0.simplyLowercased } }),
        ("upper", { (arguments) throws(EvaluationFailure) in try mapParts(arguments) { $0.simplyUppercased } }),
        ("title", { (arguments) throws(EvaluationFailure) in try map(arguments) { $0.titlecased } }),
        ("strrev", { (arguments) throws(EvaluationFailure) in try map(arguments) { String($0.reversed()) } }),
        ("basename", { (arguments) throws(EvaluationFailure) in try map(arguments, basename) }),
        // Whose home directory `~` is, the configuration does not say.
        (
            "pathexpand",
            { (arguments) throws(EvaluationFailure) in try map(arguments) { $0.hasPrefix("~") ? nil : $0 } }
        ),
        ("dirname", { (arguments) throws(EvaluationFailure) in try map(arguments, dirname) }),
        ("indent", indent),
    ]

    private static func map(_ arguments: [Value], _ body: (String) -> String?) throws(EvaluationFailure) -> Value? {
        try arguments.expect(1)
        return try arguments.string(0).flatMap(body).map { Value(.string($0.normalized)) }
    }

    /// What becomes of a text whose literal parts become something each by itself.
    private static func mapParts(_ arguments: [Value], _ body: (String) -> String?) throws(EvaluationFailure) -> Value?
    {
        try arguments.expect(1)
        return try arguments.text(0)?.mapped { body($0)?.normalized }.map { Value($0) }
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
        let pieces =
            separator.isEmpty ? text.unicodeScalars.map { String($0) } : text.pieces(separatedBy: separator)
        guard pieces.count <= Limits.elementCount else { return .tooLarge }
        return .list(pieces.map { Value(.string($0)) })
    }

    private static func substr(_ arguments: [Value]) throws(EvaluationFailure) -> Value? {
        try arguments.expect(3)
        let (text, offset, length) = (try arguments.text(0), try arguments.int(1), try arguments.int(2))
        guard let text, let offset, let length else { return nil }
        guard let known = text.known else { return substr(of: text.prefix, offset, length) }
        let characters = Array(known)
        let start = offset < 0 ? max(0, characters.count + max(offset, -characters.count)) : offset
        guard start < characters.count else { return Value(.string("")) }
        let rest = characters[start...]
        // From the end, Terraform takes a length of zero for the whole rest.
        let isRest = length < 0 || length == 0 && offset < 0
        return Value(.string(String(isRest ? rest : rest.prefix(length)).normalized))
    }

    /// A part of the text before a hole, which must end before its last character: what follows may join with that.
    private static func substr(of head: String, _ offset: Int, _ length: Int) -> Value? {
        let characters = Array(head)
        guard offset >= 0, length >= 0, offset < characters.count, length < characters.count - offset else {
            return nil
        }
        return Value(.string(String(characters[offset..<offset + length]).normalized))
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
        try arguments.expect(1)
        return try arguments.text(0)?.trimmed(isForeign: true) { $0.properties.isWhitespace }.map { Value($0) }
    }

    private static func trim(_ arguments: [Value]) throws(EvaluationFailure) -> Value? {
        try arguments.expect(2)
        let (text, cutset) = (try arguments.text(0), try arguments.string(1))
        guard let text, let cutset else { return nil }
        let scalars = Set(cutset.unicodeScalars)
        let isForeign = scalars.allSatisfy(\.isForeignToNames)
        return text.trimmed(isForeign: isForeign) { scalars.contains($0) }.map { Value($0) }
    }

    private static func chomp(_ arguments: [Value]) throws(EvaluationFailure) -> Value? {
        try arguments.expect(1)
        return try arguments.text(0)?.trimmed(start: false, isForeign: true) { $0 == "\n" || $0 == "\r" }
            .map { Value($0) }
    }

    private static func indent(_ arguments: [Value]) throws(EvaluationFailure) -> Value? {
        try arguments.expect(2)
        let (count, text) = (try arguments.int(0), try arguments.text(1))
        guard let count, let text, (0...100_000).contains(count) else { return nil }
        let margin = "\n" + String(repeating: " ", count: count)
        let indented = text.mapped(keepsNames: true) { literal in
            let lines = literal.pieces(separatedBy: "\n")
            return lines.count * count <= Limits.stringLength ? lines.joined(separator: margin) : nil
        }
        return indented.map { Value($0) } ?? .tooLarge
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
