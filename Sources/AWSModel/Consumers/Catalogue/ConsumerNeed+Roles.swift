extension ConsumerNeed {
    /// What passes the roles of the ECS task that it runs.
    ///
    /// Source: IAM/latest/UserGuide/id_roles_use_passrole: who tells a service to use a role needs `iam:PassRole` on it.
    ///
    /// - Parameters:
    ///   - attribute: Where the task definition is named.
    ///   - conditions: What else has to hold.
    ///   - certainty: How sure it is.
    ///   - page: The page that says so.
    /// - Returns: A need for each role that a task definition may have.
    static func passingTaskRoles(
        _ attribute: AttributePattern,
        when conditions: [Condition] = [],
        _ certainty: Certainty,
        _ page: String
    ) -> [ConsumerNeed] {
        let task = ConsumerLink(attribute, "aws_ecs_task_definition", by: ["arn", "arn_without_revision", "family"])
        return ["execution_role_arn", "task_role_arn"].map { role in
            ConsumerNeed(
                attribute,
                .role(role, of: task),
                ["iam:PassRole"],
                when: conditions,
                asking: ["iam:PassedToService": "ecs-tasks.amazonaws.com"],
                certainty,
                page
            )
        }
    }
}
