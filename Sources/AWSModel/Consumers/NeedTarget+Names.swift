import IAM
import Symbolic
import TerraformPlan

/// What a request names by a name, which AWS looks up in the region and account of who makes the request.
extension NeedTarget {
    /// Whether a text is a name: no ARN, no expression, and nothing that may turn out to be either.
    static func isName(_ text: SymbolicString) -> Bool {
        let prefix = text.prefix
        guard prefix.isEmpty else {
            return !others.contains { other in
                prefix.utf8.starts(with: other.utf8) || (text.known == nil && other.utf8.starts(with: prefix.utf8))
            }
        }
        guard case .hole(let hole)? = text.parts.first, let identity = hole.identity else { return false }
        return identity.path.steps.count == 1
            && names[identity.address.type]?.contains(identity.path.root ?? "") == true
    }

    /// Whether a text is an expression that a state machine works out when it runs.
    ///
    /// Source: step-functions/latest/dg/transforming-data.
    static func isExpression(_ text: SymbolicString) -> Bool { text.prefix.utf8.starts(with: query.utf8) }

    private static let query = "{%"
    /// What ARNs and expressions begin with.
    private static let others = ["arn:", query]
    /// The attributes that are names of what they belong to.
    private static let names: [String: Set<String>] = [
        "aws_lambda_function": ["function_name", "id"], "aws_ecs_task_definition": ["family", "id"],
    ]

    /// The ARN of a function that a request names; nil where it is not known, or is that of a version or an alias.
    ///
    /// Source: lambda/latest/api/API_Invoke, `FunctionName` and `Qualifier`.
    static func function(
        _ text: SymbolicString,
        _ occurrence: AttributeOccurrence,
        of instance: ResourceInstance,
        in plan: PlanModel
    ) -> SymbolicString? {
        let isQualified = ["Qualifier", "Qualifier.$"].contains { occurrence.neighbour($0) != nil }
        if isQualified { return nil }
        guard isName(text) else {
            // What the policy has to name for a version or an alias is not what it has to name for the function.
            let isPlain = text.known.map { $0.piecesBetweenColons(maxSplits: 7).count == 7 } ?? (text.wholeHole != nil)
            return isPlain ? plan.identities.canonical(text) : nil
        }
        let type = "aws_lambda_function"
        if let known = text.known {
            guard let function = FunctionName(known), function.qualifier == nil, function.account == nil else {
                return nil
            }
            if let arn = arn(of: type, named: known, by: "function_name", for: instance, in: plan) { return arn }
        } else if let owner = text.wholeHole?.identity.flatMap(plan.identities.instance(of:)) {
            if isBeside(owner, instance, plan) { return arn(of: owner, in: plan) }
        } else if text.literals.contains(":") {
            return nil
        }
        return plan.identities.context(of: instance)
            .arn("lambda", SymbolicString("function:") + plan.identities.canonical(text))
    }

    /// The ARN of a task definition that a request names, and another that IAM may go by.
    ///
    /// Source: AmazonECS/latest/APIReference/API_RunTask, `taskDefinition`: a family stands for its latest revision, and
    /// policies name one revision or all of them. Policies that Step Functions makes name what the state names.
    static func taskDefinition(
        _ text: SymbolicString,
        _ occurrence: AttributeOccurrence,
        by attribute: AttributePattern,
        of instance: ResourceInstance,
        in plan: PlanModel
    ) -> (arn: SymbolicString, other: SymbolicString?) {
        guard isName(text) else { return (plan.identities.canonical(text), nil) }
        let context = plan.identities.context(of: instance)
        let written = context.arn("ecs", SymbolicString("task-definition/") + plan.identities.canonical(text))
        let hasRevision = text.literals.contains(":")
        let other = hasRevision ? nil : written
        let link = ConsumerLink.taskDefinition(attribute)
        if case .instance(let owner) = link.target(of: occurrence, instance, in: plan), isBeside(owner, instance, plan)
        {
            return (arn(of: owner, in: plan), other)
        }
        if hasRevision { return (written, nil) }
        return (written + SymbolicString(":") + SymbolicString([.hole(Identities.anyName)]), other)
    }

    /// Whether a name in a resource may be that of another one: they are in the same region of the same account.
    static func isBeside(_ other: ResourceInstance, _ instance: ResourceInstance, _ plan: PlanModel) -> Bool {
        ResourcePlace(of: instance, plan.identities).relation(to: other, plan.identities) == .same
    }

    /// The ARN of a resource of the plan.
    static func arn(of instance: ResourceInstance, in plan: PlanModel) -> SymbolicString {
        let arn = AttributeIdentity(address: instance.address, path: AttributePath(attribute: "arn"))
        return plan.identities.canonical(SymbolicString([.hole(Unknown(attribute: arn))]))
    }

    /// The ARN of the one resource of the plan that has a name, in the same region of the same account.
    static func arn(
        of type: String,
        named name: String,
        by attribute: String = "name",
        for instance: ResourceInstance,
        in plan: PlanModel
    ) -> SymbolicString? {
        let named = plan.resourcePolicies.lookup.instances(of: type, named: name).filter { $0.text(attribute) == name }
        let found = named.filter { isBeside($0, instance, plan) }
        return found.count == 1 ? arn(of: found[0], in: plan) : nil
    }
}

extension SymbolicString {
    /// What is written of it, without what is not known.
    fileprivate var literals: String {
        parts.map { part in
            if case .literal(let text) = part { text } else { "" }
        }
        .joined()
    }
}
