import Symbolic

@testable import CEL

/// Evaluates an expression with variables of any type; a diagnostic is an error.
func evaluate(_ source: String, _ variables: [String: CELValue] = [:], isStrict: Bool = false) -> CELValue {
    let names = variables.keys.sorted()
    let environment = Environment(schema: nil, variables: names.map { ($0, .dyn) }, isStrict: isStrict)
    do {
        let program = try environment.compile(source)
        let activation = Activation(environment)
        for name in names { activation.bind(name, variables[name] ?? .null) }
        return program.evaluate(activation).value
    } catch {
        return .error(CELError("does not compile: \(error.diagnostics.first?.message ?? "")"))
    }
}

/// `true`, `false`, `unknown`, `error` or `other`.
func verdict(_ value: CELValue) -> String {
    switch value {
    case .bool(let bool): "\(bool)"
    case .unknown: "unknown"
    case .error: "error"
    default: "other"
    }
}

/// An attribute that is known after apply.
func unknown(_ name: String) -> Unknown {
    Unknown(attribute: AttributeIdentity(address: ResourceAddress(type: "input", name: name), path: AttributePath()))
}

/// A text with a hole between two literals.
func text(_ prefix: String, _ name: String, _ suffix: String = "") -> CELValue {
    CELValue(SymbolicString([.literal(prefix), .hole(unknown(name)), .literal(suffix)]))
}
