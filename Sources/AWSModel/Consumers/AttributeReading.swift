import Symbolic
import TerraformPlan

/// What stands in a resource where a pattern points.
struct AttributeReading: Sendable {
    private(set) var occurrences: [AttributeOccurrence] = []
    /// Why there may be more or fewer; nil where there are just these.
    private(set) var rest: Unknown?

    /// Whether there is certainly nothing.
    var isEmpty: Bool { occurrences.isEmpty && rest == nil }

    /// Nothing at all.
    init() {}

    init(_ pattern: AttributePattern, of instance: ResourceInstance, in plan: Plan) {
        self.init(pattern, of: instance, holding: plan.value(of: pattern.start.root, in: instance), in: plan)
    }

    /// - Parameters:
    ///   - pattern: Where to look.
    ///   - instance: The resource.
    ///   - value: What the attribute holds that all of it stands in.
    ///   - plan: The plan.
    init(_ pattern: AttributePattern, of instance: ResourceInstance, holding value: Value?, in plan: Plan) {
        let start = pattern.start
        guard let value = AttributeReading.asked(value, start.root, of: instance) else { return }
        if pattern.isWholeAttribute {
            add(AttributeOccurrence(value: value, way: start.way))
            return
        }
        var walk = PatternWalk(for: 1, in: plan)
        walk.read(value, at: start.way, below: start.tree)
        self = walk.readings[0]
    }

    /// What stands in an instance where each of some patterns points, by their numbers; nothing for other numbers.
    static func all(
        of forest: PatternForest,
        count: Int,
        in instance: ResourceInstance,
        of plan: Plan
    ) -> [AttributeReading] {
        var readings = (0..<count).map { _ in AttributeReading() }
        for entry in forest.entries {
            let start = entry.start
            guard let value = asked(plan.value(of: start.root, in: instance), start.root, of: instance) else {
                continue
            }
            if start.tree.children.isEmpty {
                let occurrence = AttributeOccurrence(value: value, way: start.way)
                for number in entry.numbers { readings[number].add(occurrence) }
                continue
            }
            var walk = PatternWalk(for: entry.numbers.count, in: plan)
            walk.read(value, at: start.way, below: start.tree)
            for (number, reading) in zip(entry.numbers, walk.readings) { readings[number] = reading }
        }
        return readings
    }

    /// The value of an attribute, where it says what was asked for: what the provider will compute does not.
    static func asked(_ value: Value?, _ root: String, of instance: ResourceInstance) -> Value? {
        guard let value, !value.isNull else { return nil }
        return value.holes != nil && computed.contains(root) && !instance.isConfigured(root) ? nil : value
    }

    /// Adds what was found.
    mutating func add(_ occurrence: AttributeOccurrence) { occurrences.append(occurrence) }

    /// Notes that there may be more or fewer.
    mutating func leaveOpen(_ unknown: Unknown) {
        rest = rest?.merging(unknown.derived) ?? unknown.derived
    }

    /// The attributes of these names that a provider fills in where the configuration leaves them out.
    ///
    /// Source: the schemas of AWS provider 2 to 6, `optional` and `computed`.
    private static let computed: Set<String> = [
        "instance_configuration", "log_destination", "log_group_name", "logging_config", "managed_policy_arns",
        "rotation_lambda_arn", "source_parameters", "target_parameters", "tracing_config",
    ]
}

/// What several rows of the catalogue ask of the same resources.
struct RootAttributes {
    private let plan: Plan
    /// The attribute that was read last: neighbours in the catalogue begin with the same.
    private var last: (instance: ResourceInstance, name: String, value: Value?)?
    /// The streams of the log group that was named last: containers of one task tend to write to the same.
    private var lastStreams: (instance: ResourceInstance, group: LogGroupName, arn: SymbolicString?)?
    private var conditions: [(condition: ConsumerNeed.Condition, instance: ResourceInstance, result: ConditionResult)] =
        []

    init(of plan: Plan) {
        self.plan = plan
    }

    /// What stands in an instance where a pattern points.
    mutating func reading(_ pattern: AttributePattern, of instance: ResourceInstance) -> AttributeReading {
        let root = pattern.start.root
        if let last, last.instance === instance, last.name == root {
            return AttributeReading(pattern, of: instance, holding: last.value, in: plan)
        }
        let value = plan.value(of: root, in: instance)
        last = (instance, root, value)
        return AttributeReading(pattern, of: instance, holding: value, in: plan)
    }

    /// The streams of a log group that an instance names; nil where nothing of the name is known.
    mutating func streams(
        of group: LogGroupName,
        for instance: ResourceInstance,
        _ identities: Identities
    ) -> SymbolicString? {
        if let lastStreams, lastStreams.instance === instance, lastStreams.group == group { return lastStreams.arn }
        let arn = identities.logGroupARN(named: group, for: instance).map(NeedTarget.streams(ofGroup:))
        lastStreams = (instance, group, arn)
        return arn
    }

    /// Whether a condition holds that is about the instance alone.
    mutating func result(
        of condition: ConsumerNeed.Condition,
        for instance: ResourceInstance,
        _ find: () -> ConditionResult
    ) -> ConditionResult {
        let known = conditions.first { $0.instance === instance && $0.condition == condition }
        if let known { return known.result }
        let result = find()
        conditions.append((condition, instance, result))
        return result
    }
}
