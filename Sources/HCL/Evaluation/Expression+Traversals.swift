import Symbolic

extension Expression {
    /// The references that the expression makes, in source order, each time it makes them.
    ///
    /// A traversal ends at a splat or at an index that is no constant; the variables of a `for` are none.
    package var traversals: [Traversal] {
        var collector = TraversalCollector()
        collector.visit(self)
        return collector.traversals
    }

    /// Whether the expression calls any function.
    package var callsFunctions: Bool {
        var collector = TraversalCollector()
        collector.visit(self)
        return collector.callsFunctions
    }
}

/// Walks an expression in source order.
private struct TraversalCollector {
    var traversals: [Traversal] = []
    var callsFunctions = false
    /// The variables of the loops around.
    private var locals: [String] = []

    mutating func visit(_ expression: Expression) {
        switch expression.kind {
        case .null, .bool, .number, .error: break
        case .template(let template): visit(template.parts)
        case .passthrough(let inner), .parentheses(let inner), .unary(_, let inner): visit(inner)
        case .tuple(let elements): elements.forEach { visit($0) }
        case .object(let items):
            for item in items {
                if item.name == nil { visit(item.key) }
                visit(item.value)
            }
        case .variable(let name): add(name, [])
        case .access(let base, let steps): visit(base, steps)
        case .binary(let first, let chain):
            visit(first)
            chain.forEach { visit($0.operand) }
        case .conditional(let condition, let then, let otherwise):
            visit(condition)
            visit(then)
            visit(otherwise)
        case .call(let call):
            callsFunctions = true
            call.arguments.forEach { visit($0) }
        case .loop(let loop): visit(loop)
        }
    }

    private mutating func add(_ root: String, _ steps: [AttributePath.Step]) {
        if !locals.contains(root) { traversals.append(Traversal(root: root, path: AttributePath(steps))) }
    }

    private mutating func visit(_ base: Expression, _ steps: [AccessStep]) {
        if case .variable(let name) = base.kind {
            var constants: [AttributePath.Step] = []
            for step in steps {
                guard let constant = step.constant else { break }
                constants.append(constant)
            }
            add(name, constants)
        } else {
            visit(base)
        }
        visit(steps)
    }

    private mutating func visit(_ steps: [AccessStep]) {
        for step in steps {
            switch step.kind {
            case .attribute, .key, .position: break
            case .index(let index): visit(index)
            case .splat(let inner): visit(inner)
            }
        }
    }

    private mutating func visit(_ loop: ForExpression) {
        visit(loop.collection)
        withLocals([loop.keyName, loop.valueName]) { collector in
            if let key = loop.key { collector.visit(key) }
            collector.visit(loop.value)
            if let condition = loop.condition { collector.visit(condition) }
        }
    }

    private mutating func visit(_ parts: [Template.Part]) {
        for part in parts {
            switch part {
            case .text: break
            case .interpolation(let expression): visit(expression)
            case .condition(let condition, let then, let otherwise):
                visit(condition)
                visit(then)
                visit(otherwise)
            case .loop(let loop):
                visit(loop.collection)
                withLocals([loop.keyName, loop.valueName]) { $0.visit(loop.body) }
            }
        }
    }

    private mutating func withLocals(_ names: [String?], _ body: (inout TraversalCollector) -> Void) {
        let count = locals.count
        locals += names.compactMap { $0 }
        body(&self)
        locals.removeLast(locals.count - count)
    }
}
