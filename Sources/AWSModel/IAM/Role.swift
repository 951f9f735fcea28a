import IAM
package import Symbolic
import TerraformPlan

/// An IAM role: one that the plan manages, one that it reads, or one that is only named.
package final class Role: ModelObject {
    /// Where a role is known from.
    enum Source: Sendable {
        /// `aws_iam_role`, as a resource or a data source.
        case instance(ResourceInstance)
        /// The ARN or the name of a role that the plan does not have, and whether the plan marks it as sensitive.
        case external(String, isSensitive: Bool)
    }

    let source: Source
    let plan: PlanModel
    private let permissions = ObjectMemo<RolePermissions>()
    private let ownARN = Memo<SymbolicString?>()
    /// The role as it makes requests, and what is known of their context.
    let requester = Memo<RequestPrincipal>()
    let ownContext = Memo<RequestContext>()
    /// What every request comes to that only policies outside the plan decide.
    let undecided = ObjectMemo<RoleDecision>()
    /// Who may assume the role, where the plan does not have its trust policy.
    let undecidedTrust = ObjectMemo<RoleDecision>()
    /// What was decided already.
    let decided = ResultTable<RoleRequest, RoleDecision>()

    init(_ source: Source, in plan: PlanModel) {
        self.source = source
        self.plan = plan
    }

    package var modelType: ModelType { Role.type }
    package var location: ModelLocation? {
        instance.map { ModelLocation(address: $0.address) }
    }

    var instance: ResourceInstance? {
        if case .instance(let instance) = source { instance } else { nil }
    }

    /// How the role is called in messages: its address, or its ARN unless the plan marks that as sensitive.
    var label: String {
        if case .external(_, isSensitive: true) = source { "(sensitive)" } else { designation }
    }

    /// What tells the role from others: its address, or its ARN or name; not for people.
    var designation: String {
        switch source {
        case .instance(let instance): instance.addressText
        case .external(let arn, _): arn
        }
    }

    /// Whether the plan marks what the name and the ARN of the role are made of.
    var isSensitive: Bool {
        switch source {
        case .instance(let instance):
            ["name", "path", "arn"].contains { instance.attribute($0)?.isSensitive == true }
        case .external(_, let isSensitive): isSensitive
        }
    }

    /// The name or the ARN, which is not shown where the plan marks it.
    private func shown(_ value: ModelValue) -> ModelValue { isSensitive ? .sensitive(value) : value }

    /// The name; nil where it is known only after apply.
    var name: String? {
        switch source {
        case .instance(let instance): instance.text("name")
        case .external(let arn, _): arn.lastPathPiece ?? arn
        }
    }

    /// The ARN; built from the name where the plan does not know it yet.
    var arn: SymbolicString? { ownARN.value { makeARN() } }

    private func makeARN() -> SymbolicString? {
        switch source {
        case .external(let arn, _):
            return arn.begins(with: "arn:") ? SymbolicString(arn) : nil
        case .instance(let instance):
            if let known = instance.text("arn") { return SymbolicString(known) }
            guard let name, let path = ResourceARNForm.path(of: instance) else { return nil }
            let context = plan.identities.context(of: instance)
            return SymbolicString("arn:") + context.partition + SymbolicString(":iam::") + context.account
                + SymbolicString(":role") + path + SymbolicString(name)
        }
    }

    /// Whether the role can be the one of an ARN or a name, before which its path may stand without the first slash, as
    /// `role` of aws_glue_crawler has it.
    func mayHave(arn text: String) -> Bool {
        guard text.begins(with: "arn:") else { return name == text || pathAndName == text }
        guard let arn else { return false }
        if let known = arn.known { return known == text }
        return text.utf8.reversed().starts(with: arn.suffix.utf8.reversed())
    }

    /// The name behind the path; nil where either is not known.
    private var pathAndName: String? {
        guard let instance, let name, let path = ResourceARNForm.path(of: instance)?.known else { return nil }
        return path.dropFirst() + name
    }

    /// What the role may do.
    var policies: RolePermissions {
        permissions.value { RolePermissions(of: self) }
    }

    package static let type = ModelType(
        "Role",
        summary: "An IAM role (aws_iam_role), or one that the plan only names.",
        fields: [
            .of(Role.self, "address", .string, "The address; absent where the plan does not have the role.") {
                ModelValue($0.instance?.addressText)
            },
            .of(Role.self, "label", .string, "The address, or the ARN of a role outside the plan.") {
                $0.instance == nil ? $0.shown(.string($0.designation)) : .string($0.label)
            },
            .of(Role.self, "name", .string, "The name of the role.", attribute: "name") { role in
                role.name.map { role.shown(.string($0)) } ?? ModelValue(scalar: role.instance?.attribute("name"))
            },
            .of(Role.self, "arn", .string, "The ARN of the role.", attribute: "arn") { role in
                role.arn.map { role.shown(ModelValue($0)) } ?? .absent
            },
            .of(Role.self, "isManaged", .bool, "Whether the plan manages the role.") {
                .bool($0.instance?.address.mode == .managed)
            },
        ],
        methods: [
            ModelMethod(
                "allows",
                [.init("action", .string), .init("resource", .string)],
                returns: .bool,
                summary: "Whether the role's policies allow an action on a resource."
            ) { object, arguments in
                (object as? Role)?.allows(arguments[0], arguments[1]) ?? .init(.absent)
            },
            ModelMethod(
                "allowsDecrypt",
                [.init("resource", .string)],
                returns: .bool,
                summary: "Whether the role may decrypt a secret or parameter, by its ARN; true where no customer key "
                    + "encrypts it."
            ) { object, arguments in
                (object as? Role)?.allowsDecrypt(arguments[0]) ?? .init(.absent)
            },
            ModelMethod(
                "trusts",
                [.init("principal", .string)],
                returns: .bool,
                summary: "Whether a service such as ecs-tasks.amazonaws.com, or another principal, may assume the role."
            ) { object, arguments in
                (object as? Role)?.trusts(arguments[0]) ?? .init(.absent)
            },
            ModelMethod(
                "trustAdvice",
                [.init("principal", .string)],
                returns: .string,
                summary:
                    "What to change in the trust policy so that a service or another principal may assume the role."
            ) { object, arguments in
                (object as? Role)?.trustAdvice(arguments[0]) ?? .init(.absent)
            },
            ModelMethod(
                "grant",
                [.init("actions", .list(.string)), .init("resource", .string)],
                returns: .model("Snippet"),
                summary:
                    "What to add to the role's policies, as a piece of configuration, so that it is allowed actions "
                    + "on a resource, and may decrypt it where a customer key encrypts it."
            ) { object, arguments in
                (object as? Role)?.grant(arguments[0], arguments[1]) ?? .init(.absent)
            },
            ModelMethod(
                "decryptGrant",
                [.init("resource", .string)],
                returns: .model("Snippet"),
                summary: "What to add to the role's policies, as a piece of configuration, so that it may decrypt a "
                    + "secret or parameter."
            ) { object, arguments in
                (object as? Role)?.decryptGrant(arguments[0]) ?? .init(.absent)
            },
            ModelMethod(
                "allowsBeyond",
                [.init("action", .string), .init("resource", .string)],
                returns: .bool,
                summary: "Whether the role may do an action also on any other resource of the same kind, account and "
                    + "region, by the ARN of one."
            ) { object, arguments in
                (object as? Role)?.allowsBeyond(arguments[0], arguments[1]) ?? .init(.absent)
            },
            ModelMethod(
                "statement",
                [.init("action", .string), .init("resource", .string)],
                returns: .string,
                summary: "The policy statement that grants an action on a resource, as JSON."
            ) { object, arguments in
                (object as? Role)?.statement(arguments[0], arguments[1]) ?? .init(.absent)
            },
        ]
    )
}
