package import Symbolic

/// The models that rules see as JSON, from which editors complete expressions.
package enum ModelSchemaJSON {
    /// The document: all models, or the one of a name.
    package static func text(of schema: ModelSchema, only name: String? = nil) -> String {
        let names = schema.types.keys.sorted().filter { name == nil || $0 == name }
        return JSONWriter.text(
            of: .members([
                "version": .int(1),
                "root": .string(schema.root.name),
                "models": .array(names.compactMap { schema.types[$0] }.map(json)),
            ])
        )
    }

    private static func json(_ type: ModelType) -> JSONOutput {
        .members([
            "name": .string(type.name),
            "summary": .string(type.summary),
            "fields": .array(type.fields.map(json)),
            "methods": .array(type.methods.map(json)),
        ])
    }

    private static func json(_ field: ModelField) -> JSONOutput {
        .members([
            "name": .string(field.name),
            "type": .string("\(field.type)"),
            "summary": .string(field.summary),
            "attribute": field.attribute.map { .string($0) },
            "values": field.allowedValues.isEmpty ? nil : .strings(field.allowedValues),
        ])
    }

    private static func json(_ method: ModelMethod) -> JSONOutput {
        .members([
            "name": .string(method.name),
            "parameters": .array(
                method.parameters.map { parameter in
                    .members(["name": .string(parameter.name), "type": .string("\(parameter.type)")])
                }
            ),
            "returns": .string("\(method.result)"),
            "summary": .string(method.summary),
        ])
    }
}
