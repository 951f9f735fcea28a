/// A template: text with interpolations and directives.
package struct Template: Sendable {
    package enum Part: Sendable {
        /// Text as it comes out, escapes resolved and white space trimmed; the bytes it was written as.
        case text(String, Range<Int>)
        /// `${x}`
        case interpolation(Expression)
        /// `%{ if x }…%{ else }…%{ endif }`
        case condition(Expression, then: [Part], otherwise: [Part])
        /// `%{ for k, v in x }…%{ endfor }`
        case loop(TemplateLoop)
    }

    /// The parts, in order; each line of a heredoc is a part of its own.
    package var parts: [Part]

    /// The text, where there is no sequence in it.
    package var literal: String? {
        var result = ""
        for part in parts {
            guard case .text(let text, _) = part else { return nil }
            result += text
        }
        return result
    }
}

/// A loop in a template: its body is written once for each element.
package struct TemplateLoop: Sendable {
    package var keyName: String?
    package var valueName: String
    package var collection: Expression
    package var body: [Template.Part]
}
