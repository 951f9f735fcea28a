import Symbolic
import TerraformPlan

/// Goes through a value along patterns and gathers what stands at their ends.
///
/// The way to where it is grows and shrinks with each step; it is written down only for what is found.
struct PatternWalk {
    /// What was found for each of the tree's patterns, by their numbers.
    private(set) var readings: [AttributeReading]

    private let plan: Plan
    private var path: [AttributePath.Step]
    private var positions: [Int] = []
    private var enclosing: [Value] = []
    private var name: String?
    private var isInText = false

    /// - Parameters:
    ///   - root: The attribute that the walk begins in.
    ///   - count: How many patterns it is for.
    ///   - plan: The plan.
    init(from root: String, for count: Int, in plan: Plan) {
        self.plan = plan
        readings = Array(repeating: AttributeReading(), count: count)
        path = []
        path.reserveCapacity(8)
        path.append(.attribute(root))
        positions.reserveCapacity(4)
        enclosing.reserveCapacity(4)
    }

    /// Goes on from a value that a step of the patterns leads to.
    mutating func read(_ value: Value, below tree: PatternTree) {
        guard !value.isNull else { return }
        for number in tree.ends { note(value, number) }
        for child in tree.children { follow(child, from: value) }
    }

    /// Every pattern has an end, and each call goes one step towards it.
    private mutating func follow(_ tree: PatternTree, from value: Value) {
        switch tree.step {
        case .json:
            let outer = isInText
            isInText = true
            read(plan.decodedJSON(of: value), below: tree)
            isInText = outer
        case .member(let name):
            guard let member = value.member(name) else { return }
            path.append(.attribute(name))
            enclosing.append(value)
            read(member, below: tree)
            enclosing.removeLast()
            path.removeLast()
        case .elements(let member): readElements(of: value, named: member, tree)
        case .values: readValues(of: value, tree)
        }
    }

    /// Writes down what was found; the lists are copied, as the walk goes on with its own.
    private mutating func note(_ value: Value, _ number: Int) {
        readings[number].add(
            AttributeOccurrence(
                value: value,
                path: AttributePath(path.withUnsafeBufferPointer { Array($0) }),
                positions: positions.withUnsafeBufferPointer { Array($0) },
                enclosing: enclosing.withUnsafeBufferPointer { Array($0) },
                name: name,
                isInText: isInText
            )
        )
    }

    private mutating func readValues(of value: Value, _ tree: PatternTree) {
        guard let object = value.partialMembers else { return leaveOpen(value, tree) }
        for (position, member) in object.members.enumerated() {
            read(member.value, at: position, .key(member.name), named: member.name, tree)
        }
        for possible in object.possible { leaveOpen(possible.unknown, tree) }
        if let unknown = object.rest { leaveOpen(unknown, tree) }
    }

    private mutating func readElements(
        of value: Value,
        named member: String?,
        _ tree: PatternTree
    ) {
        guard let elements = value.partialElements else {
            guard value.partialMembers != nil else { return leaveOpen(value, tree) }
            // One block is written as an object where a pattern of all versions has a list.
            positions.append(0)
            read(value, below: tree)
            positions.removeLast()
            return
        }
        for (position, element) in elements.certain.enumerated() {
            let name = member.flatMap { element.member($0)?.string }
            read(element, at: position, name.map { .key($0) } ?? .index(position), named: name, tree)
        }
        for (_, unknown) in elements.possible { leaveOpen(unknown, tree) }
        if let unknown = elements.rest { leaveOpen(unknown, tree) }
    }

    /// Goes on in an element of a list or a value of a map.
    private mutating func read(
        _ value: Value,
        at position: Int,
        _ step: AttributePath.Step,
        named name: String?,
        _ tree: PatternTree
    ) {
        let outer = self.name
        if let name { self.name = name }
        positions.append(position)
        path.append(step)
        read(value, below: tree)
        path.removeLast()
        positions.removeLast()
        self.name = outer
    }

    private mutating func leaveOpen(_ value: Value, _ tree: PatternTree) {
        if let unknown = value.unknown { leaveOpen(unknown, tree) }
    }

    private mutating func leaveOpen(_ unknown: Unknown, _ tree: PatternTree) {
        for number in tree.patterns { readings[number].leaveOpen(unknown) }
    }
}
