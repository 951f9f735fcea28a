import IAM
package import Symbolic
import TerraformPlan

/// Something that a consumer's role has to be allowed because of what an attribute says.
package final class Need: ModelObject {
    let row: ConsumerNeed
    let target: NeedTarget
    let consumer: Consumer
    private let occurrence: AttributeOccurrence
    private let owner: ResourceInstance

    init(
        _ row: ConsumerNeed,
        _ target: NeedTarget,
        _ occurrence: AttributeOccurrence,
        of owner: ResourceInstance,
        for consumer: Consumer
    ) {
        self.row = row
        self.target = target
        self.occurrence = occurrence
        self.owner = owner
        self.consumer = consumer
    }

    package var modelType: ModelType { Need.type }
    package var location: ModelLocation? { ModelLocation(address: owner.address, path: occurrence.path) }

    /// What the value is called: a variable, an option, else the attribute.
    var name: String {
        if let name = occurrence.name { return name }
        if let name = occurrence.enclosing("name", \.string) { return name }
        for step in occurrence.path.steps.reversed() {
            if case .attribute(let name) = step { return name }
        }
        return occurrence.path.description
    }

    /// The text of the attribute that names what is needed; nil where it is sensitive.
    private var source: SymbolicString? { isSensitive ? nil : occurrence.value.text }

    private var unknown: ModelValue {
        occurrence.value.holes.map { .unknown($0) } ?? .absent
    }

    /// Why the ARN of what is needed cannot be told: a known text may lead to what the plan does not tell.
    private var unknownARN: Unknown {
        let reason = UnknownSource.Reason.undecided("which resource `\(name)` of \(owner.addressText) leads to")
        return occurrence.value.holes ?? Unknown(UnknownSource(attribute: nil, reason: reason))
    }

    /// What the value depends on; nil where it is known.
    var unknownSource: Unknown? { occurrence.value.holes }

    /// Whether the plan marks the attribute as sensitive, or it may be a secret itself, written where its name belongs.
    var isSensitive: Bool {
        if occurrence.value.isSensitive { return true }
        guard let text = occurrence.value.text else { return false }
        switch row.target {
        case .secretReference, .parameter: return !ValueFrom.mayBeName(text, ofSecret: false)
        case .secret: return !ValueFrom.mayBeName(text, ofSecret: true)
        default: return false
        }
    }

    /// Whether the role is allowed an action on what is needed, in the request that the service makes, or what does in its
    /// place.
    private func allows(_ action: ModelValue) -> ModelMethod.Answer {
        guard case .object(let object) = consumer.place.role, let role = object as? Role else {
            return .init(consumer.place.role.unknownOrAbsent)
        }
        guard let name = action.knownText else { return .init(action.unknownOrAbsent) }
        let answer = allows(name, role)
        guard let substitute = row.substitutes[name] else { return answer }
        if case .bool(true) = answer.value { return answer }
        let other = allows(substitute.action, role)
        if case .bool(false) = other.value { return answer }
        switch substitute.condition.holds(for: occurrence, of: owner, in: consumer.plan) {
        case .yes: return other
        case .no: return answer
        case .unknown(let unknown): return .init(.unknown(unknown))
        }
    }

    private func allows(_ action: String, _ role: Role) -> ModelMethod.Answer {
        let arn = target.arn ?? SymbolicString([.hole(unknownARN.derived)])
        let context = target.context.merging(row.context.mapValues { .value(SymbolicString($0)) }) { $1 }
            .merging(namedContext) { $1 }
        let answer = role.decide(RoleRequest(action: action, resource: arn, context: context)).answer
        // Of what is not known, and need not be there, some policies still allow all there is.
        if target.arn == nil {
            guard case .bool(true) = answer.value else { return .init(.unknown(unknownARN)) }
        }
        if case .bool(false) = answer.value {
            if let doubt = target.doubt { return .init(.unknown(doubt)) }
            if let other = target.otherARN {
                let otherAnswer = role.decide(RoleRequest(action: action, resource: other, context: context)).answer
                guard case .bool(false) = otherAnswer.value else { return .init(.unknown(unknownARN)) }
            }
        }
        // The facts may name the resource.
        return isSensitive ? .init(answer.value) : answer
    }

    /// What other attributes of the resource tell of the request.
    private var namedContext: SecretRequest.Context {
        row.namedContext.compactMapValues { pattern in
            let plan = consumer.plan
            // Of several blocks nobody can tell which one the request is made for.
            let found = AttributeReading(pattern, of: owner, in: plan.plan).occurrences
            guard found.count == 1, let text = found[0].followed(in: owner, plan.plan).value.text else { return nil }
            return .value(plan.identities.canonical(text))
        }
    }

    private var isInPlan: ModelValue {
        guard let arn = target.arn else { return .unknown(unknownARN) }
        if consumer.plan.keyHolder(of: arn) != nil { return .bool(true) }
        return (arn.wholeHole ?? target.candidate).map { .unknown($0.derived) } ?? .bool(false)
    }

    private func marked(_ value: ModelValue) -> ModelValue {
        isSensitive ? .sensitive(value) : value
    }

    /// The ARN as it may be shown: of one that stands for a resource of the plan nothing of the attribute is told, though
    /// it is sensitive.
    private func shown(_ arn: SymbolicString) -> ModelValue {
        let address = arn.wholeHole?.identity?.address
        let isOfPlan = address.map { consumer.plan.plan.instances.instance($0) != nil } ?? false
        return isOfPlan ? ModelValue(arn) : marked(ModelValue(arn))
    }

    package static let type = ModelType(
        "Need",
        summary: "Something that a consumer's role has to be allowed because of what an attribute says.",
        fields: [
            .of(Need.self, "name", .string, "What it is for: the variable or option, else the attribute.") {
                .string($0.name)
            },
            .of(Need.self, "source", .string, "The attribute as it is written.") { need in
                need.marked(ModelValue(need.occurrence.value.text))
            },
            .of(Need.self, "actions", .list(.string), "The actions that the role has to be allowed.") { need in
                need.target.actions.isEmpty ? need.unknown : ModelValue(need.target.actions)
            },
            .of(
                Need.self,
                "resource",
                .string,
                "The ARN that IAM decides on, `*` for actions that know no resources."
            ) { need in
                need.target.arn.map(need.shown) ?? .unknown(need.unknownARN)
            },
            .of(
                Need.self,
                "kind",
                .string,
                "What it is on: `secret`, `parameter`, `repository`, `logGroup`, …; `any` for no resource."
            ) { need in
                need.target.kind.map { .string($0) } ?? need.unknown
            },
            .of(
                Need.self,
                "isInPlan",
                .bool,
                "Whether the plan has the resource; unknown where it is not known which it is."
            ) { $0.isInPlan },
            .of(
                Need.self,
                "certainty",
                .string,
                "How sure it is that nothing works without: documented, usual, or up to the application.",
                allowedValues: ConsumerNeed.Certainty.allCases.map(\.rawValue)
            ) { .string($0.row.certainty.rawValue) },
            .of(Need.self, "page", .string, "The page of AWS's documentation that says so.") {
                .string("https://docs.aws.amazon.com/\($0.row.page)")
            },
        ],
        methods: [
            ModelMethod(
                "isAllowed",
                [.init("action", .string)],
                returns: .bool,
                summary:
                    "Whether the consumer's role is allowed an action on it, in the request that the service makes."
            ) { object, arguments in (object as? Need)?.allows(arguments[0]) ?? .init(.absent) }
        ]
    )
}
