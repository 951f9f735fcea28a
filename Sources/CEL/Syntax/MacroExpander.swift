/// Tells macros from calls (langdef, "Macros").
enum MacroExpander {
    /// `has(…)`, or a call.
    static func function(
        _ name: String,
        _ arguments: [Expression],
        _ range: Range<Int>,
        _ focus: Range<Int>,
        _ diagnostics: inout [CELDiagnostic]
    ) -> Expression {
        guard name == "has", arguments.count == 1 else {
            return Expression(.call(name, target: nil, arguments: arguments), range, focus: focus)
        }
        guard case .select(let operand, let field, false) = arguments[0].kind else {
            diagnostics.append(
                CELDiagnostic(
                    message: "`has` takes a field selection",
                    range: arguments[0].range,
                    hint: "write `has(x.field)`",
                    code: "R0106"
                )
            )
            return Expression(.invalid, range)
        }
        return Expression(.presence(operand, field: field), range, focus: arguments[0].focus)
    }

    /// A comprehension over the target, or a call.
    static func method(
        _ name: String,
        _ target: Expression,
        _ arguments: [Expression],
        _ range: Range<Int>,
        _ focus: Range<Int>,
        _ diagnostics: inout [CELDiagnostic]
    ) -> Expression {
        if case .identifier("cel") = target.kind,
            let expression = CELNamespace.expand(name, arguments, range, focus, &diagnostics)
        {
            return expression
        }
        guard let (macro, variables) = macro(name, arguments.count) else {
            return Expression(.call(name, target: target, arguments: arguments), range, focus: focus)
        }
        var names: [String] = []
        for argument in arguments.prefix(variables) {
            guard let variable = variableName(argument) else { return notAName(argument, range, &diagnostics) }
            names.append(variable)
        }
        if names.count == 2 && names[0] == names[1] {
            diagnostics.append(
                CELDiagnostic(
                    message: "`\(names[0])` is named twice",
                    range: arguments[1].range,
                    hint: nil,
                    code: "R0106"
                )
            )
            return Expression(.invalid, range)
        }
        let rest = Array(arguments.dropFirst(variables))
        return Expression(.comprehension(macro, over: target, variables: names, arguments: rest), range, focus: focus)
    }

    private static func macro(_ name: String, _ count: Int) -> (Expression.Macro, variables: Int)? {
        switch (name, count) {
        case ("all", 2): (.all, 1)
        case ("all", 3): (.all, 2)
        case ("exists", 2): (.exists, 1)
        case ("exists", 3): (.exists, 2)
        case ("exists_one", 2), ("existsOne", 2): (.existsOne, 1)
        case ("existsOne", 3), ("exists_one", 3): (.existsOne, 2)
        case ("map", 2), ("map", 3): (.map, 1)
        case ("filter", 2): (.filter, 1)
        case ("transformList", 3), ("transformList", 4): (.transformList, 2)
        case ("transformMap", 3), ("transformMap", 4): (.transformMap, 2)
        case ("transformMapEntry", 3), ("transformMapEntry", 4): (.transformMapEntry, 2)
        case ("optMap", 2): (.optMap, 1)
        case ("optFlatMap", 2): (.optFlatMap, 1)
        case ("sortBy", 2): (.sortBy, 1)
        default: nil
        }
    }

    /// The name of a macro's variable; nil for what is no simple name.
    static func variableName(_ argument: Expression) -> String? {
        guard case .identifier(let name) = argument.kind, !name.hasPrefix(".") else { return nil }
        return name
    }

    static func notAName(
        _ argument: Expression,
        _ range: Range<Int>,
        _ diagnostics: inout [CELDiagnostic]
    ) -> Expression {
        diagnostics.append(
            CELDiagnostic(message: "expected a variable name", range: argument.range, hint: nil, code: "R0106")
        )
        return Expression(.invalid, range)
    }
}
