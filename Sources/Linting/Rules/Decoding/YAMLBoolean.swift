import YAMLReader

/// The words that YAML 1.1 has for true and false besides `true` and `false`.
///
/// Readers do not agree on them: to YAML 1.2 they are texts. So they are refused where a bool is wanted, and texts where
/// a text is wanted.
enum YAMLBoolean {
    /// The word to write instead; nil for what is no such word.
    static func meaning(of node: YAMLNode) -> String? {
        guard node.style == .plain, let text = node.scalar else { return nil }
        switch text.lowercased() {
        case "yes", "y", "on": return "true"
        case "no", "n", "off": return "false"
        case "true" where text != "true": return "true"
        case "false" where text != "false": return "false"
        default: return nil
        }
    }
}
