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
