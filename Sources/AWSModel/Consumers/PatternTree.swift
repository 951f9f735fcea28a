import Symbolic

/// Patterns that begin with the same attribute, as a tree of their steps: what they share is walked once.
final class PatternTree: Sendable {
    /// The step that leads here; at the root the attribute itself.
    let step: AttributePattern.Step
    /// The steps that follow in any of the patterns.
    let children: [PatternTree]
    /// The numbers of the patterns that end here.
    let ends: [Int]
    /// The numbers of all patterns that come by.
    let patterns: [Int]

    /// The tree of some patterns, numbered in their order.
    convenience init(of patterns: [AttributePattern]) {
        self.init(.member(patterns.first?.root ?? ""), patterns.enumerated().map { ($0, $1.steps.dropFirst()) })
    }

    /// Every pattern has an end, and each level goes one step towards it.
    private init(
        _ step: AttributePattern.Step,
        _ rests: [(number: Int, steps: ArraySlice<AttributePattern.Step>)]
    ) {
        var branches: [(step: AttributePattern.Step, rests: [(Int, ArraySlice<AttributePattern.Step>)])] = []
        var ends: [Int] = []
        for (number, steps) in rests {
            guard let next = steps.first else {
                ends.append(number)
                continue
            }
            if let place = branches.firstIndex(where: { $0.step == next }) {
                branches[place].rests.append((number, steps.dropFirst()))
            } else {
                branches.append((next, [(number, steps.dropFirst())]))
            }
        }
        self.step = step
        self.ends = ends
        patterns = rests.map(\.number)
        children = branches.map { PatternTree($0.step, $0.rests) }
    }
}

/// An attribute that patterns begin with, and where they go from there.
final class PatternStart: Sendable {
    /// The name of the attribute.
    let root: String
    let path: AttributePath
    let way: ValueWay
    let tree: PatternTree

    /// The start of patterns that begin with one attribute, numbered in their order.
    init(of patterns: [AttributePattern]) {
        root = patterns.first?.root ?? ""
        path = AttributePath(attribute: root)
        way = ValueWay(to: root)
        tree = PatternTree(of: patterns)
    }
}

/// Any patterns, by the attributes that they begin with.
struct PatternForest: Sendable {
    /// Where some patterns begin, and which these are, in the order of their numbers in the tree.
    struct Entry: Sendable {
        let start: PatternStart
        let numbers: [Int]
    }

    let entries: [Entry]

    /// The trees of patterns with their numbers.
    init(_ patterns: [(number: Int, pattern: AttributePattern)]) {
        var roots: [String] = []
        for (_, pattern) in patterns where !roots.contains(pattern.root) { roots.append(pattern.root) }
        entries = roots.map { root in
            let own = patterns.filter { $0.pattern.root == root }
            return Entry(start: PatternStart(of: own.map(\.pattern)), numbers: own.map(\.number))
        }
    }
}
