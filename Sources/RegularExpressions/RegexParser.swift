/// Parses RE2's syntax as Go has it, without what cannot be matched in linear time.
///
/// Source: RE2, "Syntax", and the documentation of Go's `regexp/syntax`.
struct RegexParser {
    struct Flags {
        var ignoresCase = false
        var dotMatchesNewline = false
        var isMultiline = false
        var swapsGreed = false
    }

    private static let depthLimit = 200

    let scalars: [Unicode.Scalar]
    private let offsets: [Int]
    var position = 0
    var flags = Flags()
    private var depth = 0
    /// The names of the groups so far, in the order of their opening parentheses.
    private(set) var groupNames: [String?] = []

    /// The tree of a pattern and the names of its groups.
    static func parse(_ pattern: String) throws(LinearRegexError) -> (node: RegexNode, groupNames: [String?]) {
        var parser = RegexParser(pattern)
        let node = try parser.alternatives()
        if parser.current != nil { throw parser.error("`)` without `(`") }
        return (node, parser.groupNames)
    }

    private init(_ pattern: String) {
        scalars = Array(pattern.unicodeScalars)
        var offset = 0
        offsets = scalars.map { scalar in
            defer { offset += String(scalar).utf8.count }
            return offset
        }
    }

    var current: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }
    /// The scalar after the current one.
    var following: Unicode.Scalar? { position + 1 < scalars.count ? scalars[position + 1] : nil }

    func error(_ message: String, at index: Int? = nil, isUnsupported: Bool = false) -> LinearRegexError {
        let index = index ?? position
        return LinearRegexError(
            message: message,
            offset: index < offsets.count ? offsets[index] : (offsets.last.map { $0 + 1 } ?? 0),
            isUnsupported: isUnsupported
        )
    }

    mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard current == scalar else { return false }
        position += 1
        return true
    }

    mutating func takeNext() -> Unicode.Scalar? {
        guard let scalar = current else { return nil }
        position += 1
        return scalar
    }

    private mutating func alternatives() throws(LinearRegexError) -> RegexNode {
        depth += 1
        defer { depth -= 1 }
        guard depth <= RegexParser.depthLimit else { throw error("the groups nest too deep", isUnsupported: true) }
        var branches = [try sequence()]
        while take("|") { branches.append(try sequence()) }
        return branches.count == 1 ? branches[0] : .alternatives(branches)
    }

    private mutating func sequence() throws(LinearRegexError) -> RegexNode {
        var nodes: [RegexNode] = []
        while let scalar = current, scalar != "|", scalar != ")" {
            if scalar == "\\", following == "Q" {
                // What is quoted is text, scalar by scalar: a repetition after it repeats the last one.
                var literals = quoted()
                let last = literals.popLast()
                nodes += literals
                if let last { nodes.append(try repeated(last)) }
            } else {
                nodes.append(try repeated(try atom()))
            }
        }
        return nodes.count == 1 ? nodes[0] : nodes.isEmpty ? .empty : .sequence(nodes)
    }

    private mutating func atom() throws(LinearRegexError) -> RegexNode {
        guard let scalar = takeNext() else { return .empty }
        switch scalar {
        case "(": return try group()
        case "[": return .set(try characterClass())
        case ".": return .set(flags.dotMatchesNewline ? .any : .anyButNewline)
        case "^": return .assertion(flags.isMultiline ? .lineStart : .textStart)
        case "$": return .assertion(flags.isMultiline ? .lineEnd : .textEnd)
        case "\\": return try escape()
        case "*", "+", "?": throw error("nothing to repeat", at: position - 1)
        case "{" where countedFollows: throw error("nothing to repeat", at: position - 1)
        default: return .set(folded(ScalarSet(scalar)))
        }
    }

    private mutating func quoted() -> [RegexNode] {
        position += 2
        var nodes: [RegexNode] = []
        while let scalar = current {
            if scalar == "\\", following == "E" {
                position += 2
                break
            }
            nodes.append(.set(folded(ScalarSet(scalar))))
            position += 1
        }
        return nodes
    }

    /// The set with the other cases of its letters, where case is to be ignored.
    func folded(_ set: ScalarSet) -> ScalarSet { flags.ignoresCase ? set.foldingCase : set }

    private mutating func group() throws(LinearRegexError) -> RegexNode {
        let start = position - 1
        let outer = flags
        var index: Int?
        if take("?") {
            if take("P") || current == "<" {
                guard take("<") else { throw error("back-references are not supported", at: start) }
                if current == "=" || current == "!" { throw error("look-behind is not supported", at: start) }
                index = try openGroup(named: try groupName(start), start)
            } else if current == "=" || current == "!" {
                throw error("look-ahead is not supported", at: start)
            } else if try setFlags(start) {
                guard !repetitionFollows else {
                    throw error("a repetition after flags is not supported", isUnsupported: true)
                }
                return .empty
            }
        } else {
            index = try openGroup(named: nil, start)
        }
        let node = try alternatives()
        guard take(")") else { throw error("missing `)`", at: start) }
        flags = outer
        return index.map { .group(node, $0) } ?? node
    }

    /// Counts a group; gives its number, from 1.
    private mutating func openGroup(named name: String?, _ start: Int) throws(LinearRegexError) -> Int {
        if let name, groupNames.contains(name) { throw error("two groups have this name", at: start) }
        groupNames.append(name)
        return groupNames.count
    }

    private mutating func groupName(_ start: Int) throws(LinearRegexError) -> String {
        var name = String.UnicodeScalarView()
        while let scalar = current, ScalarSet.word.contains(scalar.value) {
            name.append(scalar)
            position += 1
        }
        guard take(">"), !name.isEmpty else { throw error("the name of a group is malformed", at: start) }
        return String(name)
    }

    /// Reads flags; true where they hold for the rest of the enclosing group: `(?i)`.
    private mutating func setFlags(_ start: Int) throws(LinearRegexError) -> Bool {
        var value = true
        var count = 0
        while let scalar = takeNext() {
            switch scalar {
            case "i": flags.ignoresCase = value
            case "s": flags.dotMatchesNewline = value
            case "m": flags.isMultiline = value
            case "U": flags.swapsGreed = value
            case "-" where value:
                value = false
                count = 0
                continue
            case ":" where value || count > 0: return false
            case ")" where value || count > 0: return true
            default: throw error("unknown flag", at: position - 1)
            }
            count += 1
        }
        throw error("missing `)`", at: start)
    }
}
