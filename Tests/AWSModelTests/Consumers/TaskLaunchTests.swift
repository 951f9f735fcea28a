import Testing

/// Whether a task definition runs where its execution role pulls the image and writes the logs.
@Suite struct TaskLaunchTests {
    private static let login = "ecr:GetAuthorizationToken"

    private func plan(_ compatibilities: String, _ others: [RolePlan.Resource]) throws -> RolePlan {
        let image = "\(RolePlan.account).dkr.ecr.eu-west-1.amazonaws.com/app:1"
        let task = RolePlan.Resource(
            address: "aws_ecs_task_definition.t",
            after: """
                "family": "t", "requires_compatibilities": \(compatibilities), "task_role_arn": null,
                "execution_role_arn": "\(RolePlan.roleARN)",
                "container_definitions": \(RolePlan.quoted(#"[{"name": "a", "image": "\#(image)"}]"#))
                """,
            unknown: ["arn": [], "arn_without_revision": [], "revision": []]
        )
        let repository = RolePlan.Resource(
            address: "aws_ecr_repository.app",
            after: #""name": "app", "registry_id": "\#(RolePlan.account)""#,
            unknown: ["arn": [], "repository_url": []]
        )
        return try RolePlan([task, repository] + others)
    }

    private static func service(
        _ after: String,
        unknown: [String: [String]] = [:],
        configured: [String] = ["launch_type", "capacity_provider_strategy"]
    ) -> RolePlan.Resource {
        RolePlan.Resource(
            address: "aws_ecs_service.s",
            after: #""name": "s", "enable_execute_command": null\#(after)"#,
            unknown: unknown.merging(["task_definition": ["aws_ecs_task_definition.t.arn"]]) { $1 },
            configured: configured
        )
    }

    private static let onFargate = service(#", "launch_type": "FARGATE", "capacity_provider_strategy": []"#)
    private static let onSpot = service(
        #", "capacity_provider_strategy": [{"base": null, "capacity_provider": "FARGATE_SPOT", "weight": 1}]"#,
        unknown: ["launch_type": []]
    )
    private static let onInstances = service(
        #", "launch_type": "EC2", "capacity_provider_strategy": []"#
    )
    private static let onExternal = service(#", "launch_type": "EXTERNAL", "capacity_provider_strategy": []"#)
    private static let onOtherProvider = service(
        #", "capacity_provider_strategy": [{"base": null, "capacity_provider": "p", "weight": 1}]"#,
        unknown: ["launch_type": []]
    )
    private static func onProvider(managed: String, group: String) -> [RolePlan.Resource] {
        let provider = RolePlan.Resource(
            address: "aws_ecs_capacity_provider.p",
            after: """
                "name": "p", "managed_instances_provider": \(managed), "auto_scaling_group_provider": \(group)
                """,
            unknown: ["arn": [], "id": []]
        )
        return [provider, onOtherProvider]
    }
    private static let byDefault = service("", unknown: ["launch_type": [], "capacity_provider_strategy": []])
    private static let notKnown = service("", unknown: ["launch_type": ["var.launch_type"]])
    private static let target = RolePlan.Resource(
        address: "aws_cloudwatch_event_target.t",
        after: """
            "rule": "r", "role_arn": null, "ecs_target": [{"launch_type": "FARGATE", "capacity_provider_strategy": [],
              "task_definition_arn": "t"}]
            """,
        configured: ["ecs_target"]
    )

    enum Answer { case yes, no, unknown }

    @Test(
        arguments: [
            (#"["FARGATE"]"#, [], .yes), (#"["FARGATE"]"#, [onInstances], .yes),
            (#"["EC2"]"#, [], .no), (#"["EC2"]"#, [onFargate], .no), (#"["EXTERNAL"]"#, [], .yes),
            (#"["EXTERNAL"]"#, [notKnown], .yes), (#"["MANAGED_INSTANCES"]"#, [], .yes),
            (#"["EC2", "EXTERNAL"]"#, [onInstances], .unknown), (#"["EC2", "EXTERNAL"]"#, [], .unknown),
            ("null", [onExternal], .yes),
            ("null", onProvider(managed: "[{}]", group: "[]"), .yes),
            ("null", onProvider(managed: "[]", group: "[{}]"), .no),
            ("null", onProvider(managed: "null", group: "[{}]"), .no),
            ("null", [onOtherProvider], .unknown), (#"["EC2"]"#, [onOtherProvider], .no),
            (#"["EC2", "FARGATE"]"#, [], .yes), (#"["EC2", "FARGATE"]"#, [onFargate], .yes),
            (#"["EC2", "FARGATE"]"#, [onInstances], .unknown), (#"["EC2", "FARGATE"]"#, [byDefault], .unknown),
            (#"["EC2", "FARGATE"]"#, [notKnown], .unknown), (#"["EC2", "FARGATE"]"#, [onInstances, target], .yes),
            ("null", [], .no), ("[]", [onInstances], .no), ("null", [byDefault], .unknown), ("null", [onFargate], .yes),
            ("null", [onSpot], .yes), ("null", [target], .yes), ("null", [notKnown], .unknown),
        ] as [(String, [RolePlan.Resource], Answer)]
    )
    func whatRunsItTells(compatibilities: String, others: [RolePlan.Resource], expected: Answer) throws {
        let plan = try plan(compatibilities, others)
        #expect(plan.needs.contains("a \(Self.login) *") == (expected == .yes))
        #expect(plan.openNeeds.ofAnything == (expected == .unknown))
    }

    @Test func anImageThatMayBePulledLeavesNoNeedOfASecretOpen() throws {
        let plan = try plan("null", [Self.notKnown])
        #expect(plan.openNeeds == (ofSecrets: false, ofAnything: true))
    }
}
