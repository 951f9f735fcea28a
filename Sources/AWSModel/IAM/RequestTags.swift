import IAM
import Symbolic
import TerraformPlan

/// Tells the tags that condition keys ask for.
struct RequestTags: Sendable {
    let configuration: Configuration

    /// The tags of an instance, as far as the plan knows them.
    private struct Tags {
        var known: [(key: String, value: SymbolicString)] = []
        /// Whether the instance has no others.
        var isComplete = false
    }

    /// Adds the tags of a role.
    ///
    /// - Parameters:
    ///   - context: What the tags are added to.
    ///   - role: The role.
    ///   - mayBeTagged: Whether sessions of the role may bring tags of their own.
    func add(to context: inout RequestContext, of role: Role, mayBeTagged: Bool) {
        let tags = tags(of: role.instance)
        for (key, value) in tags.known { context["aws:PrincipalTag/\(key)"] = .value(value) }
        if tags.isComplete, !mayBeTagged { context.othersAreAbsent(under: "aws:PrincipalTag/") }
    }

    /// Adds the tags of a resource.
    func add(to context: inout RequestContext, of instance: ResourceInstance) {
        let tags = tags(of: instance)
        var prefixes = ["aws:ResourceTag/"]
        switch instance.address.type {
        case "aws_secretsmanager_secret": prefixes.append("secretsmanager:ResourceTag/")
        case "aws_ssm_parameter": prefixes.append("ssm:resourceTag/")
        case "aws_ecr_repository": prefixes.append("ecr:ResourceTag/")
        default: break
        }
        for prefix in prefixes {
            for (key, value) in tags.known { context["\(prefix)\(key)"] = .value(value) }
            if tags.isComplete { context.othersAreAbsent(under: prefix) }
        }
    }

    private func tags(of instance: ResourceInstance?) -> Tags {
        guard let instance else { return Tags() }
        let all = instance.attribute("tags_all")
        let isAll = all?.partialMembers != nil
        // Without `tags_all` the provider may add tags of its own; a data source has all in `tags`.
        let value = isAll ? all : instance.attribute("tags")
        // The provider leaves `tags_all` unknown where there are no tags at all (SetTagsDiff of its SDK resources).
        let isUntagged = !isAll && value?.isNull != false && !hasDefaultTags(instance)
        if isUntagged, instance.address.mode == .managed { return Tags(isComplete: all?.kind == .unknown) }
        guard let members = value?.partialMembers else { return Tags() }
        let known = members.members.compactMap { tag in tag.value.text.map { (tag.name, $0) } }
        let isWhole = isAll || instance.address.mode == .data
        return Tags(
            known: known,
            isComplete: isWhole && members.possible.isEmpty && members.rest == nil
                && known.count == members.members.count
        )
    }

    /// Whether the provider may add tags to all its resources, as far as the plan tells.
    private func hasDefaultTags(_ instance: ResourceInstance) -> Bool {
        let key = ProviderContext.key(of: instance)
        return !configuration.hasProvider(key) || configuration.providerExpression(key, "default_tags") != nil
    }
}
