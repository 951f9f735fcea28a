extension ConsumerNeed {
    /// What passes the roles of the ECS task that it runs.
    ///
    /// Source: IAM/latest/UserGuide/id_roles_use_passrole: who tells a service to use a role needs `iam:PassRole` on it.
    ///
    /// - Parameters:
    ///   - attribute: Where the task definition is named.
    ///   - conditions: What else has to hold.
    ///   - overrides: Where the request may name another role than the task definition does: the object around both.
    ///   - certainty: How sure it is.
    ///   - page: The page that says so.
    /// - Returns: A need for each role that a task definition may have.
    static func passingTaskRoles(
        _ attribute: AttributePattern,
        when conditions: [Condition] = [],
        unlessIn overrides: String? = nil,
        _ certainty: Certainty,
        _ page: String
    ) -> [ConsumerNeed] {
        let task = ConsumerLink(attribute, "aws_ecs_task_definition", by: ["arn", "arn_without_revision", "family"])
        let roles = [("execution_role_arn", "ExecutionRoleArn"), ("task_role_arn", "TaskRoleArn")]
        return roles.map { role, member in
            ConsumerNeed(
                attribute,
                .role(role, of: task),
                ["iam:PassRole"],
                when: conditions + (overrides.map { [.lacks([$0, member])] } ?? []),
                asking: ["iam:PassedToService": "ecs-tasks.amazonaws.com"],
                certainty,
                page
            )
        }
    }
}
