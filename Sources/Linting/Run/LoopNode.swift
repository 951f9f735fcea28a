import CEL

/// A `for` list that some rules go through, with the lists inside its elements: rules whose first lists are the same share
/// them.
final class LoopNode: Sendable {
    /// The list's position among those of its rules, from the outermost.
    let depth: Int
    /// What the list is.
    let program: Program
    /// The positions of the rules that go through the list.
    let runs: [Int]
    /// Those of them for which it is the innermost list.
    let complete: [Int]
    /// The lists inside the elements.
    let inner: [LoopNode]

    private init(depth: Int, runs: [Int], of rules: [CompiledRule]) {
        self.depth = depth
        program = rules[runs[0]].loops[depth].program.handle
        self.runs = runs
        complete = runs.filter { rules[$0].loops.count == depth + 1 }
        inner = LoopNode.nodes(at: depth + 1, for: runs.filter { rules[$0].loops.count > depth + 1 }, of: rules)
    }

    /// The list that all rules begin with; nil where they begin with none.
    convenience init?(_ rules: [CompiledRule]) {
        guard let first = rules.first, !first.loops.isEmpty else { return nil }
        self.init(depth: 0, runs: Array(rules.indices), of: rules)
    }

    /// The lists at a depth of rules that share all lists around them.
    private static func nodes(at depth: Int, for runs: [Int], of rules: [CompiledRule]) -> [LoopNode] {
        var groups: [[Int]] = []
        for run in runs {
            let loop = rules[run].loops[depth]
            if let position = groups.firstIndex(where: { rules[$0[0]].loops[depth].isShareable(with: loop) }) {
                groups[position].append(run)
            } else {
                groups.append([run])
            }
        }
        return groups.map { LoopNode(depth: depth, runs: $0, of: rules) }
    }
}
