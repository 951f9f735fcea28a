import CEL
import Symbolic
import YAMLReader

/// Compiles a rule against the typed models, and collects everything that is wrong with it.
struct RuleCompiler {
    private let definition: RuleDefinition
    /// The type of `params`; one object, for by it the evaluator knows the fields at once.
    private let parameterType: ModelType
    private var environment: Environment
    private(set) var diagnostics: [Diagnostic] = []

    /// Takes the environment with `plan` and without parameters, which is made once for all rules.
    init(_ definition: RuleDefinition, schema: ModelSchema, base: Environment) {
        self.definition = definition
        let type = ParameterModel.type(of: definition.parameters)
        parameterType = type
        if definition.parameters.isEmpty {
            environment = base
        } else {
            let types = Array(schema.types.values) + [type]
            environment = Environment(
                schema: ModelSchema(root: schema.root, types: types),
                variables: [("plan", .model(schema.root.name)), ("params", .model(type.name))],
                functions: RuleFunctions.all,
                countsBranches: base.countsBranches
            )
        }
    }

    /// The compiled rule; nil, with diagnostics, where something in it is wrong.
    mutating func compile(settings: RuleSettings.Rule) -> CompiledRule? {
        let parameters = parameterModel(settings)
        if let parameters { environment = environment.fixing("params", to: parameters) }
        let loops = definition.loops.map { loop($0) }
        // Bindings may use those before them; `when` may use all, for they are lazy.
        let lets = definition.lets.map { binding($0) }
        let when = definition.when.flatMap { condition($0, "when") }
        let assertions = definition.assertions.map { assertion in
            (that: condition(assertion.that, "assert"), message: assertion.message.flatMap { template($0) })
        }
        if !isChecked, let at = definition.at, at.text.utf8.contains(UInt8(ascii: ".")) {
            _ = compile(at, expecting: nil)
        }
        let message = definition.message.flatMap { template($0) }
        let unknown = definition.unknown.flatMap { template($0) }
        let remediation = definition.remediation.flatMap { template($0) }
        guard !diagnostics.contains(where: { $0.severity == .error }) else { return nil }
        if !isChecked { diagnostics += UseCheck.diagnostics(of: definition) }
        return CompiledRule(
            definition: definition,
            severity: settings.severity ?? definition.severity,
            environment: environment,
            parameters: parameters,
            loops: loops.compactMap { $0 },
            when: when,
            lets: lets.compactMap { $0 },
            assertions: assertions.compactMap { that, message in
                that.map { CompiledRule.Assertion(that: $0, message: message) }
            },
            message: message,
            unknown: unknown,
            remediation: remediation
        )
    }

    /// Whether all that can be wrong with the rule is known not to be: then what only a finding needs can wait for one.
    private var isChecked: Bool { definition.isBuiltIn && !environment.countsBranches }

    private mutating func loop(_ binding: RuleDefinition.Binding) -> CompiledRule.Binding? {
        guard let program = compile(binding.expression, expecting: nil) else {
            environment = environment.declaring(binding.name, .dyn)
            return nil
        }
        guard let element = program.type.elementType else {
            diagnostics.append(
                definition.source.diagnostic(
                    DiagnosticCode("R0104"),
                    "`for` goes over lists, this is \(program.type)",
                    in: binding.expression.node,
                    range: 0..<TextFolding.trimmed(binding.expression.text).utf8.count
                )
            )
            environment = environment.declaring(binding.name, .dyn)
            return nil
        }
        environment = environment.declaring(binding.name, element)
        return CompiledRule.Binding(name: binding.name, program: program)
    }

    private mutating func binding(_ binding: RuleDefinition.Binding) -> CompiledRule.Binding? {
        let program = compile(binding.expression, expecting: nil)
        environment = environment.declaring(binding.name, program?.type ?? .dyn)
        return program.map { CompiledRule.Binding(name: binding.name, program: $0) }
    }

    private mutating func compile(
        _ text: RuleDefinition.Text,
        expecting type: CELType?,
        as subject: String = ""
    ) -> Program? {
        compile(text.text, in: text.node, offset: 0, expecting: type, as: subject)
    }

    private mutating func compile(
        _ text: String,
        in node: YAMLNode,
        offset: Int,
        expecting type: CELType?,
        as subject: String = ""
    ) -> Program? {
        do {
            let program = try environment.compile(text, expecting: type, as: subject)
            for problem in program.warnings { report(problem, in: node, offset: offset) }
            return program
        } catch {
            for problem in error.diagnostics { report(problem, in: node, offset: offset) }
            return nil
        }
    }

