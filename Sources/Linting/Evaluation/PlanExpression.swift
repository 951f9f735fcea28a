package import CEL
package import Symbolic
import YAMLReader

/// Evaluates single expressions against a plan, for somebody who wants to see what a rule would see.
package struct PlanExpression: Sendable {
    /// What an expression came to.
    package enum Answer: Sendable {
        /// The value, or what it depends on, in lines.
        case value([String])
        /// It is no expression, or it fails, in lines.
        case failure([String])
    }

    /// How many fields of a model are shown.
    private static let fieldLimit = 40

    private let environment: Environment
    private let model: any ModelObject
    private let schema: ModelSchema

    package init(schema: ModelSchema, model: any ModelObject) {
        self.schema = schema
        self.model = model
        environment = Environment(
            schema: schema,
            variables: [("plan", .model(schema.root.name))],
            functions: RuleFunctions.all
        )
    }

    /// Evaluates an expression.
    package func answer(_ text: String) -> Answer {
        do {
            let program = try environment.compile(text)
            let warnings = program.warnings.flatMap { DiagnosticFrame(diagnostic($0, in: text)).lines }
            let result = evaluate(program)
            if case .error(let error) = result.value { return .failure(lines(of: error, program, text)) }
            let facts = result.facts.map { "  fact: \(ValueText.line($0.text))" }
            return .value(warnings + lines(of: result, text) + facts)
        } catch {
            return .failure(error.diagnostics.flatMap { DiagnosticFrame(diagnostic($0, in: text)).lines })
        }
    }

    /// What could be written at an offset of an expression.
    package func candidates(in text: String, at offset: Int) -> ExpressionCandidates {
        environment.candidates(in: text, at: offset)
    }

    private var activation: Activation {
        let activation = Activation(environment)
        activation.bind("plan", .model(model))
        return activation
    }

    private func evaluate(_ program: Program) -> Evaluation {
        var result = program.evaluate(activation)
        result.touchedSensitive = program.isHidden(result.value, touchedSensitive: result.touchedSensitive)
        return result
    }

    /// Where the expression failed, and why.
    private func lines(of error: CELError, _ program: Program, _ text: String) -> [String] {
        guard let failure = program.failure(activation) else { return ["error: \(ValueText.line(error.message))"] }
        return DiagnosticFrame(diagnostic(CELDiagnostic(failure), in: text)).lines
    }

    private func lines(of result: Evaluation, _ text: String) -> [String] {
        switch result.value {
        case .unknown(let unknown, let known):
            let shown = known == nil ? "" : ": " + shown(result)
            return ["unknown\(shown)"] + UnknownText.lines(unknown).map { "  depends on \($0)" }
        case .model(let object):
            return ["\(object.modelType.name) \(ValueText.place(of: object))"] + fields(of: object.modelType, text)
        case .list(let list) where !result.touchedSensitive && !list.elements.isEmpty:
            return elements(list, result)
        default:
            return [shown(result)]
        }
    }

    /// Each field of a model with its value, as an expression that selects it would have it.
    private func fields(of type: ModelType, _ text: String) -> [String] {
        let width = type.fields.map(\.name.count).max() ?? 0
        return type.fields.prefix(PlanExpression.fieldLimit).compactMap { field in
            guard let program = try? environment.compile("(\(text)\n).\(field.name)") else { return nil }
            let padding = String(repeating: " ", count: width - field.name.count)
            return "  \(field.name)\(padding)  \(shown(evaluate(program)))"
        }
    }

    /// One element a line, and what may be there besides.
    private func elements(_ list: CELList, _ result: Evaluation) -> [String] {
        let lines = list.elements.map { element in
            "  \(ValueText.quotedText(of: element, touchedSensitive: false))"
        }
        let more = list.membership.map { unknown in
            ["  perhaps more"] + UnknownText.lines(unknown).map { "    depends on \($0)" }
        }
        return ["\(list.elements.count) \(list.elements.count == 1 ? "element" : "elements")"] + lines + (more ?? [])
    }

    private func shown(_ result: Evaluation) -> String {
        ValueText.quotedText(of: result.value, touchedSensitive: result.touchedSensitive)
    }

    private func diagnostic(_ problem: CELDiagnostic, in text: String) -> Diagnostic {
        let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
        let source = SourceText(file: "expression", text: text)
        func position(_ offset: Int) -> YAMLNode.Position {
            var rest = offset
            for (index, line) in lines.enumerated() {
                if rest <= line.utf8.count {
                    let column = String(decoding: line.utf8.prefix(rest), as: UTF8.self).unicodeScalars.count + 1
                    return YAMLNode.Position(line: index + 1, column: column)
                }
                rest -= line.utf8.count + 1
            }
            return YAMLNode.Position(line: max(1, lines.count), column: (lines.last?.unicodeScalars.count ?? 0) + 1)
        }
        var diagnostic = source.diagnostic(
            DiagnosticCode(problem.code),
            problem.message,
            from: position(problem.range.lowerBound),
            to: position(problem.range.upperBound),
            hint: problem.hint ?? "",
            notes: problem.notes,
            as: problem.isWarning ? .warning : .error
        )
        diagnostic.labels = problem.labels.map { label in
            Diagnostic.Label(
                start: position(label.range.lowerBound),
                end: position(label.range.upperBound),
                text: label.text
            )
        }
        return diagnostic
    }
}
