import CEL
package import Symbolic
package import YAMLReader

/// Reads a node as a value of a parameter's type: a scalar is what the type says, not what YAML takes it for.
package struct ParameterReader {
    private let source: SourceText
    package private(set) var diagnostics: [Diagnostic] = []

    package init(_ source: SourceText) {
        self.source = source
    }

    /// The value of a parameter; nil, with a diagnostic, where the node does not fit.
    package mutating func value(_ node: YAMLNode, of declaration: ParameterDeclaration) -> ModelValue? {
        if node.isNull { return nothing(node, declaration.type, declaration.name) }
        if !declaration.allowed.isEmpty, !declaration.allowed.contains(where: { $0.content.isSame(as: node.content) }) {
            let names = declaration.allowed.compactMap(\.scalar)
            diagnostics.append(
                source.diagnostic(
                    .parameterValue,
                    "`\(declaration.name)` must be one of \(names.joined(separator: ", "))",
                    at: node,
                    hint: node.scalar.map { Suggestion.hint(for: $0, among: names) } ?? ""
                )
            )
            return nil
        }
        return value(node, as: declaration.type, name: declaration.name)
    }

    private mutating func value(_ node: YAMLNode, as type: ParameterType, name: String) -> ModelValue? {
        if node.isNull { return nothing(node, type, name) }
        switch (type, node.content) {
        case (.list(let element), .sequence(let nodes)):
            let values = nodes.map { value($0, as: element, name: name) }
            return values.contains { $0 == nil } ? nil : .list(values.compactMap { $0 })
        case (.map(let element), .mapping(let members)):
            var result: [String: ModelValue] = [:]
            for member in members {
                guard let value = value(member.value, as: element, name: name) else { return nil }
                result[member.name] = value
            }
            return .map(result)
        case (.list, .scalar), (.map, .scalar), (.list, .mapping), (.map, .sequence), (_, .sequence), (_, .mapping):
            return misfit(node, type, name)
        case (_, .scalar(let text)):
            return scalar(text, node, as: type, name: name)
        }
    }

    private mutating func scalar(_ text: String, _ node: YAMLNode, as type: ParameterType, name: String) -> ModelValue?
    {
        switch type {
        case .string: return .string(text)
        case .bool:
            if text == "true" { return .bool(true) }
            if text == "false" { return .bool(false) }
        case .int:
            if let number = Int64(text) { return .int(number) }
        case .double:
            if let number = Double(text), number.isFinite { return .double(number) }
        case .duration:
            if ParameterReader.isDuration(text) { return .string(text) }
        case .regex:
            guard let problem = RegexCheck.problem(in: text) else { return .string(text) }
            diagnostics.append(
                source.diagnostic(.parameterValue, "`\(name)` is no regular expression: \(problem)", at: node)
            )
            return nil
        case .list, .map: break
        }
        return misfit(node, type, name)
    }

    /// Says that nothing is written: it is no text, above all no empty regular expression, which matches everything.
    private mutating func nothing(_ node: YAMLNode, _ type: ParameterType, _ name: String) -> ModelValue? {
        let isText = type == .string || type == .regex
        let written = node.scalar ?? ""
        let text = written.isEmpty ? "the empty text" : "that text"
        diagnostics.append(
            source.diagnostic(
                .parameterValue,
                "`\(name)` must be \(type), this is \(node.kindName)",
                at: node,
                hint: isText ? "write a value, or `'\(written)'` for \(text)" : "write a value"
            )
        )
        return nil
    }

    private mutating func misfit(_ node: YAMLNode, _ type: ParameterType, _ name: String) -> ModelValue? {
        let word = type == .bool ? YAMLBoolean.meaning(of: node) : nil
        diagnostics.append(
            source.diagnostic(
                .parameterValue,
                "`\(name)` must be \(type), this is \(node.kindName)",
                at: node,
                hint: word.map { "write `\($0)`" } ?? "",
                replacement: word
            )
        )
        return nil
    }

    /// Whether a text is a duration as CEL reads it: `90s`, `1h30m`, `1.5h`.
    private static func isDuration(_ text: String) -> Bool {
        var rest = text[...]
        if rest.first == "-" { rest = rest.dropFirst() }
        guard !rest.isEmpty else { return false }
        while !rest.isEmpty {
            let digits = rest.prefix { ("0"..."9").contains($0) || $0 == "." }
            guard Double(digits) != nil else { return false }
            rest = rest.dropFirst(digits.count)
            guard let unit = ["ms", "us", "ns", "h", "m", "s"].first(where: { rest.hasPrefix($0) }) else {
                return false
            }
            rest = rest.dropFirst(unit.count)
        }
        return true
    }
}

extension YAMLNode.Content {
    /// Whether two nodes say the same, wherever they stand.
    fileprivate func isSame(as other: YAMLNode.Content) -> Bool {
        switch (self, other) {
        case (.scalar(let left), .scalar(let right)): left == right
        case (.sequence(let left), .sequence(let right)):
            left.count == right.count && zip(left, right).allSatisfy { $0.content.isSame(as: $1.content) }
        case (.mapping(let left), .mapping(let right)):
            left.count == right.count
                && zip(left, right).allSatisfy { $0.name == $1.name && $0.value.content.isSame(as: $1.value.content) }
        default: false
        }
    }
}
