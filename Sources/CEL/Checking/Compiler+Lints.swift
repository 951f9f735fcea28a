import Symbolic

/// What can be evaluated, but is probably not meant.
extension Compiler {
    /// Warns of a comparison with a value that a field never has, and of one between things that are never equal.
    mutating func lintEquality(_ operands: [Expression], _ found: [CELType], _ node: Expression) {
        guard operands.count == 2, found.count == 2 else { return }
        if lintValue(operands[1], of: operands[0]) || lintValue(operands[0], of: operands[1]) { return }
        let kinds = found.map { types.head($0).kindOfValue }
        guard let left = kinds[0], let right = kinds[1], left != right else { return }
        let names = found.map { types.resolved($0).description }
        report(
            CELDiagnostic(
                message: "\(names[0]) and \(names[1]) are never equal",
                range: node.focus,
                hint: nil,
                code: "R0206",
                isWarning: true,
                labels: zip(operands, names).map { CELDiagnostic.Label(range: $0.range, text: $1) }
            )
        )
    }

    /// Warns of values in a list that a field never has: `x.protocol in ['Http']`.
    mutating func lintMembership(_ operands: [Expression]) {
        guard operands.count == 2, case .list(let elements) = operands[1].kind else { return }
        for element in elements { _ = lintValue(element.value, of: operands[0]) }
    }

    private mutating func lintValue(_ literal: Expression, of node: Expression) -> Bool {
        guard case .literal(.string(let value)) = literal.kind, let field = knownFields[node.range],
            !field.allowedValues.isEmpty, !field.allowedValues.contains(value)
        else { return false }
        var diagnostic = CELDiagnostic(
            message: "`\(written(node))` is never '\(value)'",
            range: literal.range,
            hint: nil,
            code: "R0205",
            isWarning: true,
            notes: ["one of: \(field.allowedValues.map { $0.isEmpty ? "''" : $0 }.joined(separator: ", "))"]
        )
        let same = field.allowedValues.first { $0.lowercased() == value.lowercased() }
        if let nearest = same ?? Suggestions.nearest(value, field.allowedValues) {
            diagnostic.hint = "did you mean '\(nearest)'?"
            diagnostic.edit = CELDiagnostic.Edit(range: literal.range, text: "'\(nearest)'")
        }
        report(diagnostic)
        return true
    }
}

extension CELType {
    /// What values of the type are equal to at most; nil where it may be anything.
    fileprivate var kindOfValue: String? {
        switch self {
        case .bool: "bool"
        case .int, .uint, .double: "number"
        case .string: "string"
        case .bytes: "bytes"
        case .list: "list"
        case .map: "map"
        default: nil
        }
    }
}
