package import YAMLReader

/// A parameter that a rule declares: a project may set it, and so may a test.
package struct ParameterDeclaration: Sendable {
    package var name: String
    package var position: YAMLNode.Position
    package var type: ParameterType
    package var description: String
    /// The value where nothing sets it; a parameter without one must be set.
    package var defaultValue: YAMLNode?
    /// The values that it may have; empty where any is allowed.
    package var allowed: [YAMLNode]
}

extension RuleFileReader {
    /// The declarations under `params`.
    mutating func parameters(_ node: YAMLNode) -> [ParameterDeclaration] {
        guard let members = node.mapping else {
            add(source.diagnostic(.wrongKind, "`params` must be a mapping, this is \(node.kindName)", at: node))
            return []
        }
        return members.compactMap { member in
            if !RuleNames.isName(member.name) {
                let message = "`\(member.name)` cannot be a parameter's name; use letters and digits, first a small one"
                add(source.diagnostic(.wrongValue, message, from: member.position))
            }
            guard member.value.mapping != nil else {
                add(source.diagnostic(.wrongKind, "a parameter is a mapping with `type`", at: member.value))
                return nil
            }
            return parameter(member)
        }
    }

    private mutating func parameter(_ member: YAMLNode.Member) -> ParameterDeclaration? {
        let node = member.value
        checkKeys(of: node, named: RuleKeys.parameter, required: ["type"])
        guard let typeNode = node["type"], let typeName = text(typeNode, what: "`type`") else { return nil }
        guard let type = ParameterType(typeName) else {
            let known = ["bool", "int", "double", "string", "regex", "duration", "list(…)", "map(string, …)"]
            add(
                source.diagnostic(
                    .parameterType,
                    "no parameter type `\(typeName)`",
                    at: typeNode,
                    hint: Suggestion.hint(for: typeName, among: known + ParameterType.common),
                    notes: ["types: \(known.joined(separator: ", "))"],
                    replacement: Suggestion.nearest(to: typeName, among: ParameterType.common)
                )
            )
            return nil
        }
        return ParameterDeclaration(
            name: member.name,
            position: member.position,
            type: type,
            description: node["description"].flatMap { text($0, what: "`description`") } ?? "",
            defaultValue: node["default"],
            allowed: node["enum"]?.sequence ?? []
        )
    }
}
