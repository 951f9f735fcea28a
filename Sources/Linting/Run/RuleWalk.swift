import CEL
import Symbolic

/// Rules on their way over one plan, all through the same outermost list: what they go through together is evaluated once.
struct RuleWalk {
    private var runs: [RuleRun]
    private let root: LoopNode?
    /// What the names of `for` stand for, in all rules.
    private let loops: LoopVariables

    /// Takes rules that begin with the same list, each as it is before its first element, and what they bind models in.
    init(_ runs: [RuleRun], _ loops: LoopVariables) {
        self.runs = runs
        self.loops = loops
        root = LoopNode(runs.map(\.rule))
    }

    /// Judges some elements of the outermost list.
    mutating func visit(_ positions: Range<Int>, of elements: ListElements) {
        guard let root else { return }
        if case .models(let models) = elements, RuleWalk.areObjects(models, positions) {
            visit(objects: models, positions, root)
        } else {
            visit(elements, positions, root, possible: nil)
        }
    }

    private static func areObjects(_ elements: [ModelValue], _ positions: Range<Int>) -> Bool {
        for position in positions {
            guard case .object = elements[position] else { return false }
        }
        return true
    }

    /// Judges elements that are models, all of them for one rule or list inside after the other: what is done with one is
    /// done with the next while the way through the program is still in the processor's caches.
    private mutating func visit(objects elements: [ModelValue], _ positions: Range<Int>, _ root: LoopNode) {
        for index in root.complete.indices {
            for position in positions {
                guard case .object(let object) = elements[position] else { continue }
                loops.bind(root.depth, to: object)
                runs[root.complete[index]].judge(possible: nil)
            }
        }
        for index in root.inner.indices {
            for position in positions {
                guard case .object(let object) = elements[position] else { continue }
                loops.bind(root.depth, to: object)
                visit(root.inner[index], possible: nil)
            }
        }
    }

    /// Judges what is not certain of the outermost list; where there is no list, the plan.
    mutating func finish(_ outermost: LoopList) {
        if let root { return finish(outermost, root, possible: nil) }
        for run in runs.indices { runs[run].judge(possible: nil) }
    }

    /// What a rule found since the last time.
    mutating func takeResults(of run: Int) -> (findings: [LintedFinding], tally: Report.Tally) {
        runs[run].takeResults()
    }

    /// How many tuples of elements a rule has looked at.
    func tuples(of run: Int) -> Int { runs[run].tuples }

    /// Binds one element of a list after the other, and goes through the lists inside.
    ///
    /// `possible` is what it depends on whether the elements that are bound are there at all.
    private mutating func visit(
        _ elements: ListElements,
        _ positions: Range<Int>,
        _ node: LoopNode,
        possible: Unknown?
    ) {
        switch elements {
        case .models(let elements):
            for position in positions {
                if case .object(let object) = elements[position] {
                    visit(object, node, possible: possible)
                } else {
                    var isSensitive = false
                    let element = CELValue(elements[position], noting: &isSensitive)
                    visit(element, node, possible: possible, sensitive: isSensitive)
                }
            }
        case .values(let elements, let isSensitive):
            for position in positions { visit(elements[position], node, possible: possible, sensitive: isSensitive) }
        }
    }

    /// Binds a model, and goes through the lists inside.
    private mutating func visit(_ object: any ModelObject, _ node: LoopNode, possible: Unknown?) {
        loops.bind(node.depth, to: object)
        visitInside(node, possible: possible)
    }

    /// Binds what may be something else, and goes through the lists inside.
    private mutating func visit(_ element: CELValue, _ node: LoopNode, possible: Unknown?, sensitive: Bool) {
        // The fields of a model say themselves what is sensitive.
        if case .model(let object) = element { return visit(object, node, possible: possible) }
        for run in node.runs { runs[run].enter(element, at: node.depth, sensitive: sensitive) }
        visitInside(node, possible: possible)
    }

    /// Judges the elements that are bound, and goes through the lists inside.
    private mutating func visitInside(_ node: LoopNode, possible: Unknown?) {
        // By positions, so that nothing counts users of the lists: this is done for each element of each list.
        for index in node.complete.indices { runs[node.complete[index]].judge(possible: possible) }
        for index in node.inner.indices { visit(node.inner[index], possible: possible) }
    }

    /// Goes through a list inside the elements that are bound.
    private mutating func visit(_ node: LoopNode, possible: Unknown?) {
        let activation = runs[node.runs[0]].activation
        switch node.program.listing(activation) {
        case .elements(let elements): visit(elements, 0..<elements.count, node, possible: possible)
        case .value(let value):
            let list = LoopList(value, sensitive: activation.touchedSensitive)
            visit(list.definite, 0..<list.definite.count, node, possible: possible)
            finish(list, node, possible: possible)
        }
    }

    /// Goes on with what is not certain of a list.
    private mutating func finish(_ list: LoopList, _ node: LoopNode, possible: Unknown?) {
        if list.isCertain { return }
        for element in list.possible {
            let condition = possible?.merging(element.unknown) ?? element.unknown
            visit(element.value, node, possible: condition, sensitive: list.isSensitive)
        }
        for run in node.runs { runs[run].note(endOf: list, at: node.depth, possible: possible) }
    }
}
