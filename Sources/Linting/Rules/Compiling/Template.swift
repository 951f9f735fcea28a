import CEL

/// A text whose `${ CEL }` parts are compiled.
struct Template: Sendable {
    /// A piece of the text.
    enum Part: Sendable {
        case literal(String)
        case program(Program)
    }

    let parts: [Part]

    /// The text with its values; nil where an expression of it fails.
    func render(_ activation: Activation) -> String? {
        var text = ""
        for part in parts {
            switch part {
            case .literal(let literal): text += literal
            case .program(let program):
                let result = program.evaluate(activation)
                if case .error = result.value { return nil }
                text += ValueText.text(of: result.value, touchedSensitive: result.touchedSensitive)
            }
        }
        return ValueText.line(TextFolding.trimmed(text))
    }
}
