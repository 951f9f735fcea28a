import CEL
import Symbolic

/// A text whose `${ CEL }` parts are compiled; a class, for it is handed on more often than made.
final class Template: Sendable {
    /// A piece of the text.
    enum Part: Sendable {
        case literal(String)
        case program(Program)
    }

    /// How many bytes a value tends to have.
    private static let usualValueSize = 48

    let parts: [Part]
    /// The text where no part of it is computed.
    private let constant: String?
    /// How many bytes the text tends to have.
    private let usualSize: Int
    /// The parts of what is shown on one line, with what does not depend on values in the form in which it is shown.
    private let foldedParts: [Part]
    /// Whether the text is one of several lines, so that no line begins with blanks.
    private let hasLines: Bool

    init(parts: [Part]) {
        self.parts = parts
        foldedParts = Template.folded(parts)
        let literals = parts.compactMap { if case .literal(let text) = $0 { text } else { nil } }
        // The line feed at the very end, which each block of YAML has, begins no other line.
        hasLines = parts.enumerated().contains { position, part in
            guard case .literal(let text) = part else { return false }
            let lines =
                position == parts.count - 1
                ? text[...].utf8.reversed().drop { $0 <= 0x20 } : text[...].utf8.reversed()[...]
            return lines.contains(UInt8(ascii: "\n"))
        }
        usualSize = literals.reduce(0) { $0 + $1.utf8.count } + (parts.count - literals.count) * Template.usualValueSize
        constant = literals.count == parts.count ? Template.line(literals.joined()) : nil
    }

    /// The text with its values; nil where an expression of it fails.
    func render(_ activation: Activation) -> String? {
        if let constant { return constant }
        // By bytes: they are put together in a fraction of the time that the pieces of a text take.
        var bytes: [UInt8] = []
        bytes.reserveCapacity(usualSize)
        for index in foldedParts.indices {
            switch foldedParts[index] {
            case .literal(let literal): literal.withBytes { bytes.append(contentsOf: $0) }
            case .program(let program):
                let value = program.value(activation)
                if case .error = value { return nil }
                let text = Template.text(of: value, program, activation)
                text.withBytes { bytes.append(contentsOf: $0) }
            }
        }
        let start = hasLines ? bytes.firstIndex { $0 != UInt8(ascii: " ") } ?? bytes.count : 0
        return Template.line(String(decoding: bytes[start...], as: UTF8.self))
    }

    /// The text with its values where what is shown line by line has lines of its own; nil where an expression fails.
    func renderLines(_ activation: Activation) -> String? {
        if let constant { return constant }
        var lines: [String] = []
        var text = ""
        func endLine() {
            let line = Template.line(text)
            if !line.isEmpty { lines.append(line) }
            text = ""
        }
        for part in parts {
            switch part {
            case .literal(let literal): text += literal
            case .program(let program):
                let value = program.value(activation)
                if case .error = value { return nil }
                guard case .model(let object) = value, let lined = object as? any LinedModel else {
                    text += Template.text(of: value, program, activation)
                    continue
                }
                endLine()
                lines += activation.touchedSensitive ? [Redaction.mask] : ValueText.lines(lined.lines)
            }
        }
        endLine()
        return lines.joined(separator: "\n")
    }

    private static func text(of value: CELValue, _ program: Program, _ activation: Activation) -> String {
        let isHidden = program.isHidden(value, touchedSensitive: activation.touchedSensitive)
        return ValueText.text(of: value, touchedSensitive: isHidden)
    }

    private static func line(_ text: String) -> String { ValueText.line(TextFolding.trimmed(text)) }

    private static func folded(_ parts: [Part]) -> [Part] {
        var parts = parts.map { part in
            if case .literal(let text) = part { Part.literal(TextFolding.foldedInside(text)) } else { part }
        }
        if case .literal(let text)? = parts.last {
            let trimmed = TextFolding.trimmed(text)
            if !trimmed.isEmpty { parts[parts.count - 1] = .literal(trimmed) }
        }
        return parts
    }
}
