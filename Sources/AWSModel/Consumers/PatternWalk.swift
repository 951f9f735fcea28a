import Symbolic
import TerraformPlan

/// Goes through a value along patterns and gathers what stands at their ends.
struct PatternWalk {
    /// What was found for each of the tree's patterns, by their numbers.
    private(set) var readings: [AttributeReading]

    private let plan: Plan
    /// The way to the text that is gone through.
    private var text: ValueWay?
    /// Whether the names of members are read in any casing there.
    private var areNamesInAnyCase = false

    /// - Parameters:
    ///   - count: How many patterns it is for.
    ///   - plan: The plan.
    init(for count: Int, in plan: Plan) {
        self.plan = plan
        readings = (0..<count).map { _ in AttributeReading() }
    }

    /// Goes on from a value that a step of the patterns leads to.
    mutating func read(_ value: Value, at way: ValueWay, below tree: PatternTree) {
        guard !value.isNull else { return }
        if !tree.ends.isEmpty {
            let occurrence = AttributeOccurrence(value: value, way: way, text: text)
            for number in tree.ends { readings[number].add(occurrence) }
        }
        for child in tree.children { follow(child, from: value, way) }
    }

    /// Every pattern has an end, and each call goes one step towards it.
    private mutating func follow(_ tree: PatternTree, from value: Value, _ way: ValueWay) {
        switch tree.step {
        case .json: readText(plan.decodedJSON(of: value), at: way, below: tree)
        case .buildspec: readText(BuildSpec.value(of: value), at: way, below: tree)
        case .member(let name):
            guard let member = member(name, of: value) else { return }
            read(member, at: ValueWay(.member(name, of: value), from: way), below: tree)
        case .elements(let member): readElements(of: value, way, named: member, tree)
        case .values: readValues(of: value, way, tree)
        case .states: readStates(of: value, way, tree)
        }
    }

    /// Goes on from what a text stands for.
    private mutating func readText(_ value: Value, at way: ValueWay, below tree: PatternTree) {
        let outer = text
        // A text inside of a text has no expression of its own.
        text = outer ?? way
        areNamesInAnyCase = text?.isReadInAnyCase ?? false
        read(value, at: way, below: tree)
        text = outer
        areNamesInAnyCase = outer?.isReadInAnyCase ?? false
    }

    private func member(_ name: String, of value: Value) -> Value? {
        areNamesInAnyCase ? value.member(inAnyCase: name) : value.member(name)
    }

    /// Goes on from each state of a state machine, and from those of the machines that its states run.
    ///
    /// Source: step-functions/latest/dg/amazon-states-language-parallel-state.html and -map-state.html. Each call goes one
    /// step into the definition.
    private mutating func readStates(of machine: Value, _ way: ValueWay, _ tree: PatternTree) {
        guard let states = member("States", of: machine), !states.isNull else { return }
        let way = ValueWay(.member("States", of: machine), from: way)
        readValues(of: states, way, tree)
        for (position, state) in (states.partialMembers?.members ?? []).enumerated() {
            let step = ValueWay.Step.element(position, .key(state.name), name: state.name)
            let place = ValueWay(step, from: way)
            for name in ["Iterator", "ItemProcessor"] {
                guard let inner = member(name, of: state.value) else { continue }
                readStates(of: inner, ValueWay(.member(name, of: state.value), from: place), tree)
            }
            readBranches(of: state.value, place, tree)
        }
    }

    /// Goes on from the states of what a state runs at the same time.
    private mutating func readBranches(of state: Value, _ way: ValueWay, _ tree: PatternTree) {
        guard let branches = member("Branches", of: state), !branches.isNull else { return }
        guard let elements = branches.partialElements else { return leaveOpen(branches, tree) }
        let way = ValueWay(.member("Branches", of: state), from: way)
        for (position, branch) in elements.certain.enumerated() {
            let step = ValueWay.Step.element(position, .index(position), name: nil)
            readStates(of: branch, ValueWay(step, from: way), tree)
        }
        for (_, unknown) in elements.possible { leaveOpen(unknown, tree) }
        if let unknown = elements.rest { leaveOpen(unknown, tree) }
    }

    private mutating func readValues(of value: Value, _ way: ValueWay, _ tree: PatternTree) {
        guard let object = value.partialMembers else { return leaveOpen(value, tree) }
        for (position, member) in object.members.enumerated() {
            let step = ValueWay.Step.element(position, .key(member.name), name: member.name)
            read(member.value, at: ValueWay(step, from: way), below: tree)
        }
        for possible in object.possible { leaveOpen(possible.unknown, tree) }
        if let unknown = object.rest { leaveOpen(unknown, tree) }
    }

    private mutating func readElements(
        of value: Value,
        _ way: ValueWay,
        named member: String?,
        _ tree: PatternTree
    ) {
        guard let elements = value.partialElements else {
            guard value.partialMembers != nil else { return leaveOpen(value, tree) }
            // One block is written as an object where a pattern of all versions has a list.
            read(value, at: ValueWay(.single, from: way), below: tree)
            return
        }
        for (position, element) in elements.certain.enumerated() {
            let name = member.flatMap { self.member($0, of: element)?.string }
            let step = ValueWay.Step.element(position, name.map { .key($0) } ?? .index(position), name: name)
            read(element, at: ValueWay(step, from: way), below: tree)
        }
        for (_, unknown) in elements.possible { leaveOpen(unknown, tree) }
        if let unknown = elements.rest { leaveOpen(unknown, tree) }
    }

    private mutating func leaveOpen(_ value: Value, _ tree: PatternTree) {
        if let unknown = value.unknown { leaveOpen(unknown, tree) }
    }

    private mutating func leaveOpen(_ unknown: Unknown, _ tree: PatternTree) {
        for number in tree.patterns { readings[number].leaveOpen(unknown) }
    }
}
