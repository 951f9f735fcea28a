import Symbolic

/// Models like those that authors of rules work with; nothing of them is ever read.
enum AuthorModels {
    static let schema = ModelSchema(
        root: plan,
        types: [task, container, environment, secret, source, role, listener, action]
    )

    private static func type(_ name: String, _ fields: [ModelField], methods: [ModelMethod] = []) -> ModelType {
        ModelType(name, summary: "\(name).", fields: fields, methods: methods)
    }

    private static func field(_ name: String, _ type: FieldType, values: [String] = []) -> ModelField {
        ModelField(name, type, summary: "\(name).", allowedValues: values) { _ in .absent }
    }

    private static let plan = type(
        "Plan",
        [field("tasks", .list(.model("Task"))), field("listeners", .list(.model("Listener")))]
    )
    private static let task = type(
        "Task",
        [
            field("family", .string), field("containers", .list(.model("Container"))),
            field("executionRole", .model("Role")),
        ]
    )
    private static let container = type(
        "Container",
        [
            field("environment", .list(.model("Environment"))), field("image", .string), field("name", .string),
            field("secrets", .list(.model("Secret"))),
        ]
    )
    private static let environment = type("Environment", [field("name", .string), field("value", .string)])
    private static let secret = type(
        "Secret",
        [field("name", .string), field("arn", .string), field("refs", .list(.model("Source")))]
    )
    private static let source = type("Source", [field("address", .string), field("type", .string)])
    private static let role = type(
        "Role",
        [field("name", .string)],
        methods: [
            ModelMethod(
                "allows",
                [ModelMethod.Parameter("action", .string), ModelMethod.Parameter("resource", .string)],
                returns: .bool,
                summary: "Whether it may."
            ) { _, _ in ModelMethod.Answer(.absent) }
        ]
    )
    private static let listener = type(
        "Listener",
        [
            field("address", .string), field("port", .int),
            field("protocol", .string, values: ["HTTP", "HTTPS", "TCP", "TLS", "UDP", "TCP_UDP", "GENEVE"]),
            field("defaultActions", .list(.model("Action"))),
        ]
    )
    private static let action = type(
        "Action",
        [field("type", .string), field("weight", .double), field("statusCode", .string)]
    )
}
