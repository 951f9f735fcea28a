import CEL
import Symbolic

/// A rule that is ready to be run: every expression is compiled and checked, every parameter has its value.
package final class CompiledRule: Sendable {
    /// A name with its compiled expression.
    struct Binding: Sendable {
        let name: String
        let program: Program

        /// Whether another rule's loop goes through the same list, if the names around both are the same.
        func isShareable(with other: Binding) -> Bool {
            name == other.name && program.source == other.program.source && !program.source.mentions("params")
        }
    }

    /// A compiled claim of `assert`.
    struct Assertion: Sendable {
        let that: Program
        let message: DeferredTemplate?
    }

    package let definition: RuleDefinition
    /// As the rule says it, or as a setting has it.
    package let severity: Severity
    let environment: Environment
    let parameters: ParameterModel?
    let loops: [Binding]
    let when: Program?
    let lets: [Binding]
    let assertions: [Assertion]
    let message: DeferredTemplate?
    let unknown: DeferredTemplate?
    let remediation: DeferredTemplate?
    /// The position in `loops` of the element whose place a finding carries.
    let place: Int
    /// The field of that element that is meant, for what is wrong with an attribute and not with what it refers to.
    let placeField: String?

    init(
        definition: RuleDefinition,
        severity: Severity,
        environment: Environment,
        parameters: ParameterModel?,
        loops: [Binding],
        when: Program?,
        lets: [Binding],
        assertions: [Assertion],
        message: DeferredTemplate?,
        unknown: DeferredTemplate?,
        remediation: DeferredTemplate?
    ) {
        self.definition = definition
        self.severity = severity
        self.environment = environment
        self.parameters = parameters
        self.loops = loops
        self.when = when
        self.lets = lets
        self.assertions = assertions
        self.message = message
        self.unknown = unknown
        self.remediation = remediation
        let at = definition.at?.text.utf8.split(separator: UInt8(ascii: ".")).map { String(Substring($0)) } ?? []
        let named = at.first.flatMap { name in loops.firstIndex { $0.name == name } }
        self.place = named ?? max(0, loops.count - 1)
        self.placeField = at.count > 1 ? at[1] : nil
    }

    package var id: String { definition.id }

    /// The position of the first name of `for` among the variables: before it stand `plan` and, if any, `params`.
    var firstSlot: Int { parameters == nil ? 1 : 2 }

    /// The position of the first name of `let` among the variables, behind those of `for`.
    var firstLet: Int { firstSlot + loops.count }

    /// What reports say of the rule.
    package var info: Report.RuleInfo {
        Report.RuleInfo(
            id: definition.id,
            title: definition.title,
            severity: severity,
            tags: definition.tags,
            description: definition.description,
            remediation: remediationText,
            references: definition.references
        )
    }

    /// The remedy without values: what a template would fill in stands as its expression.
    private var remediationText: String {
        guard let text = definition.remediation?.text else { return "" }
        let parts = TemplateText(text).parts.map { part in
            switch part {
            case .literal(let literal): literal
            case .expression(let expression, _): "⟨\(expression)⟩"
            }
        }
        return TextFolding.trimmed(parts.joined())
    }
}
