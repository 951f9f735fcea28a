import IAM
import Symbolic
import TerraformPlan

/// Whether a condition of a need holds.
enum ConditionResult: Sendable {
    case yes, no
    case unknown(Unknown)

    /// Whether the opposite holds.
    var opposite: ConditionResult {
        switch self {
        case .yes: .no
        case .no: .yes
        case .unknown(let unknown): .unknown(unknown)
        }
    }
}

extension ConsumerNeed {
    /// Whether all conditions hold for a value that stands where the need is read.
    ///
    /// `known` is what is known of the instance already.
    func holds(
        for occurrence: AttributeOccurrence,
        of instance: ResourceInstance,
        in plan: PlanModel,
        _ known: inout RootAttributes
    ) -> ConditionResult {
        var result = ConditionResult.yes
        for condition in conditions {
            let own =
                condition.isOfInstance
                ? known.result(of: condition, for: instance) {
                    condition.holds(for: occurrence, of: instance, in: plan)
                } : condition.holds(for: occurrence, of: instance, in: plan)
            switch own {
            case .yes: continue
            case .no: return .no
            case .unknown(let unknown): result = .unknown(unknown)
            }
        }
        return result
    }
}

extension ConsumerNeed.Condition {
    /// Whether the condition is about the instance, whichever value it is asked for.
    fileprivate var isOfInstance: Bool {
        switch self {
        case .attribute, .runsWithExecutionRole: true
        case .member, .lacks, .isNotSetBeside, .service, .serviceOrName, .resourceType, .otherResourceType,
            .isProvisionedCluster, .isSecretARN, .isNotEmpty, .isNotSet, .isConfigured, .isOwnImage:
            false
        }
    }

    func holds(
        for occurrence: AttributeOccurrence,
        of instance: ResourceInstance,
        in plan: PlanModel
    ) -> ConditionResult {
        switch self {
        case .member(let name, let texts):
            let found = occurrence.enclosing(name) { $0.isNull ? nil : $0 }
            return found.map { Self.compare($0, texts) } ?? .no
        case .lacks(let names):
            guard let first = names.first, var found = occurrence.enclosing(first, { $0.isNull ? nil : $0 }) else {
                return .yes
            }
            for name in names.dropFirst() {
                if let unknown = found.unknown, found.members == nil { return .unknown(unknown.derived) }
                guard let inner = found.member(name), !inner.isNull else { return .yes }
                found = inner
            }
            return .no
        case .isNotSetBeside(let name):
            guard let other = occurrence.neighbour(name) else { return .yes }
            return Self.isSet(other.followed(in: instance, plan.plan).value, in: instance).opposite
        case .attribute(let pattern, let texts):
            return Self.holds(pattern, isOneOf: texts, of: instance, in: plan)
        case .runsWithExecutionRole: return plan.taskLaunches.runWithExecutionRole(instance, in: plan.plan)
        case .service(let service): return Self.isOf(service, occurrence, of: instance, plan)
        case .serviceOrName(let service):
            guard let text = occurrence.value.text, text.known != "", !NeedTarget.isExpression(text) else { return .no }
            return NeedTarget.isName(text) ? .yes : Self.isOf(service, occurrence, of: instance, plan)
        case .resourceType(let type, let mark): return Self.isOf(type, mark, occurrence, of: instance, plan)
        case .otherResourceType(let type, let mark):
            return Self.isOf(type, mark, occurrence, of: instance, plan).opposite
        case .isProvisionedCluster: return KafkaCluster.isProvisioned(occurrence, in: plan)
        case .isSecretARN:
            guard let text = occurrence.value.text else { return .no }
            if let hole = text.wholeHole, hole.identity.map({ $0.address == instance.address }) ?? true {
                return Self.mayName(SecretARN.type, in: occurrence, of: instance, plan) ? .unknown(hole.derived) : .no
            }
            return SecretARN.isOne(text) ? .yes : .no
        case .isNotEmpty:
            guard let elements = occurrence.value.partialElements else {
                return occurrence.value.unknown.map { .unknown($0.derived) } ?? .no
            }
            if !elements.certain.isEmpty { return .yes }
            let open = elements.possible.first?.1 ?? elements.rest
            return open.map { .unknown($0.derived) } ?? .no
        case .isNotSet(let attribute):
            return Self.isSet(attribute, in: instance, of: plan).opposite
        case .isConfigured(let attribute): return instance.isConfigured(attribute) ? .yes : .no
        case .isOwnImage:
            // A text that is known is no image of a repository where the plan has none.
            if !plan.hasRepositories, occurrence.value.isKnownText { return .no }
            guard let text = occurrence.value.text else { return .no }
            if let image = ImageURI(text) { return image.isOfRepository(in: plan) }
            // Another registry, or a hole where the registry is named.
            guard !text.prefix.contains("/"), let unknown = text.unknown else { return .no }
            return .unknown(unknown)
        }
    }

