import CEL
import Symbolic

/// Shows how a rule came to its verdicts for one resource: every expression with its value, and the facts.
package struct Explainer {
    /// How many tuples of elements are shown.
    private static let tupleLimit = 50

    private let rule: CompiledRule
    /// The instance that is asked for; nil for all.
    private let address: String?
    private let activation: Activation
    private var elements: [CELValue] = []
    private var shown = 0
    private var omitted = 0
    private var lines: [String] = []

    private init(_ rule: CompiledRule, _ subject: LintSubject, address: String?) {
        self.rule = rule
        self.address = address
        activation = Activation(rule.environment)
        activation.bind("plan", .model(subject.model))
        if let parameters = rule.parameters { activation.bind("params", .model(parameters)) }
    }

    /// The explanation as plain lines; empty where the rule has nothing to do with the resource.
    ///
    /// Without an address everything that the rule looks at is explained.
    package static func lines(rule: CompiledRule, subject: LintSubject, address: String?) -> [String] {
        var explainer = Explainer(rule, subject, address: address)
        explainer.iterate(0)
        if explainer.omitted > 0 { explainer.lines.append("… and \(explainer.omitted) more") }
        return explainer.lines
    }

    private mutating func iterate(_ depth: Int) {
        guard depth < rule.loops.count else {
            if mentionsAddress { explain() }
            return
        }
        let loop = rule.loops[depth]
        let result = loop.program.evaluate(activation)
        let list = LoopList(result.value)
        for element in list.definite + list.possible.map(\.value) {
            activation.bind(loop.name, element)
            elements.append(element)
            iterate(depth + 1)
            elements.removeLast()
        }
        if list.rest != nil || list.failure != nil, mentionsAddress || depth == 0 {
            let text = ValueText.quotedText(of: result.value, touchedSensitive: result.touchedSensitive)
            lines.append("\(loop.name) in \(ValueText.line(loop.program.source)) = \(text)")
        }
    }

    private var mentionsAddress: Bool {
        guard let address else { return true }
        return elements.contains { element in
            if case .model(let object) = element { object.location.map { "\($0.address)" } == address } else { false }
        }
    }

    private mutating func explain() {
        guard shown < Explainer.tupleLimit else {
            omitted += 1
            return
        }
        shown += 1
        for (loop, element) in zip(rule.loops, elements) {
            lines.append("\(loop.name) = \(ValueText.quotedText(of: element, touchedSensitive: false))")
        }
        for binding in rule.lets { activation.bind(binding.name, lazily: binding.program) }
        if let when = rule.when {
            show("when", when)
            if case .bool(false) = when.evaluate(activation).value { return }
        }
        for binding in rule.lets { show("let \(binding.name)", binding.program) }
        for assertion in rule.assertions { show("assert", assertion.that) }
        lines.append("")
    }

    private mutating func show(_ label: String, _ program: Program) {
        let result = program.evaluate(activation)
        let value = ValueText.quotedText(of: result.value, touchedSensitive: result.touchedSensitive)
        lines.append("  \(label) = \(value)")
        for expression in program.explain(activation) {
            let indentation = String(repeating: "  ", count: min(expression.depth, 20) + 2)
            let value = ValueText.quotedText(of: expression.value, touchedSensitive: expression.touchedSensitive)
            lines.append("\(indentation)\(ValueText.line(expression.source)) = \(value)")
        }
        lines += result.facts.map { "    fact: \(ValueText.line($0.text))" }
        if let residual = program.residual(activation) {
            let texts = residual.map { piece in
                switch piece {
                case .source(let text): text
                case .value(let value, let touchedSensitive):
                    ValueText.quotedText(of: value, touchedSensitive: touchedSensitive)
                }
            }
            lines.append("    still to decide: \(ValueText.line(texts.joined()))")
        }
    }
}
