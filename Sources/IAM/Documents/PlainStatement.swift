import JSONReader
import Symbolic

/// Reads the statements that most are: wholly known, with nothing but an identifier, an effect, actions and resources.
///
/// Says the same of them as `StatementParser`, which reads all others, and takes no values apart to do so.
enum PlainStatement {
    /// What a statement says.
    ///
    /// - Parameters:
    ///   - node: The statement.
    ///   - index: Its position in the document, from 0.
    ///   - variables: Whether the document's version knows policy variables.
    /// - Returns: nil for a statement that is not so plain, or not valid.
    static func elements(of node: JSONNode, index: Int, variables: Bool) -> PolicyStatement.Elements? {
        guard node.isObject, !node.hasDuplicateNames else { return nil }
        var elements = PolicyStatement.Elements(index: index)
        elements.offset = node.offset
        for (name, value) in node.members {
            if name.isString("Action") {
                guard let patterns = patterns(value, { ActionPattern($0) }), !patterns.isEmpty else { return nil }
                elements.actions.patterns = patterns
            } else if name.isString("Resource") {
                guard let patterns = patterns(value, { ARNPattern($0, variables: variables) }) else { return nil }
                elements.resources = PolicyStatement.Patterns(patterns)
            } else if name.isString("Effect") {
                guard let effect = effect(value) else { return nil }
                elements.effect = effect
            } else if name.isString("Sid"), value.isString {
                elements.sid = value.string
            } else {
                return nil
            }
        }
        return elements.effect == nil || elements.actions.patterns.isEmpty ? nil : elements
    }

    private static func effect(_ value: JSONNode) -> PolicyStatement.Effect? {
        if value.isString("Allow") { return .allow }
        return value.isString("Deny") ? .deny : nil
    }

    /// What is made of a string, or of a list of strings; nil for anything else.
    private static func patterns<Pattern>(_ value: JSONNode, _ make: (SymbolicString) -> Pattern) -> [Pattern]? {
        if let text = value.string { return [make(SymbolicString(text))] }
        guard value.isArray else { return nil }
        let elements = value.elements
        var patterns: [Pattern] = []
        patterns.reserveCapacity(elements.underestimatedCount)
        for element in elements {
            guard let text = element.string else { return nil }
            patterns.append(make(SymbolicString(text)))
        }
        return patterns
    }
}
