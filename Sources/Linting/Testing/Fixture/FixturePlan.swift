import Symbolic

/// The plan that a rule's test describes, written as Terraform writes plans and read by the ordinary reader.
package struct FixturePlan {
    private let world: FixtureWorld

    package init(_ resources: [FixtureResource]) {
        world = FixtureWorld(resources)
    }

    /// The text of the plan: format version 1.2 of Terraform's "JSON Output Format".
    package var text: String {
        let changed = world.resources.filter { !isRead($0) }
        let read = world.resources.filter(isRead)
        return FixtureJSON.members([
            ("format_version", .string("1.2")),
            ("terraform_version", .string("1.11.4")),
            ("planned_values", values(changed.filter { $0.effectiveAction != .delete })),
            ("resource_changes", .array(changed.map(change))),
            ("prior_state", read.isEmpty ? nil : priorState(read)),
            ("configuration", FixtureConfiguration(world).json),
            ("applyable", .bool(true)),
            ("complete", .bool(true)),
            ("errored", .bool(false)),
        ]).text()
    }

    /// Whether the instance is a data source that was read while planning: then it is in the prior state only.
    private func isRead(_ resource: FixtureResource) -> Bool {
        resource.address.mode == .data && resource.action != .read
            && FixtureValues(members: resource.attributes, in: world).unknown == nil && !resource.attributes.isEmpty
    }

    private func change(_ resource: FixtureResource) -> FixtureJSON {
        let action = resource.effectiveAction
        let after = FixtureValues(members: resource.attributes, in: world)
        let earlier: FixtureValues? =
            switch action {
            case .create, .read: nil
            case .delete, .noOp: FixtureValues(members: resource.before ?? resource.attributes, in: world)
            case .update, .replace: FixtureValues(members: resource.before ?? [], in: world)
            }
        let change = FixtureJSON.members([
            ("actions", .array(action.plan.map { .string($0) })),
            ("before", earlier?.value ?? .null),
            ("after", action == .delete ? .null : after.value ?? .object([])),
            ("after_unknown", action == .delete ? .object([]) : after.unknown ?? .object([])),
            ("before_sensitive", earlier?.sensitive ?? (earlier == nil ? .bool(false) : .object([]))),
            ("after_sensitive", action == .delete ? .bool(false) : after.sensitive ?? .object([])),
        ])
        var members = identity(resource)
        members.append(("change", change))
        if resource.address.mode == .data { members.append(("action_reason", .string("read_because_config_unknown"))) }
        return .members(members)
    }

    private func identity(_ resource: FixtureResource) -> [(String, FixtureJSON?)] {
        let address = resource.address
        let index: FixtureJSON? =
            switch address.key {
            case .index(let index)?: .number(String(index))
            case .key(let key)?: .string(key)
            case nil: nil
            }
        return [
            ("address", .string(address.description)),
            ("module_address", address.module.steps.isEmpty ? nil : .string(address.module.description)),
            ("mode", .string(address.mode.rawValue)),
            ("type", .string(address.type)),
            ("name", .string(address.name)),
            ("index", index),
            ("provider_name", .string(FixturePlan.providerName(of: address.type))),
        ]
    }

    private func priorState(_ resources: [FixtureResource]) -> FixtureJSON {
        .members([
            ("format_version", .string("1.0")),
            ("terraform_version", .string("1.11.4")),
            ("values", values(resources)),
        ])
    }

    private func values(_ resources: [FixtureResource]) -> FixtureJSON {
        .members([("root_module", moduleValues(.root, resources))])
    }

    private func moduleValues(_ path: ModulePath, _ resources: [FixtureResource]) -> FixtureJSON {
        let own = resources.filter { $0.address.module == path }
        let depth = path.steps.count
        var children: [ModulePath] = []
        for resource in resources where resource.address.module.steps.count > depth {
            let child = ModulePath(Array(resource.address.module.steps.prefix(depth + 1)))
            if child.steps.starts(with: path.steps), !children.contains(child) { children.append(child) }
        }
        return .members([
            ("address", path.steps.isEmpty ? nil : .string(path.description)),
            ("resources", own.isEmpty ? nil : .array(own.map(values))),
            ("child_modules", children.isEmpty ? nil : .array(children.map { moduleValues($0, resources) })),
        ])
    }

    private func values(_ resource: FixtureResource) -> FixtureJSON {
        let values = FixtureValues(members: resource.attributes, in: world)
        return .members(
            identity(resource).filter { $0.0 != "module_address" } + [
                ("schema_version", .number("0")),
                ("values", values.value),
                ("sensitive_values", values.sensitive ?? .object([])),
            ]
        )
    }

    /// The provider of a resource type, by the type's first word.
    static func providerName(of type: String) -> String {
        let word = type.prefix { $0 != "_" }
        return word == "terraform" ? "terraform.io/builtin/terraform" : "registry.terraform.io/hashicorp/\(word)"
    }
}
