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
        self.init(pattern, of: instance, holding: plan.value(of: pattern.root, in: instance), in: plan)
    }

    /// - Parameters:
    ///   - pattern: Where to look.
    ///   - instance: The resource.
    ///   - value: What the attribute holds that all of it stands in.
    ///   - plan: The plan.
    init(_ pattern: AttributePattern, of instance: ResourceInstance, holding value: Value?, in plan: Plan) {
        guard let value, !value.isNull else { return }
        // What the provider will compute says nothing of what was asked for.
        if value.holes != nil, Self.computed.contains(pattern.root), !instance.isConfigured(pattern.root) { return }
        var walk = PatternWalk(from: pattern.root, in: plan)
        walk.read(value, pattern.steps.dropFirst())
        occurrences = walk.occurrences
        rest = walk.rest
    }

    /// The attributes of these names that a provider fills in where the configuration leaves them out.
    ///
    /// Source: the schemas of AWS provider 3 to 6, `optional` and `computed`.
    private static let computed: Set<String> = [
        "instance_configuration", "log_destination", "logging_config", "managed_policy_arns", "source_parameters",
        "target_parameters", "tracing_config",
    ]
}

/// The attributes that patterns begin with, the last one kept: neighbours in the catalogue begin with the same.
struct RootAttributes {
    private let plan: Plan
    private var last: (instance: ResourceInstance, name: String, value: Value?)?

    init(of plan: Plan) {
        self.plan = plan
    }

    /// What stands in an instance where a pattern points.
    mutating func reading(_ pattern: AttributePattern, of instance: ResourceInstance) -> AttributeReading {
        if let last, last.instance === instance, last.name == pattern.root {
            return AttributeReading(pattern, of: instance, holding: last.value, in: plan)
        }
        let value = plan.value(of: pattern.root, in: instance)
        last = (instance, pattern.root, value)
        return AttributeReading(pattern, of: instance, holding: value, in: plan)
    }
}
