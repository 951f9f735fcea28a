package import Symbolic

/// The models that rules see, as text for authors.
package struct ModelPage {
    private let schema: ModelSchema

    package init(_ schema: ModelSchema) {
        self.schema = schema
    }

    /// The names of all models, for suggestions.
    package var names: [String] { schema.types.keys.sorted() }

    /// The model that a name was meant to be; nil if none is near.
    package func suggestion(for name: String) -> String? {
        Suggestion.nearest(to: name, among: names)
    }

    /// A line for each model, the one that expressions start from first.
    package var overview: [String] {
        let others = names.filter { $0 != schema.root.name }
        let width = names.map(\.count).max() ?? 0
        let lines = ([schema.root.name] + others).compactMap { schema.types[$0] }.map { type in
            "  \(ModelPage.padded(type.name, width))  \(type.summary)"
        }
        return ["`plan` is a \(schema.root.name). The models:", ""] + lines
            + ["", "`tfproof schema TYPE` shows the fields of one."]
    }

    /// The fields and methods of a model; nil if there is none of that name.
    package func lines(of name: String) -> [String]? {
        guard let type = schema.types[name] else { return nil }
        var lines = ["\(type.name)", "  \(type.summary)", "", "Fields:"]
        let heads = type.fields.map { "\($0.name): \($0.type)" }
        let width = min(44, heads.map(\.count).max() ?? 0)
        for (field, head) in zip(type.fields, heads) {
            lines.append("  \(ModelPage.padded(head, width))  \(field.summary)")
            let details = ModelPage.details(of: field)
            if !details.isEmpty { lines.append("  \(ModelPage.padded("", width))  \(details)") }
        }
        if !type.methods.isEmpty {
            lines += ["", "Methods:"]
            for method in type.methods { lines += ["  \(method.signature)", "      \(method.summary)"] }
        }
        return lines
    }

    /// Where Terraform has the field, and what it can be.
    private static func details(of field: ModelField) -> String {
        var parts: [String] = []
        if let attribute = field.attribute { parts.append("Terraform: \(attribute)") }
        if !field.allowedValues.isEmpty {
            parts.append("one of: \(field.allowedValues.map { $0.isEmpty ? "''" : $0 }.joined(separator: ", "))")
        }
        return parts.joined(separator: "; ")
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}