    private mutating func report(_ problem: CELDiagnostic, in node: YAMLNode, offset: Int) {
        var diagnostic = definition.source.diagnostic(problem, in: node, offset: offset)
        diagnostic.notes += mangled(node)
        diagnostics.append(diagnostic)
    }

    /// A condition; what it comes to in every plan is reported.
    private mutating func condition(_ text: RuleDefinition.Text, _ name: String) -> Program? {
        guard let program = compile(text, expecting: .bool, as: "`\(name)`") else { return nil }
        if !program.readsVariables,
            case .bool(let value) = program.evaluate(Activation(environment)).value
        {
            diagnostics.append(
                definition.source.diagnostic(
                    .constantCondition,
                    "`\(name)` is always \(value)",
                    in: text.node,
                    range: 0..<TextFolding.trimmed(text.text).utf8.count,
                    hint: "it reads nothing of the plan",
                    as: .warning
                )
            )
        }
        return program
    }

    /// Notes a plain scalar that a comment cut short.
    private func mangled(_ node: YAMLNode) -> [String] {
        guard node.style == .plain, let text = node.scalar else { return [] }
        let lines = definition.source.lines
        guard lines.indices.contains(node.position.line - 1) else { return [] }
        let line = lines[node.position.line - 1].unicodeScalars
        let rest = line.dropFirst(node.position.column - 1 + text.unicodeScalars.count)
        guard rest.drop(while: { $0 == " " }).first == "#" else { return [] }
        return ["YAML takes ` #` for the start of a comment; put the expression in a block: `|` after the colon"]
    }

    private mutating func template(_ text: RuleDefinition.Text) -> DeferredTemplate? {
        guard isChecked else {
            let template = compiled(text)
            return template.map { template in DeferredTemplate { template } }
        }
        let compiler = self
        return DeferredTemplate {
            var compiler = compiler
            return compiler.compiled(text)
        }
    }

    private mutating func compiled(_ text: RuleDefinition.Text) -> Template? {
        let template = TemplateText(text.text)
        if let unclosed = template.unclosed {
            diagnostics.append(
                definition.source.diagnostic(
                    .template,
                    "`${` without `}`",
                    in: text.node,
                    range: unclosed..<(unclosed + 2),
                    hint: "write `$${` for the characters themselves"
                )
            )
        }
        let parts: [Template.Part] = template.parts.compactMap { part in
            switch part {
            case .literal(let literal): .literal(literal)
            case .expression(let source, let offset):
                compile(source, in: text.node, offset: offset, expecting: nil).map { .program($0) }
            }
        }
        return template.unclosed == nil ? Template(parts: parts) : nil
    }

    private mutating func parameterModel(_ settings: RuleSettings.Rule) -> ParameterModel? {
        let names = definition.parameters.map(\.name)
        for parameter in settings.parameters where !names.contains(parameter.name) {
            let start = parameter.position
            diagnostics.append(
                settings.source.diagnostic(
                    .unknownSetting,
                    "the rule \(definition.id) has no parameter `\(parameter.name)`",
                    from: start,
                    to: YAMLNode.Position(
                        line: start.line,
                        column: start.column + parameter.name.unicodeScalars.count
                    ),
                    hint: Suggestion.hint(for: parameter.name, among: names),
                    notes: names.isEmpty ? [] : ["parameters: \(names.joined(separator: ", "))"],
                    replacement: Suggestion.nearest(to: parameter.name, among: names)
                )
            )
        }
        guard !definition.parameters.isEmpty else { return nil }
        let values = definition.parameters.map { parameter($0, settings) }
        return ParameterModel(type: parameterType, values: values)
    }

    private mutating func parameter(_ declaration: ParameterDeclaration, _ settings: RuleSettings.Rule) -> ModelValue {
        let setting = settings.parameters.first { $0.name == declaration.name }?.value
        guard let node = setting ?? declaration.defaultValue else {
            diagnostics.append(
                definition.source.diagnostic(
                    .parameterValue,
                    "the parameter `\(declaration.name)` has no default and is not set",
                    from: declaration.position
                )
            )
            return .absent
        }
        var reader = ParameterReader(setting == nil ? definition.source : settings.source)
        let value = reader.value(node, of: declaration)
        diagnostics += reader.diagnostics
        return value ?? .absent
    }
}
