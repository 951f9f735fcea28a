import YAMLReader

/// Reads the nodes of a YAML file as what they are to be, and collects everything that is wrong with them.
protocol NodeReader {
    /// The file.
    var source: SourceText { get }
    /// What is wrong so far.
    var diagnostics: [Diagnostic] { get set }
}

extension NodeReader {
    mutating func add(_ diagnostic: Diagnostic) {
        diagnostics.append(diagnostic)
    }

    /// Reports unknown keys, with the nearest known one, and missing keys.
    mutating func checkKeys(of node: YAMLNode, named known: [String], required: [String] = []) {
        guard let members = node.mapping else { return }
        for member in members where !known.contains(member.name) {
            let nearest = Suggestion.nearest(to: member.name, among: known)
            let hint = nearest.map { "did you mean `\($0)`?" } ?? ""
            let end = YAMLNode.Position(
                line: member.position.line,
                column: member.position.column + member.name.unicodeScalars.count
            )
            add(
                source.diagnostic(
                    .unknownKey,
                    "unknown key `\(member.name)`",
                    from: member.position,
                    to: end,
                    hint: hint,
                    notes: hint.isEmpty ? ["keys: \(known.joined(separator: ", "))"] : [],
                    replacement: nearest
                )
            )
        }
        // A key that is misspelt is not missing as well.
        let meant = members.filter { !known.contains($0.name) }
            .compactMap { Suggestion.nearest(to: $0.name, among: known) }
        for name in required where node[name] == nil && !meant.contains(name) {
            add(source.diagnostic(.missingKey, "`\(name)` is missing", from: node.position))
        }
    }

    /// The text of a scalar; anything else is reported.
    mutating func text(_ node: YAMLNode, what: String) -> String? {
        guard let text = node.scalar, !node.isNull else {
            add(source.diagnostic(.wrongKind, "\(what) must be a text, this is \(node.kindName)", at: node))
            return nil
        }
        return text
    }

    /// The texts of a list of scalars.
    mutating func texts(_ node: YAMLNode, what: String) -> [String] {
        guard let elements = node.sequence else {
            add(source.diagnostic(.wrongKind, "\(what) must be a list of texts, this is \(node.kindName)", at: node))
            return []
        }
        return elements.compactMap { text($0, what: "an entry of \(what)") }
    }

    /// A text that must be one of a few.
    mutating func choice(_ node: YAMLNode, of allowed: [String], what: String) -> String? {
        guard let text = text(node, what: what) else { return nil }
        guard allowed.contains(text) else {
            let names = allowed.map { "`\($0)`" }.joined(separator: ", ")
            let one = allowed.count == 1 ? names : "one of \(names)"
            add(
                source.diagnostic(
                    .wrongValue,
                    "\(what) must be \(one)",
                    at: node,
                    hint: Suggestion.hint(for: text, among: allowed),
                    replacement: Suggestion.nearest(to: text, among: allowed)
                )
            )
            return nil
        }
        return text
    }

    /// `true` or `false`.
    mutating func flag(_ node: YAMLNode, what: String) -> Bool? {
        if let word = YAMLBoolean.meaning(of: node) {
            let message = "\(what) must be `true` or `false`"
            add(source.diagnostic(.wrongValue, message, at: node, hint: "write `\(word)`", replacement: word))
            return nil
        }
        return choice(node, of: ["true", "false"], what: what).map { $0 == "true" }
    }
}
