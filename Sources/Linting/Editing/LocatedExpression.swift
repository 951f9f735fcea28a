package import YAMLReader

/// An expression of a rule with the places of its parts in the file.
package struct LocatedExpression: Sendable {
    /// The expression alone, without the text of the template around it.
    package let source: String
    package let section: RuleScope.Section
    /// The name of `for` or `let` that stands for it; nil for any other expression.
    package let name: String?
    /// Where the scalar starts that holds it.
    package let start: YAMLNode.Position
    fileprivate let places: ScalarPlaces
    /// Where the expression starts in the scalar's value.
    fileprivate let offset: Int

    /// The offset in the expression of what stands at a place of the file; nil where the expression does not.
    package func offset(at position: YAMLNode.Position) -> Int? {
        guard let found = places.offset(at: position) else { return nil }
        let offset = found - self.offset
        return (0...source.utf8.count).contains(offset) ? offset : nil
    }

    /// The place in the file of what stands at an offset of the expression.
    package func position(at offset: Int) -> YAMLNode.Position { places.position(at: offset + self.offset) }
}

extension RuleDefinition {
    /// The expression that stands at a place of the rule's file; nil where there is none.
    package func expression(at position: YAMLNode.Position) -> LocatedExpression? {
        let lines = source.lines
        for (text, section, name, isTemplate) in texts where text.node.position.line <= position.line {
            let places = ScalarPlaces(of: text.node, in: lines)
            guard places.offset(at: position) != nil else { continue }
            let parts = isTemplate ? TemplateText(text.text).parts : [.expression(text.text, offset: 0)]
            for case .expression(let source, let offset) in parts {
                let located = LocatedExpression(
                    source: source,
                    section: section,
                    name: name,
                    start: text.node.position,
                    places: places,
                    offset: offset
                )
                if located.offset(at: position) != nil { return located }
            }
        }
        return nil
    }

    /// All texts that are, or hold, expressions.
    private var texts: [(text: Text, section: RuleScope.Section, name: String?, isTemplate: Bool)] {
        let conditions = [when, at].compactMap { $0 } + assertions.map(\.that)
        let templates = [message, unknown, remediation].compactMap { $0 } + assertions.compactMap(\.message)
        return loops.map { ($0.expression, .loops, $0.name, false) }
            + lets.map { ($0.expression, .bindings, $0.name, false) }
            + conditions.map { ($0, .body, nil, false) } + templates.map { ($0, .body, nil, true) }
    }
}
