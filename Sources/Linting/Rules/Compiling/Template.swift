import CEL

/// A text whose `${ CEL }` parts are compiled.
struct Template: Sendable {
    /// A piece of the text.
    enum Part: Sendable {
        case literal(String)
        case program(Program)
    }

    let parts: [Part]
    /// The text where no part of it is computed.
    private let constant: String?

    init(parts: [Part]) {
        self.parts = parts
        let literals = parts.compactMap { if case .literal(let text) = $0 { text } else { nil } }
        constant = literals.count == parts.count ? Template.line(literals.joined()) : nil
    }

    /// The text with its values; nil where an expression of it fails.
    func render(_ activation: Activation) -> String? {
        if let constant { return constant }
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
        return Template.line(text)
    }

    private static func line(_ text: String) -> String { ValueText.line(TextFolding.trimmed(text)) }
}
