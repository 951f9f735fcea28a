package import Symbolic

/// The names that an expression may use: models, variables, functions of the host.
package struct Environment: Sendable {
    /// The models; nil where there are none.
    package let schema: ModelSchema?
    private(set) var variables: [(name: String, type: CELType)]
    let functions: [String: [HostFunction]]
    /// The models that variables are in every evaluation, by their places.
    private(set) var constants: [Int: any ModelObject] = [:]
    /// Whether unknowns go no further than the language definition has them.
    package let isStrict: Bool
    /// Whether programs note what their conditions come to.
    package let countsBranches: Bool
    /// The name before those that are not found as they stand: `a.b` for the expressions of a package; usually empty.
    let container: String

    package init(
        schema: ModelSchema?,
        variables: [(String, CELType)],
        functions: [HostFunction] = [],
        isStrict: Bool = false,
        container: String = "",
        countsBranches: Bool = false
    ) {
        self.schema = schema
        self.variables = variables.map { (name: $0.0, type: $0.1) }
        self.functions = Dictionary(grouping: functions, by: \.name)
        self.isStrict = isStrict
        self.container = container
        self.countsBranches = countsBranches
    }

    /// The same environment with one more variable, in the next place.
    package func declaring(_ name: String, _ type: CELType) -> Environment {
        var copy = self
        copy.variables.append((name: name, type: type))
        return copy
    }

    /// The same environment where a variable is the same model in every evaluation, so that its fields are read once.
    package func fixing(_ name: String, to model: any ModelObject) -> Environment {
        var copy = self
        if let slot = slot(of: name) { copy.constants[slot] = model }
        return copy
    }

    /// Whether a variable may go by a name of several parts, with points between them.
    var hasQualifiedNames: Bool {
        !container.isEmpty || variables.contains { $0.name.utf8.contains(UInt8(ascii: ".")) }
    }

    /// The place of a variable; the one declared last where a name is declared twice.
    func slot(of name: String) -> Int? {
        variables.lastIndex { $0.name == name }
    }

    /// The place of a variable by a name that the container may complete; an absolute name begins with a point.
    func resolvedSlot(of name: String) -> Int? {
        candidates(for: name).lazy.compactMap { slot(of: $0) }.first
    }

    /// The names that a name may stand for, those of the innermost container first (langdef, "Name Resolution").
    func candidates(for name: String) -> [String] {
        if name.hasPrefix(".") { return [String(name.dropFirst())] }
        if container.isEmpty { return [name] }
        var names: [String] = []
        var prefix = container[...]
        while !prefix.isEmpty {
            names.append("\(prefix).\(name)")
            prefix = prefix.lastIndex(of: ".").map { prefix[..<$0] } ?? ""
        }
        return names + [name]
    }

    /// Parses and checks an expression.
    ///
    /// - Parameters:
    ///   - source: The expression, of at most 32 KiB.
    ///   - type: What it must be; nil where anything will do.
    ///   - subject: What the expression is, for messages: "`assert`".
    ///   - isChecked: Whether names and types are checked now; if not, what is wrong is an error where it is evaluated.
    ///   - hasMacros: Whether macros are told from calls.
    /// - Returns: The expression, ready to be evaluated.
    /// - Throws: `CompileError` with everything that is wrong with it.
    package func compile(
        _ source: String,
        expecting type: CELType? = nil,
        as subject: String = "",
        isChecked: Bool = true,
        hasMacros: Bool = true
    ) throws(CompileError) -> Program {
        let (expression, mistakes) = Parser.parse(source, hasMacros: hasMacros)
        guard mistakes.isEmpty else { throw CompileError(diagnostics: mistakes) }
        var compiler = Compiler(self, source: source, subject: subject)
        var (root, deduced) = compiler.compile(expression)
        let found = compiler.types.resolved(deduced)
        let problems = compiler.diagnostics
        var diagnostics = isChecked ? problems.filter { !$0.isWarning } : []
        if diagnostics.isEmpty, let type, !found.fits(type) {
            let what = subject.isEmpty ? "the expression" : subject
            diagnostics.append(
                CELDiagnostic(
                    message: "\(what) must be \(type), this is \(found)",
                    range: expression.range,
                    hint: type == .bool ? compiler.comparison(for: expression, found) : nil,
                    code: "R0104"
                )
            )
        }
        guard diagnostics.isEmpty else { throw CompileError(diagnostics: diagnostics) }
        if countsBranches, type == .bool { root = compiler.counted(root) }
        return Program(
            source: source,
            type: found,
            root: root,
            localCount: compiler.localCount,
            branches: compiler.branches,
            warnings: problems.filter(\.isWarning),
            readsVariables: compiler.readsVariables
        )
    }
}

/// A function that the host adds to the language.
package struct HostFunction: Sendable {
    package let name: String
    package let parameters: [CELType]
    package let result: CELType
    /// Whether it is called on its first parameter: `x.f(y)`.
    package let isMethod: Bool
    /// Whether errors and unknowns among the arguments are the result without a call.
    package let isStrict: Bool
    let call: @Sendable ([CELValue]) -> CELValue

    package init(
        _ name: String,
        _ parameters: [CELType],
        returns result: CELType,
        isMethod: Bool = false,
        isStrict: Bool = true,
        call: @escaping @Sendable ([CELValue]) -> CELValue
    ) {
        self.name = name
        self.parameters = parameters
        self.result = result
        self.isMethod = isMethod
        self.isStrict = isStrict
        self.call = call
    }

    /// Whether values are of the parameters' types, as far as that can be seen.
    func takes(_ values: [CELValue]) -> Bool {
        values.count == parameters.count && zip(values, parameters).allSatisfy { ParameterKind($1).mayHold($0) }
    }
}
