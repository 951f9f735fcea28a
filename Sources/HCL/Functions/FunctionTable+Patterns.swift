import RegularExpressions
import Symbolic

extension FunctionTable {
    /// Functions with regular expressions.
    static let patterns: [(String, Function)] = [
        ("regex", regex), ("regexall", regexall), ("replace", replace),
    ]

    private static func regex(_ arguments: [Value]) throws(EvaluationFailure) -> Value? {
        guard var matches = try matches(arguments) else { return nil }
        guard let match = matches.next() else {
            if matches.isExhausted { return nil }
            throw EvaluationFailure("a text that the pattern does not match")
        }
        return matches.value(of: match)
    }

    private static func regexall(_ arguments: [Value]) throws(EvaluationFailure) -> Value? {
        guard var matches = try matches(arguments) else { return nil }
        var values: [Value] = []
        while let match = matches.next() {
            values.append(matches.value(of: match))
            guard values.count <= Limits.elementCount else { return .tooLarge }
        }
        return matches.isExhausted ? nil : .list(values)
    }

    private static func matches(_ arguments: [Value]) throws(EvaluationFailure) -> RegexMatches? {
        try arguments.expect(2)
        let pattern = try arguments.string(0)
        let text = try arguments.string(1)
        guard let pattern, let regex = try compiled(pattern) else { return nil }
        let unnamed = regex.groupNames.count { $0 == nil }
        guard unnamed == 0 || unnamed == regex.groupNames.count else {
            throw EvaluationFailure("a pattern with named and unnamed groups")
        }
        return text.map { RegexMatches(regex, in: $0) }
    }

    /// The expression of a pattern; nil where another engine might take what this one does not.
    private static func compiled(_ pattern: String) throws(EvaluationFailure) -> CapturingRegex? {
        switch RegexCaches.capturing.regex(pattern) {
        case .success(let regex): return regex
        case .failure(let error):
            if error.isUnsupported { return nil }
            throw EvaluationFailure("a pattern that is no regular expression")
        }
    }

    private static func replace(_ arguments: [Value]) throws(EvaluationFailure) -> Value? {
        try arguments.expect(3)
        let (whole, old, replacing) = (try arguments.text(0), try arguments.string(1), try arguments[2].asString())
        guard !replacing.isNull else { throw EvaluationFailure("an argument that is null") }
        let new = SymbolicString(replacing.textParts)
        guard let whole, let old else { return nil }
        let isPattern = old.utf8.count > 1 && old.utf8.first == UInt8(ascii: "/") && old.utf8.last == UInt8(ascii: "/")
        guard let text = whole.known else {
            return isPattern ? nil : whole.replacing(old, with: new).map { Value($0) }
        }
        // Between slashes stands a regular expression, and `$` before a digit in what replaces its matches is a group.
        if isPattern {
            guard let new = new.known, let regex = try compiled(String(old.dropFirst().dropLast())) else { return nil }
            var replacement = RegexReplacement(of: RegexMatches(regex, in: text), by: new)
            guard let result = replacement.run() else { return nil }
            return Value(.string(result.normalized))
        }
        // An empty text stands before each scalar and at the end.
        let pieces = old.isEmpty ? [""] + text.unicodeScalars.map { String($0) } + [""] : text.pieces(separatedBy: old)
        guard let known = new.known else { return joined(pieces, by: new) }
        let (added, isTooLong) = pieces.count.multipliedReportingOverflow(by: known.utf8.count)
        guard !isTooLong, added + text.utf8.count <= Limits.stringLength else { return .tooLarge }
        return Value(.string(pieces.joined(separator: known).normalized))
    }

    /// Pieces of a text with one that is not wholly known between them.
    private static func joined(_ pieces: [String], by separator: SymbolicString) -> Value? {
        guard pieces.count <= Limits.elementCount else { return .tooLarge }
        var text = TextBuilder()
        for (position, piece) in pieces.enumerated() {
            if position > 0 { text.append(separator.parts) }
            text.append(.literal(piece))
        }
        return text.finish().map { Value($0) } ?? .tooLarge
    }
}

/// The matches of an expression in a text one after another, without overlaps.
struct RegexMatches {
    let regex: CapturingRegex
    let text: [Unicode.Scalar]
    private var position = 0
    private var lastEnd = -1
    private var work = CapturingRegex.workLimit

    init(_ regex: CapturingRegex, in text: String) {
        self.regex = regex
        self.text = Array(text.unicodeScalars)
    }

    /// Whether the search was given up, so that there may be further matches.
    var isExhausted: Bool { work <= 0 }

    /// The next match; one of nothing right after another match does not count.
    mutating func next() -> CapturingRegex.Match? {
        while position <= text.count, let match = regex.firstMatch(in: text, from: position, work: &work) {
            let isCounted = !match.range.isEmpty || match.range.lowerBound != lastEnd
            position = match.range.upperBound == position ? position + 1 : match.range.upperBound
            lastEnd = match.range.upperBound
            if isCounted { return match }
        }
        position = text.count + 1
        return nil
    }

    /// What `regex` gives for a match: the text, or its groups as a tuple or an object.
    func value(of match: CapturingRegex.Match) -> Value {
        guard !regex.groupNames.isEmpty else { return Value(.string(string(match.range))) }
        let groups = match.groups.map { $0.map { Value(.string(string($0))) } ?? Value(.null) }
        var table = MemberTable()
        for (name, group) in zip(regex.groupNames, groups) {
            guard let name else { return .tuple(groups) }
            table.set(name, group)
        }
        return .object(table)
    }

    func string(_ range: Range<Int>) -> String {
        var scalars = String.UnicodeScalarView()
        scalars.append(contentsOf: text[range.clamped(to: 0..<text.count)])
        return String(scalars).normalized
    }
}
