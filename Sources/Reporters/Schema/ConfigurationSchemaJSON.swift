package import Linting
import YAMLReader

/// The JSON Schema of configuration files, by which editors complete and check them: it knows the rules, and of each its
/// parameters with their types.
package enum ConfigurationSchemaJSON {
    /// The schema as JSON (draft 2020-12) for rules that may be set.
    package static func text(of rules: RuleSet) -> String {
        JSONWriter.text(
            of: .members([
                "$schema": .string("https://json-schema.org/draft/2020-12/schema"),
                "$id": .string("https://tfproof.dev/schema/config.v1.schema.json"),
                "title": .string("tfproof configuration, .tfproof.yaml"),
                "type": .strings(["object", "null"]),
                "additionalProperties": .bool(false),
                "properties": .members([
                    "rules": .members([
                        "type": .string("object"),
                        "description": .string("What is set for single rules, by their ids."),
                        "additionalProperties": .bool(false),
                        "properties": .object(rules.rules.flatMap(members)),
                    ]),
                    "only": ids(of: rules, "The only rules that run.", isEmptyAllowed: false),
                    "disable": ids(of: rules, "Rules that do not run.", isEmptyAllowed: true),
                    "rules-directories": .members([
                        "type": .string("array"),
                        "uniqueItems": .bool(true),
                        "items": type("string"),
                        "description": .string("Folders with rules of your own, relative to that of this file."),
                    ]),
                    "unknown": .members([
                        "enum": .strings(RuleDefinition.UnknownPolicy.allCases.map(\.rawValue)),
                        "description": .string("What to do with verdicts that the plan cannot tell."),
                    ]),
                    "minimum-failure-severity": severity("The mildest severity that makes a run exit with 1."),
                ]),
            ])
        )
    }

    private static func ids(of rules: RuleSet, _ description: String, isEmptyAllowed: Bool) -> JSONOutput {
        .members([
            "type": .string("array"),
            "minItems": isEmptyAllowed ? nil : .int(1),
            "uniqueItems": .bool(true),
            "items": .members(["enum": .strings(rules.rules.map(\.id))]),
            "description": .string(description),
        ])
    }

    /// The rule under its id, and under those that it had before.
    private static func members(_ rule: CompiledRule) -> [JSONOutput.Member] {
        let former = rule.definition.aliases.map { name in
            JSONOutput.Member(name: name, value: settings(of: rule, calledBefore: true))
        }
        return [JSONOutput.Member(name: rule.id, value: settings(of: rule, calledBefore: false))] + former
    }

    private static func settings(of rule: CompiledRule, calledBefore isFormer: Bool) -> JSONOutput {
        let title = rule.definition.title
        let parameters = rule.definition.parameters
        return .members([
            "type": .string("object"),
            "description": .string(isFormer ? "Now called \(rule.id): \(title)" : title),
            "deprecated": isFormer || rule.definition.deprecated != nil ? .bool(true) : nil,
            "additionalProperties": .bool(false),
            "properties": .members([
                "enabled": .members(["type": .string("boolean"), "description": .string("Whether the rule runs.")]),
                "severity": severity(
                    "How bad it is where the rule fails.",
                    default: rule.definition.severity
                ),
                "params": parameters.isEmpty
                    ? nil
                    : .members([
                        "type": .string("object"),
                        "additionalProperties": .bool(false),
                        "properties": .object(
                            parameters.map { JSONOutput.Member(name: $0.name, value: schema(of: $0)) }
                        ),
                    ]),
            ]),
        ])
    }

    private static func severity(_ description: String, default value: Severity? = nil) -> JSONOutput {
        .members([
            "enum": .strings(Severity.allCases.reversed().map(\.rawValue)),
            "default": value.map { .string($0.rawValue) },
            "description": .string(description),
        ])
    }

    private static func schema(of parameter: ParameterDeclaration) -> JSONOutput {
        let allowed = parameter.allowed.map { json($0, as: parameter.type) }
        var members = allowed.isEmpty ? schema(of: parameter.type) : [.init(name: "enum", value: .array(allowed))]
        if let value = parameter.defaultValue {
            members.append(.init(name: "default", value: json(value, as: parameter.type)))
        }
        if !parameter.description.isEmpty {
            members.append(.init(name: "description", value: .string(parameter.description)))
        }
        return .object(members)
    }

    private static func schema(of type: ParameterType) -> [JSONOutput.Member] {
        switch type {
        case .bool: [.init(name: "type", value: .string("boolean"))]
        case .int: [.init(name: "type", value: .string("integer"))]
        case .double: [.init(name: "type", value: .string("number"))]
        // A text may be written without quotes, even one that YAML takes for something else.
        case .string: [.init(name: "type", value: .strings(["string", "number", "boolean"]))]
        case .regex, .duration: [.init(name: "type", value: .string("string"))]
        case .list(let element):
            [
                .init(name: "type", value: .string("array")),
                .init(name: "items", value: .object(schema(of: element))),
            ]
        case .map(let element):
            [
                .init(name: "type", value: .string("object")),
                .init(name: "additionalProperties", value: .object(schema(of: element))),
            ]
        }
    }

    private static func type(_ name: String) -> JSONOutput { .members(["type": .string(name)]) }

    /// A value as its type reads it.
    private static func json(_ node: YAMLNode, as type: ParameterType) -> JSONOutput {
        switch (node.content, type) {
        case (.sequence(let elements), .list(let element)): .array(elements.map { json($0, as: element) })
        case (.mapping(let members), .map(let element)):
            .object(members.map { .init(name: $0.name, value: json($0.value, as: element)) })
        case (.scalar(let text), .bool): .bool(text == "true")
        case (.scalar(let text), .int): Int(text).map { .int($0) } ?? .string(text)
        case (.scalar(let text), _): .string(text)
        case (.sequence, _), (.mapping, _): .null
        }
    }
}
