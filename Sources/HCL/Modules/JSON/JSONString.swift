import JSONReader

/// A string of a configuration in JSON: a template without quotes around it.
struct JSONString {
    private let node: JSONNode

    init(_ node: JSONNode) {
        self.node = node
    }

    /// The expression that the string is, with ranges in its file.
    func expression(_ strings: JSONPlace.Strings) -> Expression {
        let text = node.string ?? ""
        let whole = node.range
        switch strings {
        case .literals: return literal(text)
        case .templates:
            // Most strings are no more than their text.
            guard text.utf8.contains(where: { $0 == UInt8(ascii: "$") || $0 == UInt8(ascii: "%") }) else {
                return literal(text)
            }
            return parsed { () throws(SyntaxError) in try TemplateSource.template(text) }
        case .expressions: return parsed { () throws(SyntaxError) in try TemplateSource.expression(text) }
        }

        func literal(_ text: String) -> Expression {
            Expression(.template(Template(parts: [.text(text, whole.lowerBound + 1..<whole.upperBound - 1)])), whole)
        }
    }

    private func parsed(_ parse: () throws(SyntaxError) -> Expression) -> Expression {
        do throws(SyntaxError) {
            let expression = RangeMap(node.textRuns).map(try parse())
            return Expression(expression.kind, node.range)
        } catch {
            let map = RangeMap(node.textRuns)
            return Expression(.error(SyntaxError(error.problem, map.map(error.range))), node.range)
        }
    }
}
