/// Why a pattern is no regular expression, and where.
package struct LinearRegexError: Error, Hashable, Sendable {
    package var message: String
    /// In UTF-8 bytes of the pattern.
    package var offset: Int
}

/// Parses RE2's syntax, without what cannot be matched in linear time.
struct RegexParser {
    private struct Flags {
        var ignoresCase = false
        var dotMatchesNewline = false
        var isMultiline = false
    }

    private let scalars: [Unicode.Scalar]
    private let offsets: [Int]
    private var position = 0
    private var flags = Flags()
    private var depth = 0

    static func parse(_ pattern: String) throws(LinearRegexError) -> RegexNode {
        var parser = RegexParser(pattern)
        let node = try parser.alternatives()
        if parser.current != nil { throw parser.error("`)` without `(`") }
        return node
    }

    private init(_ pattern: String) {
        scalars = Array(pattern.unicodeScalars)
        var offset = 0
        offsets = scalars.map { scalar in
            defer { offset += String(scalar).utf8.count }
            return offset
        }
    }

    private var current: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

    private func error(_ message: String, at index: Int? = nil) -> LinearRegexError {
        let index = index ?? position
        return LinearRegexError(
            message: message,
            offset: index < offsets.count ? offsets[index] : (offsets.last.map { $0 + 1 } ?? 0)
        )
    }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard current == scalar else { return false }
        position += 1
        return true
    }

    private mutating func alternatives() throws(LinearRegexError) -> RegexNode {
        depth += 1
        defer { depth -= 1 }
        guard depth <= 200 else { throw error("the groups nest too deep") }
        var branches = [try sequence()]
        while take("|") { branches.append(try sequence()) }
        return branches.count == 1 ? branches[0] : .alternatives(branches)
    }

    private mutating func sequence() throws(LinearRegexError) -> RegexNode {
        var nodes: [RegexNode] = []
        while let scalar = current, scalar != "|", scalar != ")" {
            nodes.append(try quantified())
        }
        return nodes.count == 1 ? nodes[0] : nodes.isEmpty ? .empty : .sequence(nodes)
    }

    private mutating func quantified() throws(LinearRegexError) -> RegexNode {
        var node = try atom()
        var count = 0
        while let (minimum, maximum) = try quantifier() {
            count += 1
            guard count <= 1 || maximum == nil else { throw error("a repetition of a repetition") }
            _ = take("?")
            node = .repetition(node, min: minimum, max: maximum)
        }
        return node
    }

    private mutating func quantifier() throws(LinearRegexError) -> (Int, Int?)? {
        if take("*") { return (0, nil) }
        if take("+") { return (1, nil) }
        if take("?") { return (0, 1) }
        guard current == "{", let range = countedRange() else { return nil }
        if range.min > 1_000 || (range.max ?? 0) > 1_000 {
            throw error("a repetition counts at most 1000", at: position - 1)
        }
        if let max = range.max, max < range.min {
            throw error("the counts of a repetition are the wrong way round", at: position - 1)
        }
        return range
    }

    /// `{n}`, `{n,}` or `{n,m}`; anything else is literal text.
    private mutating func countedRange() -> (min: Int, max: Int?)? {
        let start = position
        position += 1
        guard let minimum = number() else {
            position = start
            return nil
        }
        if take("}") { return (minimum, minimum) }
        guard take(",") else {
            position = start
            return nil
        }
        if take("}") { return (minimum, nil) }
        guard let maximum = number(), take("}") else {
            position = start
            return nil
        }
        return (minimum, maximum)
    }

    private mutating func number() -> Int? {
        var value: Int?
        while let scalar = current, ("0"..."9").contains(scalar) {
            value = min((value ?? 0) * 10 + Int(scalar.value - 48), 100_000)
            position += 1
        }
        return value
    }

    private mutating func atom() throws(LinearRegexError) -> RegexNode {
        guard let scalar = current else { return .empty }
        position += 1
        switch scalar {
        case "(": return try group()
        case "[": return .set(folded(try characterClass()))
        case ".": return .set(flags.dotMatchesNewline ? .any : .anyButNewline)
        case "^": return .assertion(flags.isMultiline ? .lineStart : .textStart)
        case "$": return .assertion(flags.isMultiline ? .lineEnd : .textEnd)
        case "\\": return try escape()
        case "*", "+", "?": throw error("nothing to repeat", at: position - 1)
        case "{" where countedFollows: throw error("nothing to repeat", at: position - 1)
        default: return .set(folded(ScalarSet(scalar)))
        }
    }

    private var countedFollows: Bool {
        var copy = self
        copy.position -= 1
        return copy.countedRange() != nil
    }

    private func folded(_ set: ScalarSet) -> ScalarSet { flags.ignoresCase ? set.foldingCase : set }

    private mutating func group() throws(LinearRegexError) -> RegexNode {
        let start = position - 1
        let outer = flags
        if take("?") {
            if take("P") || current == "<" {
                guard take("<") else { throw error("back-references are not supported", at: start) }
                if current == "=" || current == "!" { throw error("look-behind is not supported", at: start) }
                while let scalar = current, scalar != ">" { _ = scalar; position += 1 }
                guard take(">") else { throw error("the name of a group does not end", at: start) }
            } else if current == "=" || current == "!" {
                throw error("look-ahead is not supported", at: start)
            } else if try setFlags(start) {
                return .empty
            }
        }
        let node = try alternatives()
        guard take(")") else { throw error("missing `)`", at: start) }
        flags = outer
        return node
    }

    /// Reads flags; true where they hold for the rest of the enclosing group: `(?i)`.
    private mutating func setFlags(_ start: Int) throws(LinearRegexError) -> Bool {
        var value = true
        while let scalar = current {
            position += 1
            switch scalar {
            case "i": flags.ignoresCase = value
            case "s": flags.dotMatchesNewline = value
            case "m": flags.isMultiline = value
            case "U": break
            case "-": value = false
            case ":": return false
            case ")": return true
            default: throw error("unknown flag", at: position - 1)
            }
        }
        throw error("missing `)`", at: start)
    }

    private mutating func escape() throws(LinearRegexError) -> RegexNode {
        let start = position - 1
        guard let scalar = current else { throw error("a `\\` at the end", at: start) }
        switch scalar {
        case "A": position += 1; return .assertion(.textStart)
        case "z": position += 1; return .assertion(.textEnd)
        case "b": position += 1; return .assertion(.wordBoundary)
        case "B": position += 1; return .assertion(.noWordBoundary)
        case "Q": position += 1; return quoted()
        case "1"..."9": throw error("back-references are not supported", at: start)
        default: return .set(folded(try escapedSet(start)))
        }
    }

    private mutating func quoted() -> RegexNode {
        var nodes: [RegexNode] = []
        while let scalar = current {
            if scalar == "\\", position + 1 < scalars.count, scalars[position + 1] == "E" {
                position += 2
                break
            }
            nodes.append(.set(folded(ScalarSet(scalar))))
            position += 1
        }
        return .sequence(nodes)
    }

    private mutating func escapedSet(_ start: Int) throws(LinearRegexError) -> ScalarSet {
        guard let scalar = current else { throw error("a `\\` at the end", at: start) }
        position += 1
        switch scalar {
        case "d": return .digits
        case "D": return ScalarSet.digits.inverted
        case "w": return .word
        case "W": return ScalarSet.word.inverted
        case "s": return .blanks
        case "S": return ScalarSet.blanks.inverted
        case "n": return ScalarSet("\n")
        case "r": return ScalarSet("\r")
        case "t": return ScalarSet("\t")
        case "f": return ScalarSet("\u{0C}")
        case "v": return ScalarSet("\u{0B}")
        case "a": return ScalarSet("\u{07}")
        case "x": return ScalarSet(try hexadecimal(start))
        default:
            guard !scalar.properties.isAlphabetic || scalar.value > 127, !("0"..."9").contains(scalar) else {
                throw error("unknown escape", at: start)
            }
            return ScalarSet(scalar)
        }
    }

    private mutating func hexadecimal(_ start: Int) throws(LinearRegexError) -> Unicode.Scalar {
        var digits = ""
        if take("{") {
            while let scalar = current, scalar != "}", digits.count < 8 {
                digits.unicodeScalars.append(scalar); position += 1
            }
            guard take("}") else { throw error("missing `}`", at: start) }
        } else {
            while let scalar = current, digits.count < 2 { digits.unicodeScalars.append(scalar); position += 1 }
        }
        guard let value = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(value) else {
            throw error("no character has this number", at: start)
        }
        return scalar
    }

    private mutating func characterClass() throws(LinearRegexError) -> ScalarSet {
        let start = position - 1
        let isNegated = take("^")
        var set = ScalarSet([])
        var isFirst = true
        while let scalar = current, scalar != "]" || isFirst {
            isFirst = false
            if scalar == "[", let named = try posixClass() {
                set = set.union(named)
                continue
            }
            let low = try classItem(start)
            guard current == "-", position + 1 < scalars.count, scalars[position + 1] != "]" else {
                set = set.union(low)
                continue
            }
            position += 1
            let high = try classItem(start)
            guard let first = low.single, let last = high.single, first <= last else {
                throw error("a range is the wrong way round", at: start)
            }
            set = set.union(ScalarSet([first...last]))
        }
        guard take("]") else { throw error("missing `]`", at: start) }
        if flags.ignoresCase { set = set.foldingCase }
        return isNegated ? set.inverted : set
    }

    private mutating func classItem(_ start: Int) throws(LinearRegexError) -> ScalarSet {
        guard let scalar = current else { throw error("missing `]`", at: start) }
        position += 1
        guard scalar == "\\" else { return ScalarSet(scalar) }
        return try escapedSet(position - 1)
    }

    private mutating func posixClass() throws(LinearRegexError) -> ScalarSet? {
        guard position + 1 < scalars.count, scalars[position + 1] == ":" else { return nil }
        let start = position
        position += 2
        let isNegated = take("^")
        var name = ""
        while let scalar = current, scalar != ":" { name.unicodeScalars.append(scalar); position += 1 }
        guard take(":"), take("]") else {
            position = start
            return nil
        }
        guard let set = RegexParser.posix[name] else { throw error("there is no class of this name", at: start) }
        return isNegated ? set.inverted : set
    }

    private static let posix: [String: ScalarSet] = [
        "alnum": ScalarSet([0x30...0x39, 0x41...0x5A, 0x61...0x7A]), "alpha": ScalarSet([0x41...0x5A, 0x61...0x7A]),
        "ascii": ScalarSet([0...0x7F]), "blank": ScalarSet([0x09...0x09, 0x20...0x20]),
        "cntrl": ScalarSet([0...0x1F, 0x7F...0x7F]), "digit": .digits, "graph": ScalarSet([0x21...0x7E]),
        "lower": ScalarSet([0x61...0x7A]), "print": ScalarSet([0x20...0x7E]),
        "punct": ScalarSet([0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E]),
        "space": ScalarSet([0x09...0x0D, 0x20...0x20]), "upper": ScalarSet([0x41...0x5A]), "word": .word,
        "xdigit": ScalarSet([0x30...0x39, 0x41...0x46, 0x61...0x66]),
    ]
}

extension ScalarSet {
    /// The scalar of a set that holds just one.
    fileprivate var single: UInt32? {
        ranges.count == 1 && ranges[0].lowerBound == ranges[0].upperBound ? ranges[0].lowerBound : nil
    }
}
