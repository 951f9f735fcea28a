/// Warns of names that nothing uses: most often one of the two spellings is wrong.
enum UseCheck {
    static func diagnostics(of rule: RuleDefinition) -> [Diagnostic] {
        let texts = rule.expressionTexts.map { Array($0.utf8) }
        var diagnostics: [Diagnostic] = []
        let isIndexed = !rule.parameters.isEmpty && texts.contains { holds(Array("params[".utf8), in: $0) }
        for parameter in rule.parameters where !isIndexed && !mentioned(parameter.name, in: texts, after: "params.") {
            let message = "the parameter `\(parameter.name)` is never used"
            diagnostics.append(
                rule.source.diagnostic(.unusedParameter, message, from: parameter.position, as: .warning)
            )
        }
        let place = rule.at?.text.split(separator: ".").first.map(String.init)
        for binding in rule.loops + rule.lets where !mentioned(binding.name, in: texts) && place != binding.name {
            let message = "the name `\(binding.name)` is never used"
            diagnostics.append(rule.source.diagnostic(.unusedName, message, from: binding.position, as: .warning))
        }
        return diagnostics
    }

    /// Whether a name stands in one of the texts, whole, directly behind another text.
    private static func mentioned(_ name: String, in texts: [[UInt8]], after beginning: String = "") -> Bool {
        let wanted = Array((beginning + name).utf8)
        return texts.contains { text in
            holds(wanted, in: text) { start, end in
                (start == 0 || !isPartOfName(text[start - 1])) && (end == text.count || !isPartOfName(text[end]))
            }
        }
    }

    /// Whether a text holds another one at a place that will do.
    private static func holds(
        _ wanted: [UInt8],
        in text: [UInt8],
        where willDo: (_ start: Int, _ end: Int) -> Bool = { _, _ in true }
    ) -> Bool {
        guard let first = wanted.first, text.count >= wanted.count else { return false }
        return (0...(text.count - wanted.count)).contains { start in
            let end = start + wanted.count
            return text[start] == first && text[start..<end].elementsEqual(wanted) && willDo(start, end)
        }
    }

    private static func isPartOfName(_ byte: UInt8) -> Bool {
        (97...122).contains(byte | 0x20) || (48...57).contains(byte) || byte == UInt8(ascii: "_")
    }
}

extension RuleDefinition {
    /// The texts of all expressions and templates.
    fileprivate var expressionTexts: [String] {
        let expressions = (loops + lets).map(\.expression) + [when].compactMap { $0 } + assertions.map(\.that)
        let templates = [message, unknown, remediation].compactMap { $0 } + assertions.compactMap(\.message)
        return (expressions + templates).map(\.text)
    }
}
