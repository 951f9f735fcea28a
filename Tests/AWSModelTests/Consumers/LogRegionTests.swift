import Testing

/// In which region the log group is that the log driver of a task writes to.
@Suite struct LogRegionTests {
    private static let own = "arn:aws:logs:eu-west-1:\(RolePlan.account):log-group:/app:log-stream:*"
    private static let other = "arn:aws:logs:us-east-1:\(RolePlan.account):log-group:/app:log-stream:*"
    private static let china = "arn:aws-cn:logs:cn-north-1:\(RolePlan.account):log-group:/app:log-stream:*"

    private func streams(_ options: String) throws -> [String] {
        let containers = """
            [{"name": "a", "image": "nginx", "secrets": null,
              "logConfiguration": {"logDriver": "awslogs", "options": {"awslogs-group": "/app"\(options)}}}]
            """
        let task = RolePlan.Resource(
            address: "aws_ecs_task_definition.t",
            after: """
                "family": "t", "requires_compatibilities": ["FARGATE"], "task_role_arn": null,
                "execution_role_arn": "\(RolePlan.roleARN)",
                "container_definitions": \(RolePlan.quoted(containers.replacing("\n", with: " ")))
                """
        )
        return try RolePlan([task]).needs
    }

    @Test(
        arguments: [
            (#", "awslogs-region": "eu-west-1""#, own), (#", "awslogs-region": "us-east-1""#, other), ("", own),
            (#", "awslogs-region": null"#, own), (#", "awslogs-region": "cn-north-1""#, china),
        ]
    )
    func theOptionTellsTheRegion(option: String, expected: String) throws {
        #expect(
            try streams(option) == ["a logs:CreateLogStream \(expected)", "a logs:PutLogEvents \(expected)"]
        )
    }

    @Test func soWhereTheDriverMakesTheGroup() throws {
        let options = #", "awslogs-region": "us-east-1", "awslogs-create-group": "true""#
        #expect(try streams(options).last == "a logs:CreateLogGroup \(Self.other)")
    }
}
