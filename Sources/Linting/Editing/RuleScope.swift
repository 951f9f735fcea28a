package import CEL
package import Symbolic
package import YAMLReader

/// The names that the expressions of a rule may use, for editors; the rule may have errors.
package struct RuleScope: Sendable {
    /// The part of a rule that an expression stands in.
    package enum Section: Sendable {
        /// An entry of `for`, which may use those before it.
        case loops
        /// An entry of `let`, which may use `for` and the entries before it.
        case bindings
        /// Any other expression, which may use all names.
        case body
    }

    /// A name that the rule gives to something.
    package struct Name: Sendable {
        package let text: String
        /// Where the rule names it.
        package let position: YAMLNode.Position
        package let type: CELType
        let section: Section
    }

    /// The names of `for` and `let`, in their order.
    package let names: [Name]
    /// The model `params`; nil where the rule has no parameters.
    package let parameters: ModelType?
    private let base: Environment

    package init(_ definition: RuleDefinition, schema: ModelSchema) {
        let plan = ("plan", CELType.model(schema.root.name))
        if definition.parameters.isEmpty {
            parameters = nil
            base = Environment(schema: schema, variables: [plan], functions: RuleFunctions.all)
        } else {
            let type = ParameterModel.type(of: definition.parameters)
            let types = Array(schema.types.values) + [type]
            parameters = type
            base = Environment(
                schema: ModelSchema(root: schema.root, types: types),
                variables: [plan, ("params", .model(type.name))],
                functions: RuleFunctions.all
            )
        }
        var environment = base
        var names: [Name] = []
        for (bindings, section) in [(definition.loops, Section.loops), (definition.lets, .bindings)] {
            for binding in bindings {
                let found = environment.outline(of: binding.expression.text).type
                let type = section == .loops ? found.elementType ?? .dyn : found
                names.append(Name(text: binding.name, position: binding.position, type: type, section: section))
                environment = environment.declaring(binding.name, type)
            }
        }
        self.names = names
    }

    /// The names that may be used in a section of the rule at a place of its file; not the name that the expression
    /// itself is bound to.
    package func environment(
        in section: Section,
        at position: YAMLNode.Position,
        of own: String? = nil
    ) -> Environment {
        names.filter { name in
            let place = (name.position.line, name.position.column)
            let isBefore = place < (position.line, position.column) && name.text != own
            return switch (section, name.section) {
            case (.body, _), (.bindings, .loops): true
            case (.loops, .loops), (.bindings, .bindings): isBefore
            default: false
            }
        }.reduce(base) { $0.declaring($1.text, $1.type) }
    }
}
