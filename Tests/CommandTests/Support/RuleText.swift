/// Rule files as tests write them.
enum RuleText {
    /// A rule over all resources, with the lines that make it.
    static func rule(_ id: String, _ lines: String) -> String {
        "rules: v1\nid: \(id)\ntitle: A rule\nseverity: warning\n\(lines)\n"
    }

    /// A rule that fails for every resource.
    static func failing(_ id: String, message: String = "no") -> String {
        rule(id, "for: [{resource: plan.resources}]\nassert: 'false'\nmessage: |\n  \(message)")
    }
}
