package import CEL

extension CELDiagnostic {
    /// How many keys are named.
    private static let keyLimit = 10
    /// How many values are shown beside the mark.
    private static let valueLimit = 4

    /// An expression that failed while it was evaluated, in words: the cause, and the values that it comes from.
    package init(_ failure: ExpressionFailure) {
        self.init(message: failure.message, range: failure.range, hint: nil, code: DiagnosticCode.failure.text)
        switch failure.task {
        case .key(let key, let map, let keys):
            message = "no key \(CELDiagnostic.text(of: key)) in `\(ValueText.line(map.source))`"
            if case .string(let name) = key.value, !key.touchedSensitive {
                explain(name, keys, of: map)
            } else {
                explain(nil, keys, of: map)
            }
        case .member(let name, let object, let keys):
            message = "no key `\(name)` in `\(ValueText.line(object.source))`"
            explain(name, keys, of: object)
        case .index(let index, let list, let count):
            let elements = count == 1 ? "1 element" : "\(count) elements"
            message =
                "no index \(CELDiagnostic.text(of: index)) in `\(ValueText.line(list.source))`, which has \(elements)"
        case .other(let operands):
            // Behind the colon of some messages stands what is wrong with the text itself.
            let isMarked = operands.contains { $0.touchedSensitive }
            if isMarked, let colon = message.firstRange(of: ": ") { message = String(message[..<colon.lowerBound]) }
            notes += operands.filter(\.isWorthShowing).prefix(CELDiagnostic.valueLimit).map { operand in
                "`\(ValueText.line(operand.source))` is \(CELDiagnostic.text(of: operand))"
            }
        case .limit:
            code = DiagnosticCode.limit.text
            hint = "look at fewer elements, or name with `let` what is computed again and again"
        }
        let shown = failure.elements.filter { element in !notes.contains { $0.hasPrefix("`\(element.source)` is ") } }
        notes += shown.map { "with `\($0.source)` = \(CELDiagnostic.text(of: $0))" }
    }

    /// Says which key was asked for, and which there are.
    private mutating func explain(
        _ name: String?,
        _ keys: [CELValue],
        of map: ExpressionFailure.Operand
    ) {
        guard !map.touchedSensitive else { return }
        let names = keys.map { ValueText.text(of: $0, touchedSensitive: false) }
        hint = name.flatMap { Suggestion.nearest(to: $0, among: names) }.map { "did you mean `\($0)`?" }
        let more = names.count > CELDiagnostic.keyLimit ? ", …" : ""
        let list = names.sorted().prefix(CELDiagnostic.keyLimit).joined(separator: ", ")
        notes.append(names.isEmpty ? "it has no keys" : "keys: \(list)\(more)")
    }

    private static func text(of operand: ExpressionFailure.Operand) -> String {
        ValueText.quotedText(of: operand.value, touchedSensitive: operand.touchedSensitive)
    }
}

extension ExpressionFailure.Operand {
    /// Whether the value says more than what is written.
    fileprivate var isWorthShowing: Bool {
        if case .error = value { return false }
        return source != ValueText.quotedText(of: value, touchedSensitive: false)
    }
}
