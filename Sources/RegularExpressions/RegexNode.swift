/// The syntax tree of a regular expression.
indirect enum RegexNode: Sendable {
    case empty
    case set(ScalarSet)
    case assertion(Assertion)
    case sequence([RegexNode])
    case alternatives([RegexNode])
    case repetition(RegexNode, min: Int, max: Int?, isGreedy: Bool)
    /// A group with its number.
    case group(RegexNode, Int)

    enum Assertion: Hashable, Sendable {
        case textStart, textEnd, lineStart, lineEnd, wordBoundary, noWordBoundary
    }

    /// Whether a match may depend on what stands before or behind it.
    var looksAround: Bool {
        switch self {
        case .empty, .set: false
        case .assertion: true
        case .sequence(let nodes), .alternatives(let nodes): nodes.contains(where: \.looksAround)
        case .repetition(let node, _, _, _), .group(let node, _): node.looksAround
        }
    }

    /// Whether a match may depend on what stands before it.
    var looksBehind: Bool {
        switch self {
        case .empty, .set, .assertion(.textEnd), .assertion(.lineEnd): false
        case .assertion: true
        case .sequence(let nodes), .alternatives(let nodes): nodes.contains(where: \.looksBehind)
        case .repetition(let node, _, _, _), .group(let node, _): node.looksBehind
        }
    }

    /// The letters before the end of the text, where the node ends with that; empty where it does not.
    var end: String {
        guard case .sequence(let nodes) = self, case .assertion(.textEnd)? = nodes.last else { return "" }
        var end = String.UnicodeScalarView()
        for node in nodes.dropLast().reversed() {
            guard case .set(let set) = node, let scalar = set.single else { break }
            end.insert(scalar, at: end.startIndex)
        }
        return String(end)
    }

    /// Whether the node may match the empty text.
    var isNullable: Bool {
        switch self {
        case .empty, .assertion: true
        case .set: false
        case .sequence(let nodes): nodes.allSatisfy(\.isNullable)
        case .alternatives(let nodes): nodes.contains(where: \.isNullable)
        case .repetition(let node, let minimum, _, _): minimum == 0 || node.isNullable
        case .group(let node, _): node.isNullable
        }
    }
}
