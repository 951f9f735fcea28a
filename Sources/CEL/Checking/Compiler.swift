import Symbolic

/// Checks a syntax tree and turns it into operations with resolved names.
///
/// Types are followed as far as models, literals and the functions' declarations tell them; where they do not, an
/// expression is `dyn` and checked when it is evaluated.
struct Compiler {
    let environment: Environment
    /// The whole expression.
    let source: String
    private(set) var diagnostics: [CELDiagnostic] = []
    /// What the whole expression is, in the words of messages: `assert`.
    let subject: String
    /// The type that the next expression should have, for suggestions.
    var wanted: CELType?
    /// The fields that are read, by where they are.
    var knownFields: [Range<Int>: ModelField] = [:]
    /// Whether a variable is read anywhere.
    private(set) var readsVariables = false
    var types = TypeInference()
    private(set) var localCount = 0
    /// The conditions that are counted.
    var branches: [Branch] = []
    private var scope: [Local] = []
    /// What was found out of each part of the expression; nil where nobody asks.
    var checkedParts: [CheckedExpression]?

    /// A variable of a macro.
    private struct Local {
        var name: String
        var slot: Int
        var type: CELType
        /// What it is bound to; nil where the macro gives it its values.
        var value: Operation?
    }

    init(_ environment: Environment, source: String, subject: String = "") {
        self.subject = subject
        self.environment = environment
        self.source = source
    }

    mutating func fail(_ message: String, _ range: Range<Int>, hint: String? = nil, code: String = "R0102") {
        diagnostics.append(CELDiagnostic(message: message, range: range, hint: hint, code: code))
    }

    mutating func report(_ diagnostic: CELDiagnostic) { diagnostics.append(diagnostic) }

    mutating func compile(_ node: Expression) -> (Operation, CELType) {
        let compiled = operation(for: node)
        checkedParts?.append(
            CheckedExpression(node: node, type: compiled.1, locals: scope.map { (name: $0.name, type: $0.type) })
        )
        return compiled
    }

    private mutating func operation(for node: Expression) -> (Operation, CELType) {
        switch node.kind {
        case .literal(let value): return (LiteralOperation(value, node.range), Compiler.type(of: value))
        case .identifier(let name): return identifier(name, node)
        case .select(let operand, let field, let isOptional): return select(operand, field, isOptional, node)
        case .presence(let operand, let field): return presence(operand, field, node)
        case .index(let operand, let key, let isOptional): return index(operand, key, isOptional, node)
        case .call(let name, let target, let arguments): return call(name, target, arguments, node)
        case .list(let elements): return list(elements, node)
        case .map(let entries): return map(entries, node)
        case .comprehension(let macro, let over, let variables, let arguments):
            return comprehension(macro, over, variables, arguments, node)
        case .bind(let name, let value, let body): return bind(name, value, body, node)
        case .invalid: return (LiteralOperation(.error(CELError("invalid")), node.range), .dyn)
        }
    }

    private static func type(of value: CELValue) -> CELType {
        switch value {
        case .null: .null
        case .bool: .bool
        case .int: .int
        case .uint: .uint
        case .double: .double
        case .string: .string
        case .bytes: .bytes
        default: .dyn
        }
    }

    private mutating func identifier(_ name: String, _ node: Expression) -> (Operation, CELType) {
        if let local = scope.last(where: { $0.name == name }) {
            return (LocalOperation(local.slot, value: local.value, node.range), types.current(local.type))
        }
        if let slot = environment.resolvedSlot(of: name) {
            readsVariables = true
            return (VariableOperation(slot, node.range), environment.variables[slot].type)
        }
        if let type = environment.candidates(for: name).lazy.compactMap({ Compiler.typeNames[$0] }).first {
            return (LiteralOperation(.type(type), node.range), .type)
        }
        let names = scope.map(\.name) + environment.variables.map(\.name)
        noVariable(name, node, among: names)
        return (LiteralOperation(.error(CELError("there is no variable `\(name)`")), node.range), .dyn)
    }

    private static let typeNames: [String: String] = [
        "bool": "bool", "int": "int", "uint": "uint", "double": "double", "string": "string", "bytes": "bytes",
        "list": "list", "map": "map", "null_type": "null_type", "type": "type", "optional_type": "optional_type",
        "google.protobuf.Timestamp": "google.protobuf.Timestamp",
        "google.protobuf.Duration": "google.protobuf.Duration", "net.IP": "net.IP", "net.CIDR": "net.CIDR",
    ]

    /// What the names of types begin with that are made of several.
    private static let typeRoots = typeNames.keys.filter { $0.contains(".") }.compactMap { name in
        name.split(separator: ".").first.map(String.init)
    }

    /// What a name stands for that is made of several with points between; nil where it is none as a whole.
    mutating func qualified(_ operand: Expression, _ field: String, _ range: Range<Int>) -> (Operation, CELType)? {
        guard let name = qualifiedName(operand, field) else { return nil }
        if let slot = environment.resolvedSlot(of: name) {
            readsVariables = true
            return (VariableOperation(slot, range), environment.variables[slot].type)
        }
        return environment.candidates(for: name).lazy.compactMap { Compiler.typeNames[$0] }.first
            .map { (LiteralOperation(.type($0), range), .type) }
    }

    /// The dotted name that a selection may be, where all of it is names and none of them a macro's variable.
    func qualifiedName(_ operand: Expression, _ field: String) -> String? {
        var names = [field]
        var operand = operand
        while case .select(let inner, let name, false) = operand.kind {
            names.append(name)
            operand = inner
        }
        guard case .identifier(let root) = operand.kind, mayBeQualified(root), !isLocal(root) else { return nil }
        return ([root] + names.reversed()).joined(separator: ".")
    }

    /// Whether there is a name of several parts that may begin with a root.
    private func mayBeQualified(_ root: String) -> Bool {
        environment.hasQualifiedNames || root.utf8.first == UInt8(ascii: ".") || Compiler.typeRoots.contains(root)
    }

    func isLocal(_ name: String) -> Bool { scope.contains { $0.name == name } }

    /// Names a variable of a macro for what is compiled until it is forgotten.
    mutating func declare(_ name: String, _ type: CELType, value: Operation? = nil) -> Int {
        let slot = localCount
        localCount += 1
        scope.append(Local(name: name, slot: slot, type: type, value: value))
        return slot
    }

    mutating func forget(_ count: Int) { scope.removeLast(count) }
}
