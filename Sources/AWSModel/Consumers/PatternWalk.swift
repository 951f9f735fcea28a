import Symbolic
import TerraformPlan

/// Goes through a value along a pattern and gathers what stands at its ends.
///
/// The way to where it is grows and shrinks with each step; it is written down only for what is found.
struct PatternWalk {
    private(set) var occurrences: [AttributeOccurrence] = []
    /// Why there may be more or fewer; nil where there are just these.
    private(set) var rest: Unknown?

    private let plan: Plan
    private var path: [AttributePath.Step]
    private var positions: [Int] = []
    private var enclosing: [Value] = []
    private var name: String?
    private var isInText = false

    /// - Parameters:
    ///   - root: The attribute that the walk begins in.
    ///   - plan: The plan.
    init(from root: String, in plan: Plan) {
        self.plan = plan
        path = []
        path.reserveCapacity(8)
        path.append(.attribute(root))
        positions.reserveCapacity(4)
        enclosing.reserveCapacity(4)
    }

    /// Every pattern has an end, and each call goes one step towards it.
    mutating func read(_ value: Value, _ steps: ArraySlice<AttributePattern.Step>) {
        guard !value.isNull else { return }
        guard let step = steps.first else { return note(value) }
        let rest = steps.dropFirst()
        switch step {
        case .json:
            let outer = isInText
            isInText = true
            read(plan.decodedJSON(of: value), rest)
            isInText = outer
        case .member(let name):
            guard let member = value.member(name) else { return }
            path.append(.attribute(name))
            enclosing.append(value)
            read(member, rest)
            enclosing.removeLast()
            path.removeLast()
        case .elements(let member): readElements(of: value, named: member, rest)
        case .values: readValues(of: value, rest)
        }
    }

    private mutating func note(_ value: Value) {
        occurrences.append(
            AttributeOccurrence(
                value: value,
                path: AttributePath(path),
                positions: positions,
                enclosing: enclosing,
                name: name,
                isInText: isInText
            )
        )
    }

    private mutating func readValues(of value: Value, _ steps: ArraySlice<AttributePattern.Step>) {
        guard let object = value.partialMembers else { return leaveOpen(value) }
        for (position, member) in object.members.enumerated() {
            read(member.value, at: position, .key(member.name), named: member.name, steps)
        }
        for possible in object.possible { leaveOpen(possible.unknown) }
        if let unknown = object.rest { leaveOpen(unknown) }
    }

    private mutating func readElements(
        of value: Value,
        named member: String?,
        _ steps: ArraySlice<AttributePattern.Step>
    ) {
        guard let elements = value.partialElements else {
            guard value.partialMembers != nil else { return leaveOpen(value) }
            // One block is written as an object where a pattern of all versions has a list.
            positions.append(0)
            read(value, steps)
            positions.removeLast()
            return
        }
        for (position, element) in elements.certain.enumerated() {
            let name = member.flatMap { element.member($0)?.string }
            read(element, at: position, name.map { .key($0) } ?? .index(position), named: name, steps)
        }
        for (_, unknown) in elements.possible { leaveOpen(unknown) }
        if let unknown = elements.rest { leaveOpen(unknown) }
    }

    /// Goes on in an element of a list or a value of a map.
    private mutating func read(
        _ value: Value,
        at position: Int,
        _ step: AttributePath.Step,
        named name: String?,
        _ steps: ArraySlice<AttributePattern.Step>
    ) {
        let outer = self.name
        if let name { self.name = name }
        positions.append(position)
        path.append(step)
        read(value, steps)
        path.removeLast()
        positions.removeLast()
        self.name = outer
    }

    private mutating func leaveOpen(_ value: Value) {
        if let unknown = value.unknown { leaveOpen(unknown) }
    }

    private mutating func leaveOpen(_ unknown: Unknown) {
        rest = rest?.merging(unknown.derived) ?? unknown.derived
    }
}
