import YAMLReader

/// Writes a value of a rule file on one line.
enum YAMLText {
    /// The value as YAML's flow style has it: `[a, b]`, `{k: v}`.
    static func flow(_ node: YAMLNode) -> String {
        switch node.content {
        case .scalar(let text): node.style == .plain && isPlain(text) ? text : FixtureJSON.string(text).text()
        case .sequence(let elements): "[\(elements.map(flow).joined(separator: ", "))]"
        case .mapping(let members): "{\(members.map { "\($0.name): \(flow($0.value))" }.joined(separator: ", "))}"
        }
    }

    /// Whether a text means itself inside brackets too.
    private static func isPlain(_ text: String) -> Bool {
        !text.isEmpty && !text.contains { ",[]{}\n".contains($0) }
    }
}
