import CEL
import Linting
import YAMLReader

/// What could be written at a place of a rule file (LSP 3.17, "Completion Request").
struct Completion {
    private let document: RuleDocument
    private let workspace: Workspace

    init(_ document: RuleDocument, in workspace: Workspace) {
        self.document = document
        self.workspace = workspace
    }

    /// The items for a place; none in a document that is no rule.
    func items(at position: TextDocument.Position) -> [JSONValue] {
        guard document.isRule || document.isEmpty || document.isCompanion, let root = KeySchema.rule else { return [] }
        let cursor = document.cursor(at: position)
        let path = (document.isCompanion && cursor.path.first != .key("tests") ? [.key("tests")] : []) + cursor.path
        let offset = document.text.offset(of: position)
        guard let schema = root.value(at: path) else { return namesInBrackets(cursor, root, position) }
        switch cursor.spot {
        case .nowhere: return []
        case .key(let written): return keys(of: schema, cursor, replacing: offset - written.utf8.count..<offset)
        case .value(let written):
            if path.first != .key("tests") {
                if let expression = expression(in: written, at: path, schema) {
                    return names(in: expression, path, position)
                }
            }
            let start = offset - written.utf8.reversed().prefix { $0 != UInt8(ascii: "\n") }.count
            return choices(of: schema, path, replacing: max(0, start)..<offset)
        }
    }

    /// The names of an expression that begins with a bracket, which YAML takes for one of its own.
    private func namesInBrackets(
        _ cursor: YAMLCursor,
        _ root: KeySchema,
        _ position: TextDocument.Position
    ) -> [JSONValue] {
        let path = cursor.writtenPath
        guard let written = cursor.written, path.first != .key("tests"), let schema = root.value(at: path),
            schema.isExpression
        else { return [] }
        return names(in: written, path, position)
    }

    private func keys(of schema: KeySchema, _ cursor: YAMLCursor, replacing range: Range<Int>) -> [JSONValue] {
        let present = Set(cursor.flow?.keys ?? siblings(cursor, at: range.lowerBound))
        return schema.keys.filter { !present.contains($0.name) }.enumerated().map { index, key in
            let indentation = String(repeating: " ", count: cursor.indentation + 2)
            let ending =
                if cursor.flow != nil { " " } else if key.value.isExpression {
                    " |\n" + indentation
                } else if key.value.isList && key.value.choices.isEmpty {
                    "\n" + indentation + "- "
                } else if key.value.isMapping { "\n" + indentation } else { " " }
            return CompletionItem(
                label: key.name,
                kind: .property,
                detail: key.isRequired ? "required" : "",
                documentation: key.summary,
                newText: key.name + ":" + (restOfLine(range.upperBound).hasPrefix(":") ? "" : ending),
                order: index
            ).value(replacing: document.text.range(range))
        }
    }

    /// The keys of the mapping that the cursor stands in, its own line left out.
    private func siblings(_ cursor: YAMLCursor, at offset: Int) -> [String] {
        let line = document.text.position(at: offset).line
        var names: [String] = []
        for numbers in [Array((0..<line).reversed()), Array((line + 1)..<max(line + 1, document.text.lineCount))] {
            for number in numbers {
                let text = String(decoding: document.text.line(number), as: UTF8.self)
                let content = text.drop { $0 == " " || $0 == "-" }
                guard !content.isEmpty, content.first != "#" else { continue }
                let indentation = text.count - content.count
                if indentation < cursor.indentation { break }
                if indentation == cursor.indentation, let colon = content.firstIndex(of: ":") {
                    names.append(String(content[..<colon]))
                }
                // A dash begins another mapping of the list.
                let dash = text.drop { $0 == " " }.first == "-"
                if dash, indentation == cursor.indentation { break }
            }
        }
        return names
    }

    private func restOfLine(_ offset: Int) -> Substring {
        let bytes = document.text.bytes[min(offset, document.text.bytes.count)...].prefix { $0 != UInt8(ascii: "\n") }
        return String(decoding: bytes, as: UTF8.self)[...]
    }

    /// The expression that is being written; nil where the value is none.
    private func expression(in written: String, at path: [KeySchema.Step], _ schema: KeySchema) -> String? {
        if schema.isExpression || path == [.key("at")] { return written }
        guard let unclosed = TemplateText(written).unclosed else { return nil }
        return String(decoding: written.utf8.dropFirst(unclosed + 2), as: UTF8.self)
    }

    private func names(
        in expression: String,
        _ path: [KeySchema.Step],
        _ position: TextDocument.Position
    ) -> [JSONValue] {
        let offset = document.text.offset(of: position)
        guard let definition = document.definition(around: position) else { return [] }
        let section: RuleScope.Section =
            switch path.first {
            case .key("for"): .loops
            case .key("let"): .bindings
            default: .body
            }
        let own: String? = if section != .body, case .key(let name)? = path.last { name } else { nil }
        let environment = RuleScope(definition, schema: workspace.schema)
            .environment(in: section, at: document.text.yamlPosition(position), of: own)
        let found = environment.candidates(in: expression, at: expression.utf8.count)
        let start = max(0, offset - (expression.utf8.count - found.start))
        let range = document.text.range(start..<max(start, offset))
        let isPlace = path == [.key("at")]
        return found.candidates.filter { !isPlace || $0.kind == .variable || $0.kind == .field }.enumerated()
            .map { CompletionItem($1, order: $0).value(replacing: range) }
    }

    private func choices(
        of schema: KeySchema,
        _ path: [KeySchema.Step],
        replacing range: Range<Int>
    ) -> [JSONValue] {
        schema.choices.enumerated().map { index, choice in
            CompletionItem(label: choice, kind: .enumMember, newText: choice, order: index)
                .value(replacing: document.text.range(range))
        }
    }
}
