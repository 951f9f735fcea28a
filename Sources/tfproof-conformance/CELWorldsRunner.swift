import CEL
import JSONReader
import Symbolic

/// Runs a file of expressions with unknown inputs against their results in every possible world.
enum CELWorldsRunner {
    /// Prints a line for each violation, then the counts; 0 only if none failed, 2 if the file cannot be read.
    static func run(_ path: String) -> Int32 {
        CaseFile.run(path) { CELWorldsCase($0).outcome }
    }
}

/// One expression with unknown inputs.
///
/// The answer by the plain tables is compared where the row has one; the answer of a rule, which decides more, must be
/// that of every world wherever it is known.
struct CELWorldsCase {
    private let row: JSONNode

    init(_ row: JSONNode) {
        self.row = row
    }

    var outcome: CaseFile.Outcome {
        let plain = answer(isStrict: true)
        if let expected = row["kleene"], JSONAnswer(expected) != plain {
            return .failed(id: expression, expected: "\(JSONAnswer(expected))", got: "\(plain)")
        }
        for found in [plain, answer(isStrict: false)] where found != .unknown {
            if worlds.allSatisfy({ $0 == found }) { continue }
            return .failed(id: expression, expected: "\(worlds)", got: "\(found) for certain")
        }
        return .passed
    }

    private var expression: String { row["expr"]?.string ?? "" }

    private var worlds: [JSONAnswer] {
        row["worlds"]?.elements.map { world in
            let parts = world.elements.map { $0 }
            return parts.count == 2 ? JSONAnswer(parts[1]) : .error
        } ?? []
    }

    private func answer(isStrict: Bool) -> JSONAnswer {
        let unknown = row["unknown"]?.elements.compactMap(\.string) ?? []
        let known = row["known"]?.members.map { ($0.name.string ?? "", $0.value) } ?? []
        let environment = Environment(
            schema: nil,
            variables: (unknown + known.map(\.0)).map { ($0, .dyn) },
            isStrict: isStrict
        )
        guard let program = try? environment.compile(expression, isChecked: false) else { return .error }
        let activation = Activation(environment)
        for name in unknown {
            let address = ResourceAddress(type: "input", name: name)
            activation.bind(
                name,
                .unknown(Unknown(attribute: AttributeIdentity(address: address, path: AttributePath())), nil)
            )
        }
        for (name, value) in known { activation.bind(name, JSONAnswer.value(value)) }
        return JSONAnswer(program.evaluate(activation).value)
    }
}

/// What an expression comes to, as far as the case files tell answers apart.
enum JSONAnswer: Equatable {
    case bool(Bool)
    case int(Int64)
    case other
    case unknown, error

    init(_ node: JSONNode) {
        switch node.kind {
        case .bool: self = .bool(node.bool ?? false)
        case .number: self = .int(Int64(node.int ?? 0))
        case .string where node.isString("unknown"): self = .unknown
        case .string where node.isString("error"): self = .error
        default: self = .other
        }
    }

    init(_ value: CELValue) {
        switch value {
        case .bool(let bool): self = .bool(bool)
        case .int(let int): self = .int(int)
        case .unknown: self = .unknown
        case .error: self = .error
        default: self = .other
        }
    }

    /// A plain JSON value as one of CEL.
    static func value(_ node: JSONNode) -> CELValue {
        switch node.kind {
        case .bool: .bool(node.bool ?? false)
        case .number: .int(Int64(node.int ?? 0))
        case .string: .string(node.string ?? "")
        case .array: .list(CELList(node.elements.map { value($0) }))
        case .object: .map(CELMap(node.members.map { (.string($0.name.string ?? ""), value($0.value)) }))
        case .null: .null
        }
    }
}
