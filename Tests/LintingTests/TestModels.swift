import Linting
import Symbolic

/// A small world of models: a plan with things, each with parts.
final class TestObject: ModelObject {
    let modelType: ModelType
    let location: ModelLocation?
    let values: [String: ModelValue]

    init(_ type: ModelType, at location: ModelLocation? = nil, _ values: [String: ModelValue]) {
        self.modelType = type
        self.location = location
        self.values = values
    }

    static func field(_ name: String, _ type: FieldType) -> ModelField {
        .of(TestObject.self, name, type, "\(name).") { $0.values[name] ?? .absent }
    }
}

enum TestModels {
    static let part = ModelType(
        "Part",
        summary: "A part.",
        fields: [TestObject.field("name", .string), TestObject.field("value", .string)]
    )
    static let thing = ModelType(
        "Thing",
        summary: "A thing.",
        fields: [
            TestObject.field("name", .string), TestObject.field("size", .int), TestObject.field("isOn", .bool),
            TestObject.field("secret", .string), TestObject.field("parts", .list(.model("Part"))),
        ],
        methods: [
            ModelMethod("isGood", [], returns: .bool, summary: "Whether it is good.") { object, _ in
                let isGood = (object as? TestObject)?.values["isGood"] ?? .bool(false)
                return ModelMethod.Answer(
                    isGood,
                    facts: [Fact("it was looked at"), Fact("with AKIA" + "IOSFODNN7EXAMPLE")]
                )
            }
        ]
    )
    static let plan = ModelType("Plan", summary: "All.", fields: [TestObject.field("things", .list(.model("Thing")))])
    static let schema = ModelSchema(root: plan, types: [thing, part])

    static func unknown(_ name: String, _ attribute: String) -> Unknown {
        Unknown(attribute: AttributeIdentity(address: address(name), path: AttributePath(attribute: attribute)))
    }

    static func address(_ name: String) -> ResourceAddress { ResourceAddress(type: "aws_thing", name: name) }

    static func thing(
        _ name: String,
        parts: [(String, ModelValue)] = [],
        _ values: [String: ModelValue] = [:]
    ) -> TestObject {
        let parts = parts.enumerated().map { position, entry in
            let path = AttributePath(attribute: "parts").index(position)
            let location = ModelLocation(address: address(name), path: path, modelPath: "parts[\"\(entry.0)\"]")
            return ModelValue.object(TestObject(part, at: location, ["name": .string(entry.0), "value": entry.1]))
        }
        let own: [String: ModelValue] = ["name": .string(name), "parts": .list(parts)]
        return TestObject(thing, at: ModelLocation(address: address(name)), own.merging(values) { $1 })
    }

    static func subject(_ things: [TestObject], name: String = "plan.json") -> LintSubject {
        subject(.list(things.map { .object($0) }), name: name)
    }

    static func subject(
        _ things: ModelValue,
        name: String = "plan.json",
        isConcurrent: Bool = false
    ) -> LintSubject {
        LintSubject(name: name, model: TestObject(plan, ["things": things]), isConcurrent: isConcurrent) { _ in
            Place(
                location: Finding.Location(file: name, line: 7, column: 3, endLine: 7, endColumn: 4),
                isInPlan: true
            )
        }
    }

    /// A rule over things with these lines besides the necessary ones.
    static func rule(_ lines: String, id: String = "a-rule", severity: String = "error") -> RuleFile {
        let head = "rules: v1\nid: \(id)\ntitle: Things are as they should be\nseverity: \(severity)\n"
        return RuleFile(file: "\(id).yaml", text: head + lines)
    }

    static func set(_ files: RuleFile..., settings: RuleSettings = RuleSettings()) -> RuleSet {
        RuleSet(files, schema: schema, settings: settings)
    }
}
