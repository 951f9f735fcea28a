package import JSONReader
package import Symbolic

/// What the plan tells of the expression behind an attribute: a constant, references, or nothing.
///
/// `{}` means that the expression calls functions on constants only; it does not mean "not set".
package struct ConfiguredExpression: Sendable {
    private let node: JSONNode

    package init(_ node: JSONNode) {
        self.node = node
    }

    /// The place of the expression in the plan, by which one is told from another.
    var place: Int { node.index }

    /// The value of an expression without functions and references; the unevaluated text of a `.tf.json` template.
    package var constant: JSONNode? { node["constant_value"] }

    /// The references, in source order, each followed by its shorter forms; what is no reference is left out.
    package var references: [Reference] {
        node["references"]?.elements.compactMap { $0.string.flatMap { Reference($0) } } ?? []
    }

    /// The references without the shorter forms that follow each of them.
    package var fullReferences: [Reference] { references.withoutShorterForms }

    /// The raw template of a `.tf.json` configuration: a constant that still has `${` or `%{` in it.
    package var template: String? {
        guard let constant, holdsTemplate(constant) else { return nil }
        return constant.string
    }

    private func holdsTemplate(_ constant: JSONNode) -> Bool { constant.withUTF8 { $0.holdsTemplate } ?? false }

    /// Whether the expression is written without any reference: a literal, or functions of literals.
    package var isLiteral: Bool { node["references"] == nil && constant.map(holdsTemplate) != true }
}

extension [Reference] {
    /// The references without the shorter forms that follow each of them.
    var withoutShorterForms: [Reference] {
        var full: [Reference] = []
        // Each form is shorter than the one before: one that is not is a reference of its own, such as `s` of `s[each.key]`
        // behind `s["a"].arn`.
        var shortest = Int.max
        for reference in self {
            let size = reference.text.utf8.count
            let isShorterForm = size < shortest && full.last?.isLongerForm(of: reference) == true
            if !isShorterForm { full.append(reference) }
            shortest = size
        }
        return full
    }
}

extension Reference {
    /// Whether the other reference names something that this one goes on from, so that it is listed only beside it.
    fileprivate func isLongerForm(of other: Reference) -> Bool {
        guard text.utf8.count > other.text.utf8.count, text.utf8.starts(with: other.text.utf8) else { return false }
        let next = text.utf8[text.utf8.index(text.utf8.startIndex, offsetBy: other.text.utf8.count)]
        return next == UInt8(ascii: ".") || next == UInt8(ascii: "[")
    }
}
