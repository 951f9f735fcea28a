import Symbolic

/// How operators are put into words.
enum OperatorWords {
    static func has(_ symbol: String) -> Bool { sentence(symbol, "", "") != nil }

    /// What cannot be done with values of two types; of one for a sign.
    static func sentence(_ symbol: String, _ left: String, _ right: String) -> String? {
        switch symbol {
        case "+": "cannot add \(left) and \(right)"
        case "-" where right.isEmpty: "cannot negate \(left)"
        case "-": "cannot subtract \(right) from \(left)"
        case "*": "cannot multiply \(left) and \(right)"
        case "/": "cannot divide \(left) by \(right)"
        case "%": "cannot take the remainder of \(left) by \(right)"
        case "<", "<=", ">", ">=": "cannot compare \(left) and \(right)"
        default: nil
        }
    }
}

extension Compiler {
    /// An operator that does not take operands of these types.
    mutating func operatorMismatch(_ symbol: String, _ operands: [Expression], _ found: [CELType], _ node: Expression) {
        let names = found.map(\.description)
        let message = OperatorWords.sentence(symbol, names.first ?? "", names.count > 1 ? names[1] : "")
        let conversion = conversion(symbol, operands, found)
        report(
            CELDiagnostic(
                message: message ?? "`\(symbol)` does not take \(names.joined(separator: " and "))",
                range: node.focus,
                hint: conversion.map { "write \($0.text)" },
                code: "R0110",
                labels: operands.count < 2
                    ? [] : zip(operands, names).map { CELDiagnostic.Label(range: $0.range, text: $1) },
                edit: conversion
            )
        )
    }

    /// Checks the operands of `<` and its like, which take two values of one kind.
    mutating func checkOrder(_ symbol: String, _ operands: [Expression], _ found: [CELType], _ node: Expression) {
        let heads = found.map { types.head($0) }
        guard heads.count == 2, heads.allSatisfy(\.isConcrete) else { return }
        let areNumbers = heads.allSatisfy(\.isNumber)
        if !areNumbers && (heads[0] != heads[1] || !heads[0].isOrdered) {
            operatorMismatch(symbol, operands, found.map { types.resolved($0) }, node)
        }
    }

    /// The conversion of one operand that makes both of one type.
    private func conversion(
        _ symbol: String,
        _ operands: [Expression],
        _ found: [CELType]
    ) -> CELDiagnostic.Edit? {
        guard operands.count == 2, found.count == 2 else { return nil }
        for (own, other) in [(0, 1), (1, 0)] {
            let name: String
            switch (found[own], found[other]) {
            case (.int, .string), (.uint, .string), (.double, .string), (.bool, .string):
                guard symbol == "+" else { continue }
                name = "string"
            case (.int, .double), (.uint, .double): name = "double"
            case (.uint, .int): name = "int"
            default: continue
            }
            let node = operands[own]
            return CELDiagnostic.Edit(range: node.range, text: "\(name)(\(written(node)))")
        }
        return nil
    }
}

extension CELType {
    /// Whether values of the type are of one kind, which is known.
    var isConcrete: Bool {
        switch self {
        case .dyn, .null, .wrapper, .variable, .parameter, .opaque: false
        default: true
        }
    }

    /// Whether one value of the type can be less than another.
    var isOrdered: Bool {
        switch self {
        case .bool, .int, .uint, .double, .string, .bytes, .timestamp, .duration: true
        default: false
        }
    }
}
