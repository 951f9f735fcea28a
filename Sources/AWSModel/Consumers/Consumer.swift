package import Symbolic
import TerraformPlan

/// A resource that does something with a role: what it needs the role for, and who assumes it.
///
/// A resource with several roles is several consumers.
package final class Consumer: ModelObject {
    let instance: ResourceInstance
    let plan: PlanModel
    let role: ConsumerRole
    let place: ConsumerRolePlace
    private let needList = Memo<NeedList>()

    init(_ instance: ResourceInstance, _ role: ConsumerRole, at place: ConsumerRolePlace, in plan: PlanModel) {
        self.instance = instance
        self.role = role
        self.place = place
        self.plan = plan
    }

    package var modelType: ModelType { Consumer.type }
    /// The attribute that names the role, where the resource itself has it.
    package var location: ModelLocation? {
        guard place.owner === instance else { return ModelLocation(address: instance.address) }
        return ModelLocation(
            address: instance.address,
            path: place.occurrence?.path ?? role.attribute.start.path
        )
    }

    /// What the role is needed for.
    private struct NeedList: Sendable {
        var known: [Need] = []
        /// Why there may be more of what a row of the catalogue tells.
        var open: [(row: ConsumerNeed, rest: Unknown)] = []

        /// What of it rows tell that are meant; open where the plan does not tell all of theirs.
        func value(where isMeant: (ConsumerNeed) -> Bool) -> ModelValue {
            let needs = known.compactMap { isMeant($0.row) ? ModelValue.object($0) : nil }
            var rest: Unknown?
            for (row, unknown) in open where isMeant(row) { rest = rest?.merging(unknown) ?? unknown }
            return rest.map { .openList(needs, $0) } ?? .list(needs)
        }
    }

    private var allNeeds: NeedList {
        needList.value {
            var list = NeedList()
            var roots = RootAttributes(of: plan.plan)
            let own = AttributeReading.all(of: role.ownPlaces, count: role.needs.count, in: instance, of: plan.plan)
            for (number, row) in role.needs.enumerated() {
                var rest: Unknown?
                if row.owner != nil {
                    read(row, from: &roots, &list.known, &rest)
                } else if !own[number].isEmpty {
                    add(own[number], of: row, in: instance, &roots, to: &list.known, &rest)
                }
                if let rest { list.open.append((row, rest)) }
            }
            return list
        }
    }

    /// What the role is needed for; open where the plan does not tell all of it.
    var needs: ModelValue { allNeeds.value { _ in true } }

    /// What AWS documents that the role is needed for; whatever else may be needed leaves it closed.
    var requiredNeeds: ModelValue { allNeeds.value { $0.certainty == .required } }

    /// What of both is on secrets and parameters; an image, a log group or another role leaves it closed.
    var secretNeeds: ModelValue { allNeeds.value { $0.target.mayBeSecret } }
    var requiredSecretNeeds: ModelValue {
        allNeeds.value { $0.certainty == .required && $0.target.mayBeSecret }
    }

    /// The needs that are known to be there.
    var knownNeeds: [Need] { allNeeds.known }

    /// Adds what a row of the catalogue comes to, and what is not known of it.
    func read(_ row: ConsumerNeed, from roots: inout RootAttributes, _ needs: inout [Need], _ rest: inout Unknown?) {
        let owners: [ResourceInstance] =
            row.owner.map { link in
                link.targets(of: instance, in: plan).compactMap { target in
                    if case .instance(let owner) = target { owner } else { nil }
                }
            } ?? [instance]
        for owner in owners {
            add(roots.reading(row.attribute, of: owner), of: row, in: owner, &roots, to: &needs, &rest)
        }
    }

    /// Adds what stands where a row points, and what is not known of it.
    private func add(
        _ reading: AttributeReading,
        of row: ConsumerNeed,
        in owner: ResourceInstance,
        _ roots: inout RootAttributes,
        to needs: inout [Need],
        _ rest: inout Unknown?
    ) {
        func leaveOpen(_ unknown: Unknown) {
            rest = rest?.merging(unknown.derived) ?? unknown.derived
        }
        for read in reading.occurrences where belongs(read, of: row) {
            let occurrence = read.followed(in: owner, plan.plan)
            switch row.holds(for: occurrence, of: owner, in: plan, &roots) {
            case .no: continue
            case .unknown(let unknown): leaveOpen(unknown)
            case .yes:
                guard let target = NeedTarget.of(row, occurrence, of: owner, in: plan, &roots) else { continue }
                needs.append(Need(row, target, occurrence, of: owner, for: self))
                if let secret = target.passedOn(in: plan) {
                    needs.append(Need(row, secret, occurrence, of: owner, for: self))
                }
            }
        }
        if let unknown = reading.rest { leaveOpen(unknown) }
    }

    /// Whether a value stands in the same block as the role, where each block may have a role of its own.
    private func belongs(_ occurrence: AttributeOccurrence, of row: ConsumerNeed) -> Bool {
        guard role.isRepeated, row.owner == nil, role.owner == nil, let place = place.occurrence else { return true }
        let shared = row.attribute.sharedRepetitions(with: role.attribute)
        return shared == 0 || occurrence.positions.prefix(shared) == place.positions.prefix(shared)
    }

    package static let type = ModelType(
        "Consumer",
        summary: "A resource that does something with a role: a task definition, a function, a build project.",
        fields: [
            .of(Consumer.self, "address", .string, "The address of the resource instance.") {
                .string($0.instance.addressText)
            },
            .of(Consumer.self, "type", .string, "The resource type.") { .string($0.instance.address.type) },
            .of(Consumer.self, "role", .model("Role"), "The role; absent where the resource names none.") {
                $0.place.role
            },
            .of(
                Consumer.self,
                "roleAttribute",
                .string,
                "The attribute that names the role: `execution_role_arn`."
            ) { consumer in
                .string(consumer.place.occurrence?.path.description ?? consumer.role.attribute.root)
            },
            .of(
                Consumer.self,
                "assumedBy",
                .list(.list(.string)),
                "The services that assume the role, as principals: of each list, one has to be trusted."
            ) { $0.assumedBy },
            .of(
                Consumer.self,
                "needs",
                .list(.model("Need")),
                "What the role has to be allowed, for the resource to work."
            ) { $0.needs },
            .of(
                Consumer.self,
                "requiredNeeds",
                .list(.model("Need")),
                "Those of them that AWS documents as required; known where only others may be missing."
            ) { $0.requiredNeeds },
            .of(
                Consumer.self,
                "secretNeeds",
                .list(.model("Need")),
                "Those of `needs` that are on secrets and parameters; known where only others may be missing."
            ) { $0.secretNeeds },
            .of(
                Consumer.self,
                "requiredSecretNeeds",
                .list(.model("Need")),
                "Those of them that AWS documents as required; known where only others may be missing."
            ) { $0.requiredSecretNeeds },
            .of(
                Consumer.self,
                "isTrustDocumented",
                .bool,
                "Whether AWS documents who assumes the role, on a page that was read."
            ) { .bool($0.role.isTrustDocumented) },
            .of(Consumer.self, "trustPage", .string, "The page of AWS's documentation that tells who assumes the role.")
            {
                .string("https://docs.aws.amazon.com/\($0.trustPage)")
            },
        ],
        methods: [
            ModelMethod(
                "trusts",
                [.init("principal", .string)],
                returns: .bool,
                summary: "Whether the role's trust policy lets a principal assume the role for the resource."
            ) { object, arguments in (object as? Consumer)?.trusts(arguments[0]) ?? .init(.absent) },
            ModelMethod(
                "trustAdvice",
                [.init("principal", .string)],
                returns: .string,
                summary:
                    "What to change in the role's trust policy so that a principal may assume the role for the resource."
            ) { object, arguments in (object as? Consumer)?.trustAdvice(arguments[0]) ?? .init(.absent) },
            ModelMethod(
                "otherRoleAllowing",
                [.init("actions", .list(.string)), .init("resource", .string)],
                returns: .string,
                summary: "Another role of the same resource that is allowed actions on a resource, with its attribute; "
                    + "empty where there is none."
            ) { object, arguments in
                (object as? Consumer)?.otherRoleAllowing(arguments[0], arguments[1]) ?? .init(.absent)
            },
        ]
    )
}
