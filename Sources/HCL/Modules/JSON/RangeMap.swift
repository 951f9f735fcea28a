import JSONReader

/// Moves the ranges of an expression from the text of a string to the file that the string stands in.
///
/// It calls itself once for each level of the expression, whose depth the parser limits.
struct RangeMap {
    private let runs: [JSONNode.TextRun]

    init(_ runs: [JSONNode.TextRun]) {
        self.runs = runs
    }

    func map(_ range: Range<Int>) -> Range<Int> {
        let start = map(range.lowerBound)
        return start..<max(start, map(range.upperBound))
    }

    private func map(_ offset: Int) -> Int {
        var low = 0
        var high = runs.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if runs[middle].text <= offset { low = middle } else { high = middle }
        }
        return runs.isEmpty ? offset : runs[low].document + offset - runs[low].text
    }

    func map(_ expression: Expression) -> Expression {
        Expression(map(expression.kind), map(expression.range))
    }

    @inline(never)
    private func map(_ kind: Expression.Kind) -> Expression.Kind {
        switch kind {
        case .null, .bool, .number, .variable: kind
        case .template(let template): .template(Template(parts: template.parts.map { map($0) }))
        case .passthrough(let inner): .passthrough(map(inner))
        case .tuple(let elements): .tuple(elements.map { map($0) })
        case .object(let items): .object(items.map { ObjectItem(key: map($0.key), value: map($0.value)) })
        case .parentheses(let inner): .parentheses(map(inner))
        case .access(let base, let steps): .access(map(base), steps.map { map($0) })
        case .unary(let operation, let operand): .unary(operation, map(operand))
        case .binary(let first, let chain):
            .binary(map(first), chain.map { BinaryStep(operation: $0.operation, operand: map($0.operand)) })
        case .conditional(let condition, let then, let otherwise):
            .conditional(condition: map(condition), then: map(then), otherwise: map(otherwise))
        case .call(let call): .call(map(call))
        case .loop(let loop): .loop(map(loop))
        case .error(let error): .error(SyntaxError(error.problem, map(error.range)))
        }
    }

    private func map(_ step: AccessStep) -> AccessStep {
        let kind: AccessStep.Kind =
            switch step.kind {
            case .attribute, .key, .position: step.kind
            case .index(let index): .index(map(index))
            case .splat(let steps): .splat(steps.map { map($0) })
            }
        return AccessStep(kind: kind, range: map(step.range))
    }

    private func map(_ part: Template.Part) -> Template.Part {
        switch part {
        case .text(let text, let range): .text(text, map(range))
        case .interpolation(let expression): .interpolation(map(expression))
        case .condition(let condition, let then, let otherwise):
            .condition(map(condition), then: then.map { map($0) }, otherwise: otherwise.map { map($0) })
        case .loop(let loop): .loop(map(loop))
        }
    }

    private func map(_ loop: TemplateLoop) -> TemplateLoop {
        var loop = loop
        loop.collection = map(loop.collection)
        loop.body = loop.body.map { map($0) }
        return loop
    }

    private func map(_ call: FunctionCall) -> FunctionCall {
        var call = call
        call.nameRange = map(call.nameRange)
        call.arguments = call.arguments.map { map($0) }
        return call
    }

    private func map(_ loop: ForExpression) -> ForExpression {
        var loop = loop
        loop.collection = map(loop.collection)
        loop.key = loop.key.map { map($0) }
        loop.value = map(loop.value)
        loop.condition = loop.condition.map { map($0) }
        return loop
    }
}
