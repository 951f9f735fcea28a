import CEL
import Symbolic

/// Shows how a rule came to its verdicts for one resource: every expression with its value, and the facts.
package struct Explainer {
    /// How many tuples of elements are shown.
    private static let tupleLimit = 50
    /// How many characters are shown of what is written if its parts are shown below.
    private static let sourceLimit = 60

    private let rule: CompiledRule
    /// The instance that is asked for; nil for all.
    private let address: String?
    private let activation: Activation
    private var elements: [CELValue] = []
    /// Which of the elements are sensitive.
    private var marks: [Bool] = []
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
        explainer.iterate(0, isCertain: true)
        if explainer.omitted > 0 { explainer.lines.append("… and \(explainer.omitted) more") }
        return explainer.lines
    }

    private mutating func iterate(_ depth: Int, isCertain: Bool) {
        guard depth < rule.loops.count else {
            if mentionsAddress { explain(isCertain: isCertain) }
            return
        }
        let loop = rule.loops[depth]
        let result = loop.program.evaluate(activation)
        let list = LoopList(result.value, sensitive: result.touchedSensitive)
        let all = list.definite.values.map { ($0, true) } + list.possible.map { ($0.value, false) }
        for (element, isThere) in all {
            // The fields of a model say themselves what is sensitive.
            let isMarked = if case .model = element { false } else { list.isSensitive }
            activation.bind(loop.name, element, sensitive: isMarked)
            elements.append(element)
            marks.append(isMarked)
            iterate(depth + 1, isCertain: isCertain && isThere)
            elements.removeLast()
            marks.removeLast()
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

    /// Explains the elements that are bound: what they are, the verdict, and how the conditions came to it.
    private mutating func explain(isCertain: Bool) {
        guard shown < Explainer.tupleLimit else {
            omitted += 1
            return
        }
        shown += 1
        var head = ExplanationLines()
        for ((loop, element), isMarked) in zip(zip(rule.loops, elements), marks) {
            head.add(loop.name, ValueText.quotedText(of: element, touchedSensitive: isMarked))
        }
        for binding in rule.lets { activation.bind(binding.name, lazily: binding.program) }
        let verdict = verdict(isCertain: isCertain)
        lines += head.lines + ["verdict: \(verdict.rawValue)"]
        // What nothing has asked for decided nothing.
        let consulted = rule.lets.filter { activation.hasEvaluated($0.name) }
        if let when = rule.when { show("when", when) }
        for binding in consulted { show("let \(binding.name)", binding.program) }
        if verdict != .notApplicable {
            for assertion in rule.assertions { show("assert", assertion.that) }
        }
        lines.append("")
    }

    /// What the rule says of the elements that are bound.
    private func verdict(isCertain: Bool) -> Verdict {
        var isOpen = !isCertain
        if let when = rule.when {
            switch Truth(when.evaluate(activation).value) {
            case .true: break
            case .false: return .notApplicable
            case .unknown: isOpen = true
            case .error: return .error
            }
        }
        var hasFailed = false
        var hasUnknown = false
        for assertion in rule.assertions {
            switch Truth(assertion.that.evaluate(activation).value) {
            case .true: continue
            case .false: hasFailed = true
            case .unknown: hasUnknown = true
            case .error: return .error
            }
        }
        if hasFailed && !isOpen { return .fail }
        return hasFailed || hasUnknown ? .unknown : .pass
    }

    /// An expression by its name with its parts; a chain of conditions stands as its operands.
    private mutating func show(_ label: String, _ program: Program) {
        let result = program.evaluate(activation)
        let parts = program.explain(activation)
        var text = ExplanationLines()
        let isChain = parts.dropFirst().first.map { part in
            if case .part(let conjunction) = part.subject { !conjunction.isEmpty } else { false }
        }
        let source = isChain == true ? "" : ": \(ValueText.line(program.source))"
        let isHidden = parts.first?.touchedSensitive ?? result.touchedSensitive
        let value = ValueText.quotedText(of: result.value, touchedSensitive: isHidden)
        lines.append("  \(label)\(source) = \(value)")
        for part in parts.dropFirst() { add(part, to: &text) }
        for fact in result.facts { text.add("    fact: \(ValueText.line(fact.text))") }
        if let residual = program.residual(activation) {
            let texts = residual.map { piece in
                switch piece {
                case .source(let text): text
                case .value(let value, let touchedSensitive):
                    ValueText.quotedText(of: value, touchedSensitive: touchedSensitive)
                }
            }
            text.add("    still to decide: \(ValueText.line(texts.joined()))")
        }
        lines += text.lines
    }

    /// A part of an expression, or an element that a macro looked at.
    private func add(_ part: ExplainedExpression, to text: inout ExplanationLines) {
        let indentation = String(repeating: "  ", count: min(part.depth, 20) + 1)
        let whole = ValueText.line(part.source)
        let isCut = part.hasParts && whole.unicodeScalars.count > Explainer.sourceLimit
        let source = isCut ? String(whole.unicodeScalars.prefix(Explainer.sourceLimit)) + "…" : whole
        let value = self.text(of: part.value, touchedSensitive: part.touchedSensitive)
        switch part.subject {
        case .part(let conjunction):
            let prefix = conjunction.isEmpty ? "" : conjunction + " "
            text.add("\(indentation)\(prefix)\(source)", value)
        case .element(let position, let count):
            let index = ValueText.quotedText(of: position, touchedSensitive: part.touchedSensitive)
            let isKey = if case .int = position { false } else { true }
            text.add("\(indentation)\(source)", "\(value) (\(isKey ? "key" : "index") \(index) of \(count))")
        }
    }

    /// A value; models of the resource that is explained by their place in it, and many of them by their number.
    private func text(of value: CELValue, touchedSensitive: Bool) -> String {
        switch value {
        case .model(let object):
            guard let place = object.location, !place.modelPath.isEmpty, isExplained(place) else { break }
            return ValueText.line(place.modelPath)
        case .list(let list) where !list.elements.isEmpty && list.membership == nil && !touchedSensitive:
            let isModels = list.elements.allSatisfy { if case .model = $0 { true } else { false } }
            if isModels { return list.elements.count == 1 ? "1 element" : "\(list.elements.count) elements" }
        default: break
        }
        return ValueText.quotedText(of: value, touchedSensitive: touchedSensitive)
    }

    /// Whether a place is in the resource of the innermost element.
    private func isExplained(_ place: ModelLocation) -> Bool {
        guard case .model(let object)? = elements.last, let own = object.location else { return false }
        return own.address == place.address
    }
}
