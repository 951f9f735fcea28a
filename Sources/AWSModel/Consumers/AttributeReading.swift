import Symbolic
import TerraformPlan

/// A value that stands where a pattern points.
struct AttributeOccurrence: Sendable {
    var value: Value
    /// Where it stands in the resource.
    var path: AttributePath
    /// Which element or key it is of each list and map on the way.
    var positions: [Int] = []
    /// The blocks and objects around it, the innermost last.
    var enclosing: [Value] = []
    /// The name that the way to it gives it: that of a list's element or a map's key.
    var name: String?
    /// Whether it stands inside a JSON text, whose references the plan pools.
    var isInText = false
}

/// What stands in a resource where a pattern points.
struct AttributeReading: Sendable {
    private(set) var occurrences: [AttributeOccurrence] = []
    /// Why there may be more or fewer; nil where there are just these.
    private(set) var rest: Unknown?

    init(_ pattern: AttributePattern, of instance: ResourceInstance, in plan: Plan) {
        guard let value = plan.value(of: pattern.root, in: instance), !value.isNull else { return }
        // What the provider will compute says nothing of what was asked for.
        if Self.computed.contains(pattern.root), value.holes != nil, !instance.isConfigured(pattern.root) { return }
        let start = AttributeOccurrence(value: value, path: AttributePath(attribute: pattern.root))
        read(start, pattern.steps.dropFirst(), plan)
    }

    /// The attributes of these names that a provider fills in where the configuration leaves them out.
    ///
    /// Source: the schemas of AWS provider 3 to 6, `optional` and `computed`.
    private static let computed: Set<String> = [
        "instance_configuration", "log_destination", "logging_config", "managed_policy_arns", "source_parameters",
        "target_parameters", "tracing_config",
    ]

    /// Every pattern has an end, and each call goes one step towards it.
    private mutating func read(_ occurrence: AttributeOccurrence, _ steps: ArraySlice<AttributePattern.Step>, _ plan: Plan) {
        guard let step = steps.first else {
            if !occurrence.value.isNull { occurrences.append(occurrence) }
            return
        }
        let value = occurrence.value
        guard !value.isNull else { return }
        let rest = steps.dropFirst()
        var next = occurrence
        switch step {
        case .json:
            next.value = plan.decodedJSON(of: value)
            next.isInText = true
            read(next, rest, plan)
        case .member(let name):
            guard let member = value.member(name) else { return }
            next.value = member
            next.path = occurrence.path.attribute(name)
            next.enclosing.append(value)
            read(next, rest, plan)
        case .elements(let member): readElements(of: occurrence, named: member, rest, plan)
        case .values:
            guard let object = value.partialMembers else { return leaveOpen(value) }
            for (position, member) in object.members.enumerated() {
                next.value = member.value
                next.path = occurrence.path.key(member.name)
                next.positions = occurrence.positions + [position]
                next.name = member.name
                read(next, rest, plan)
            }
            for possible in object.possible { leaveOpen(possible.unknown) }
            if let unknown = object.rest { leaveOpen(unknown) }
        }
    }

    private mutating func readElements(
        of occurrence: AttributeOccurrence,
        named member: String?,
        _ rest: ArraySlice<AttributePattern.Step>,
        _ plan: Plan
    ) {
        guard let elements = occurrence.value.partialElements else {
            // One block is written as an object where a pattern of all versions has a list.
            if occurrence.value.partialMembers != nil { return read(occurrence.numbered(0), rest, plan) }
            return leaveOpen(occurrence.value)
        }
        for (position, element) in elements.certain.enumerated() {
            var next = occurrence.numbered(position)
            next.value = element
            next.path = occurrence.path.index(position)
            if let name = member.flatMap({ element.member($0)?.string }) {
                next.name = name
                next.path = occurrence.path.key(name)
            }
            read(next, rest, plan)
        }
        for (_, unknown) in elements.possible { leaveOpen(unknown) }
        if let unknown = elements.rest { leaveOpen(unknown) }
    }

    private mutating func leaveOpen(_ value: Value) {
        if let unknown = value.unknown { leaveOpen(unknown) }
    }

    private mutating func leaveOpen(_ unknown: Unknown) {
        rest = rest?.merging(unknown.derived) ?? unknown.derived
    }
}

extension AttributeOccurrence {
    fileprivate func numbered(_ position: Int) -> AttributeOccurrence {
        var copy = self
        copy.positions.append(position)
        return copy
    }
}