    /// Whether an instance sets an attribute.
    static func isSet(_ attribute: String, in instance: ResourceInstance, of plan: PlanModel) -> ConditionResult {
        let own = plan.plan.value(of: attribute, in: instance)
        guard let value = AttributeReading.asked(own, attribute, of: instance) else { return .no }
        let occurrence = AttributeOccurrence(value: value, way: ValueWay(to: attribute))
        return isSet(occurrence.followed(in: instance, plan.plan).value, in: instance)
    }

    /// Whether a value of an instance sets something: an empty text does not, and the ARN or id of another resource of the
    /// plan does, which is never null.
    static func isSet(_ value: Value, in instance: ResourceInstance) -> ConditionResult {
        guard !value.isNull, value.string != "" else { return .no }
        guard let unknown = value.unknown else { return .yes }
        if let identity = unknown.identity, identity.address != instance.address, identity.address.mode == .managed,
            ["arn", "id"].contains(identity.path.root ?? ""), identity.path.steps.count == 1
        {
            return .yes
        }
        return .unknown(unknown.derived)
    }

    /// Whether some value that stands in an instance where a pattern points is one of some texts.
    static func holds(
        _ pattern: AttributePattern,
        isOneOf texts: [String],
        of instance: ResourceInstance,
        in plan: PlanModel
    ) -> ConditionResult {
        let reading = AttributeReading(pattern, of: instance, in: plan.plan)
        var unknown = reading.rest
        for found in reading.occurrences {
            switch compare(found.value, texts) {
            case .yes: return .yes
            case .unknown(let other): unknown = unknown?.merging(other) ?? other
            case .no: continue
            }
        }
        return unknown.map { .unknown($0) } ?? .no
    }

    /// Whether a value is an ARN of a service.
    private static func isOf(
        _ service: String,
        _ occurrence: AttributeOccurrence,
        of instance: ResourceInstance,
        _ plan: PlanModel
    ) -> ConditionResult {
        guard let text = occurrence.value.text else { return .no }
        // An attribute whose own value is not known may be anything.
        let isOwn = text.holes.first?.identity?.address == instance.address
        if !isOwn, let known = plan.identities.service(ofARN: text) { return known == service ? .yes : .no }
        return text.unknown.map { .unknown($0) } ?? .no
    }

    /// Whether a value is the ARN of a resource type, by the type of what it refers to or by a text that only these have.
    private static func isOf(
        _ type: String,
        _ mark: String,
        _ occurrence: AttributeOccurrence,
        of instance: ResourceInstance,
        _ plan: PlanModel
    ) -> ConditionResult {
        guard let text = occurrence.value.text else { return .no }
        let isMarked = text.parts.contains { part in
            if case .literal(let literal) = part { literal.contains(mark) } else { false }
        }
        if isMarked { return .yes }
        guard let hole = text.holes.first else { return .no }
        // An attribute whose own value is not known may be anything.
        guard let identity = hole.identity, identity.address != instance.address else {
            return mayName(type, in: occurrence, of: instance, plan) ? .unknown(hole.derived) : .no
        }
        guard identity.address.type == type else { return .no }
        // What another attribute of the resource says is not told by its type.
        return ["arn", "id"].contains(identity.path.root ?? "") ? .yes : .unknown(hole.derived)
    }

    /// Whether a value that is not known may be made of a resource of a type, or of what belongs to one.
    private static func mayName(
        _ type: String,
        in occurrence: AttributeOccurrence,
        of instance: ResourceInstance,
        _ plan: PlanModel
    ) -> Bool {
        guard let references = plan.plan.origin(of: occurrence.expressionPath, in: instance)?.references,
            references.isComplete, !references.attributes.isEmpty
        else { return true }
        return references.attributes.contains { $0.address.type.utf8.starts(with: type.utf8) }
    }

    private static func compare(_ value: Value, _ texts: [String]) -> ConditionResult {
        if let text = value.string ?? value.bool.map({ $0 ? "true" : "false" }) {
            return texts.contains(text) ? .yes : .no
        }
        return value.holes.map { .unknown($0.derived) } ?? .no
    }
}
