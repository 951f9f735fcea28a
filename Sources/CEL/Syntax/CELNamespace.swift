/// `cel.bind`, and what optimizers write: `cel.block`, `cel.index`, `cel.iterVar`, `cel.accuVar`.
enum CELNamespace {
    /// What a call of `cel.name` stands for; nil where it is none of these.
    static func expand(
        _ name: String,
        _ arguments: [Expression],
        _ range: Range<Int>,
        _ focus: Range<Int>,
        _ diagnostics: inout [CELDiagnostic]
    ) -> Expression? {
        switch (name, arguments.count) {
        case ("bind", 3):
            guard let variable = MacroExpander.variableName(arguments[0]) else {
                return MacroExpander.notAName(arguments[0], range, &diagnostics)
            }
            return Expression(.bind(variable, arguments[1], arguments[2]), range, focus: focus)
        case ("index", 1): return numbered("index", arguments, range)
        case ("iterVar", 2): return numbered("iterVar", arguments, range)
        case ("accuVar", 2): return numbered("accuVar", arguments, range)
        case ("block", 2): return block(arguments[0], arguments[1], range, focus, &diagnostics)
        default: return nil
        }
    }

    /// A variable that has numbers for a name: no name of a source looks like it.
    private static func numbered(_ name: String, _ arguments: [Expression], _ range: Range<Int>) -> Expression? {
        var parts = ["@\(name)"]
        for argument in arguments {
            guard case .literal(.int(let number)) = argument.kind, number >= 0 else { return nil }
            parts.append("\(number)")
        }
        return Expression(.identifier(parts.joined(separator: ":")), range)
    }

    /// Each element of the list has a name that the elements behind it and the result may use.
    private static func block(
        _ list: Expression,
        _ result: Expression,
        _ range: Range<Int>,
        _ focus: Range<Int>,
        _ diagnostics: inout [CELDiagnostic]
    ) -> Expression? {
        guard case .list(let elements) = list.kind, elements.allSatisfy({ !$0.isOptional }) else { return nil }
        guard elements.count <= Parser.depthLimit else {
            let message = "a block has at most \(Parser.depthLimit) elements"
            diagnostics.append(CELDiagnostic(message: message, range: list.range, hint: nil, code: "R0106"))
            return Expression(.invalid, range)
        }
        return elements.indices.reversed().reduce(result) { body, index in
            Expression(.bind("@index:\(index)", elements[index].value, body), range, focus: focus)
        }
    }
}
