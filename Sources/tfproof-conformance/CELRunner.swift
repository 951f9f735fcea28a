import CEL
import JSONReader
import Symbolic

/// Runs a file of CEL's conformance cases: an expression, its bindings, and the value, error or type to expect.
enum CELRunner {
    /// Prints a line for each case that fails, then the counts; 0 only if none failed, 2 if the file cannot be read.
    static func run(_ path: String) -> Int32 {
        // A row with unknown inputs tells the results in all worlds instead of one.
        CaseFile.run(path) { row in row["worlds"] == nil ? CELCase(row).outcome : CELWorldsCase(row).outcome }
    }
}

/// One expression of a case file.
struct CELCase {
    private let row: JSONNode

    init(_ row: JSONNode) {
        self.row = row
    }

    /// What became of the case.
    var outcome: CaseFile.Outcome {
        guard let expected = row["expect"] else { return .skipped }
        let program: Program
        do {
            let environment = environment
            let isChecked = !(row["disable_check"]?.bool ?? false)
            program = try environment.compile(
                row["expr"]?.string ?? "",
                isChecked: isChecked,
                hasMacros: !(row["disable_macros"]?.bool ?? false)
            )
        } catch {
            return judge(.error(CELError(error.diagnostics.first?.message ?? "")), expected)
        }
        if let type = expected["type"]?.string, let problem = judge(program.type, type) { return problem }
        let isTypeOnly = expected["value"] == nil && expected["error"] == nil && expected["any_error"] == nil
        if row["check_only"]?.bool == true || isTypeOnly { return .passed }
        return judge(program.evaluate(activation).value, expected)
    }

    private var id: String { row["id"]?.string ?? "" }

    private func judge(_ type: CELType, _ name: String) -> CaseFile.Outcome? {
        let found = CELTypeName.text(of: type)
        return CELTypeName.without(blanks: name) == CELTypeName.without(blanks: found)
            ? nil : .failed(id: id, expected: "type \(name)", got: "type \(found)")
    }

    private func judge(_ value: CELValue, _ expected: JSONNode) -> CaseFile.Outcome {
        if let wanted = expected["value"] {
            if TaggedValue(wanted).isSame(as: value) { return .passed }
            return .failed(id: id, expected: TaggedValue(wanted).description, got: TaggedValue.description(of: value))
        }
        if case .error = value { return .passed }
        return .failed(id: id, expected: "an error", got: TaggedValue.description(of: value))
    }

    private var bindings: [(name: String, value: CELValue)] {
        row["bindings"]?.members.map { ($0.name.string ?? "", TaggedValue($0.value).value) } ?? []
    }

    private var environment: Environment {
        var variables: [(String, CELType)] = []
        var functions: [HostFunction] = []
        for entry in row["type_env"]?.elements.map({ $0 }) ?? [] {
            if let name = entry["ident"]?.string {
                variables.append((name, CELTypeName.type(of: entry["type"]?.string ?? "")))
            } else if let name = entry["function"]?.string {
                functions.append(contentsOf: overloads(name, entry["overloads"]))
            }
        }
        for (name, _) in bindings where !variables.contains(where: { $0.0 == name }) { variables.append((name, .dyn)) }
        return Environment(
            schema: nil,
            variables: variables,
            functions: functions,
            isStrict: true,
            container: row["container"]?.string ?? ""
        )
    }

    /// Functions that are declared only: a call of one is an error.
    private func overloads(_ name: String, _ overloads: JSONNode?) -> [HostFunction] {
        overloads?.elements.map { overload in
            let parameters = overload["params"]?.elements.map { CELTypeName.type(of: $0.string ?? "") } ?? []
            return HostFunction(
                name,
                parameters,
                returns: CELTypeName.type(of: overload["result"]?.string ?? ""),
                isMethod: overload["member"]?.bool ?? false
            ) { _ in .error(CELError("the function is declared only")) }
        } ?? []
    }

    private var activation: Activation {
        let activation = Activation(environment)
        for (name, value) in bindings { activation.bind(name, value) }
        return activation
    }
}
