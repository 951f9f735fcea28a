extension ConsumerType {
    /// Step Functions: the tasks of a state machine are done with its role.
    static let stateMachines: [ConsumerType] = [
        ConsumerType(
            "aws_sfn_state_machine",
            ConsumerRole(
                "role_arn",
                assumedBy: [["states.amazonaws.com", "states.{region}.amazonaws.com"]],
                "step-functions/latest/dg/procedure-create-iam-role.html",
                isAssumedByName: true,
                needs: [resourceNeed] + ["Parameters", "Arguments"].flatMap(parameterNeeds)
            )
        )
    ]

    /// The need of a task whose `Resource` is what it calls.
    private static let resourceNeed = ConsumerNeed(
        "definition:json:states.Resource",
        .function,
        ["lambda:InvokeFunction"],
        when: [isOwn, .service("lambda")],
        .expected,
        lambdaPage
    )

    /// Needs of a task whose `Resource` is an integration with a service, and whose parameters name what it calls.
    private static func parameterNeeds(_ parameters: String) -> [ConsumerNeed] {
        func place(_ name: String) -> AttributePattern {
            AttributePattern("definition:json:states.\(parameters).\(name)")
        }
        let runTask = ConsumerNeed.Condition.member(
            "Resource",
            integrations("ecs:runTask", [".sync", ".waitForTaskToken"]) + sdkIntegrations("ecs:runTask")
        )
        let http = ConsumerNeed.Condition.member("Resource", integrations("http:invoke", []))
        let connection = place("Authentication.ConnectionArn")
        return [
            ConsumerNeed(
                place("FunctionName"),
                .function,
                ["lambda:InvokeFunction"],
                when: [
                    isOwn, .member("Resource", integrations("lambda:invoke") + sdkIntegrations("lambda:invoke")),
                    .serviceOrName("lambda"),
                ],
                .expected,
                lambdaPage
            ),
            ConsumerNeed(
                place("TopicArn"),
                .resource("topic"),
                ["sns:Publish"],
                when: [
                    isOwn, .member("Resource", integrations("sns:publish") + sdkIntegrations("sns:publish")),
                    .service("sns"),
                ],
                .expected,
                "step-functions/latest/dg/sns-iam.html"
            ),
            ConsumerNeed(
                place("TaskDefinition"),
                .taskDefinition,
                ["ecs:RunTask"],
                when: [isOwn, runTask, .serviceOrName("ecs")],
                .required,
                tasksPage
            ),
            ConsumerNeed(
                connection,
                .resource("connection"),
                ["events:RetrieveConnectionCredentials"],
                when: [http, .service("events")],
                .required,
                httpPage
            ),
            ConsumerNeed(
                connection,
                .some(kind: "stateMachine", service: "states", prefix: "stateMachine:"),
                ["states:InvokeHTTPEndpoint"],
                when: [http],
                .required,
                httpPage
            ),
            // The connection keeps what it signs in with in a secret of its own, whose name begins so.
            ConsumerNeed(
                connection,
                .some(kind: "secret", service: "secretsmanager", prefix: "secret:events!connection/"),
                [ConsumerNeed.readSecret, "secretsmanager:DescribeSecret"],
                when: [http],
                .required,
                httpPage
            ),
        ]
            + ConsumerNeed.passingTaskRoles(
                place("TaskDefinition"),
                when: [isOwn, runTask, .serviceOrName("ecs")],
                unlessIn: "Overrides",
                .required,
                tasksPage
            )
    }

    /// What is done with the role of the state machine, and not with one that the state names.
    ///
    /// Source: step-functions/latest/dg/concepts-access-cross-acct-resources.
    private static let isOwn = ConsumerNeed.Condition.lacks(["Credentials"])

    /// The ARNs of an integration, and of those of its patterns that do the same, in all partitions.
    private static func integrations(_ action: String, _ patterns: [String] = [".waitForTaskToken"]) -> [String] {
        ProviderContext.partitions.flatMap { partition in
            ([""] + patterns).map { "arn:\(partition):states:::\(action)\($0)" }
        }
    }

    /// The same of the API itself, called with the same parameters, for which the role needs what it always takes.
    ///
    /// Source: step-functions/latest/dg/supported-services-awssdk.
    private static func sdkIntegrations(_ action: String) -> [String] { integrations("aws-sdk:\(action)") }

    private static let lambdaPage = "step-functions/latest/dg/lambda-iam.html"
    private static let tasksPage = "step-functions/latest/dg/ecs-iam.html"
    private static let httpPage = "step-functions/latest/dg/call-https-apis.html"
}
