import RegularExpressions
import Symbolic

/// What is said of expressions that cannot be.
extension Compiler {
    /// How long a piece of the source may be to be repeated in an advice.
    private static let quotedLimit = 60

    /// A piece of the source as it is written; a short name for what is long or stands on several lines.
    func written(_ node: Expression) -> String {
        let bytes = Array(source.utf8)
        let text = String(decoding: bytes[node.range.clamped(to: 0..<bytes.count)], as: UTF8.self)
        return text.utf8.count > Compiler.quotedLimit || text.contains("\n") ? "x" : text
    }

    /// How to make a condition of a value that is none; nil where nobody can tell.
    func comparison(for node: Expression, _ type: CELType) -> String? {
        let text = written(node)
        return switch type {
        case .string: "compare it, e.g. `\(text) != ''`"
        case .int, .uint, .double: "compare it, e.g. `\(text) != 0`"
        case .list, .map: "ask for its size, e.g. `\(text).size() > 0`"
        case .model, .timestamp, .duration, .bytes: "compare it, e.g. `\(text) != null`"
        case .optional: "ask for its value, e.g. `\(text).hasValue()`"
        default: nil
        }
    }

    /// The type of what must be a condition and is none.
    mutating func notBool(_ node: Expression, _ type: CELType, what: String) {
        let found = types.resolved(type)
        fail("\(what) must be bool, this is \(found)", node.range, hint: comparison(for: node, found), code: "R0104")
    }

    /// A name that stands for nothing.
    mutating func noVariable(_ name: String, _ node: Expression, among names: [String]) {
        let nearest = Suggestions.nearest(name, names)
        let shown = names.filter { !$0.contains(".") && !$0.hasPrefix("@") }
        report(
            CELDiagnostic(
                message: "there is no variable `\(name)`",
                range: node.range,
                hint: nil,
                code: "R0101",
                notes: nearest == nil && !shown.isEmpty ? ["variables: \(shown.joined(separator: ", "))"] : []
            ).suggesting(nearest)
        )
    }

    /// A field that a model does not have; one of the type that is wanted there is suggested first.
    mutating func noField(_ name: String, of type: ModelType, _ node: Expression, wanting wanted: CELType?) {
        let fitting = type.fields.filter { field in wanted.map { CELType(field.type).fits($0) } ?? true }.map(\.name)
        let names = type.fields.map(\.name)
        let nearest = Suggestions.nearest(name, fitting) ?? Suggestions.nearest(name, names)
        let list = names.sorted().joined(separator: ", ")
        report(
            CELDiagnostic(
                message: "`\(type.name)` has no field `\(name)`",
                range: node.focus,
                hint: nil,
                code: "R0102",
                notes: ["fields: \(list)          (`tfproof schema \(type.name)`)"]
            ).suggesting(nearest)
        )
    }

    /// A method that a model does not have.
    mutating func noMethod(_ name: String, of type: ModelType, _ node: Expression) {
        let own = type.methods.map(\.name)
        let nearest = Suggestions.nearest(name, own) ?? Suggestions.nearest(name, FunctionTable.standard.methodNames)
        report(
            CELDiagnostic(
                message: "`\(type.name)` has no method `\(name)`",
                range: node.focus,
                hint: nil,
                code: "R0101",
                notes: own.isEmpty ? [] : ["methods: \(own.sorted().joined(separator: ", "))"]
            ).suggesting(nearest)
        )
    }

    /// A method of a model that is called with too few, too many or the wrong arguments.
    mutating func checkArguments(
        of method: ModelMethod,
        _ arguments: [Expression],
        _ types: [CELType],
        _ node: Expression
    ) {
        let wanted = method.parameters.map { CELType($0.type) }
        let found = types.map { self.types.resolved($0) }
        let message = "`\(method.name)` takes \(Compiler.tuple(wanted)), got \(Compiler.tuple(found))"
        let names = method.parameters.map { "\($0.name): \(CELType($0.type))" }.joined(separator: ", ")
        let notes = ["\(method.name)(\(names)) -> \(CELType(method.result))"]
        if wanted.count != found.count {
            let missing = method.parameters.dropFirst(found.count).map(\.name).joined(separator: ", ")
            let surplus = found.count - wanted.count
            let hint = missing.isEmpty ? "\(surplus) too many" : "missing: \(missing)"
            report(CELDiagnostic(message: message, range: node.focus, hint: hint, code: "R0107", notes: notes))
            return
        }
        for (position, parameter) in method.parameters.enumerated()
        where !self.types.assign(types[position], to: wanted[position]) {
            let hint = "`\(parameter.name)` must be \(wanted[position])"
            let range = arguments[position].range
            report(CELDiagnostic(message: message, range: range, hint: hint, code: "R0107", notes: notes))
        }
    }

    /// A function that there is, but not for these arguments.
    mutating func noOverload(
        _ name: String,
        _ overloads: [Overload],
        _ found: [CELType],
        isMethod: Bool,
        _ node: Expression
    ) {
        let found = found.map { types.resolved($0) }
        if case .call(_, let target, let arguments) = node.kind {
            let operands = (target.map { [$0] } ?? []) + arguments
            if OperatorWords.has(name), operands.count == found.count {
                return operatorMismatch(name, operands, found, node)
            }
        }
        let notes = overloads.prefix(6).map { "\($0.signature) -> \($0.result)" }
        let receivers = Set(overloads.compactMap(\.parameters.first))
        if isMethod, let own = found.first, !receivers.contains(where: { own.fits($0) }) {
            let names = receivers.map(\.description).sorted().joined(separator: " or ")
            let message = "`\(name)` is called on \(names), this is \(own)"
            report(CELDiagnostic(message: message, range: node.focus, hint: nil, code: "R0107", notes: notes))
            return
        }
        let own = Array(isMethod ? found.dropFirst() : found[...])
        var message = "`\(name)` does not take \(Compiler.tuple(own))"
        if overloads.count == 1, let only = overloads.first, !only.isVariadic {
            let wanted = Array(isMethod ? only.parameters.dropFirst() : only.parameters[...])
            message = "`\(name)` takes \(Compiler.tuple(wanted)), got \(Compiler.tuple(own))"
        }
        report(CELDiagnostic(message: message, range: node.focus, hint: nil, code: "R0107", notes: notes))
    }

    /// A pattern that is no regular expression; the place is shown where the literal says letter by letter what it is.
    mutating func badPattern(_ error: LinearRegexError, _ literal: Expression) {
        let bytes = Array(source.utf8)
        let text = Array(bytes[literal.range.clamped(to: 0..<bytes.count)])
        let isPlain = text.count >= 2 && !text.contains(UInt8(ascii: "\\")) && (text[0] == 0x22 || text[0] == 0x27)
        var range = literal.range
        if isPlain, text.count < 6 || text[1] != text[0] {
            let start = min(literal.range.lowerBound + 1 + error.offset, literal.range.upperBound - 1)
            range = start..<(start + 1)
        }
        let hint = error.message == "missing `)`" || error.message == "missing `]`" ? "opened here" : nil
        fail("regular expression: \(error.message)", range, hint: hint, code: "R0120")
    }

    private static func tuple(_ types: [CELType]) -> String {
        "(\(types.map(\.description).joined(separator: ", ")))"
    }
}
