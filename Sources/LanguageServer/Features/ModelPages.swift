import Linting
import Symbolic

/// Pages of the models, for "go to definition" of a field.
struct ModelPages {
    private let schema: ModelSchema

    init(_ schema: ModelSchema) {
        self.schema = schema
    }

    /// The Markdown page of a model, and the line, from 0, that one of its fields or methods stands on.
    ///
    /// The line is that of the title where no such name is there; nil where there is no such model.
    func page(of model: String, at name: String = "") -> (text: String, line: Int)? {
        guard let type = schema.types[model] else { return nil }
        var lines = ["# \(type.name)", "", type.summary, "", "## Fields", ""]
        var found = 0
        for field in type.fields {
            if field.name == name { found = lines.count }
            lines.append("- `\(field.name): \(field.type)` " + ModelPages.text(of: field).joined(separator: " "))
        }
        if !type.methods.isEmpty { lines += ["", "## Methods", ""] }
        for method in type.methods {
            if method.name == name { found = lines.count }
            lines.append("- `\(method.signature)` \(method.summary)")
        }
        return (lines.joined(separator: "\n") + "\n", found)
    }

    /// What a field is, where Terraform has it, and what it can be.
    static func text(of field: ModelField) -> [String] {
        var lines = field.summary.isEmpty ? [] : [field.summary]
        if let attribute = field.attribute { lines.append("Terraform: `\(attribute)`.") }
        if !field.allowedValues.isEmpty {
            lines.append("One of: \(field.allowedValues.map { "`'\($0)'`" }.joined(separator: ", ")).")
        }
        return lines
    }
}
