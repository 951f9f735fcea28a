/// How a macro is written (langdef, "Macros"; cel-go `ext`).
struct MacroSignature: Sendable {
    /// What a macro is called on.
    enum Target {
        case none, list, collection, optional
    }

    let name: String
    let target: Target
    /// With the types of what it takes and gives.
    let signature: String
    let summary: String

    static let all: [MacroSignature] = [
        MacroSignature(name: "has", target: .none, "has(x.field) -> bool", "Whether a field is set."),
        collection("all", "(x, condition) -> bool", "Whether the condition holds for every element."),
        collection("exists", "(x, condition) -> bool", "Whether the condition holds for at least one element."),
        collection("exists_one", "(x, condition) -> bool", "Whether the condition holds for exactly one element."),
        collection("existsOne", "(x, condition) -> bool", "Whether the condition holds for exactly one element."),
        collection("filter", "(x, condition) -> list", "The elements for which the condition holds."),
        collection(
            "map",
            "(x, value) -> list",
            "The value for each element; `map(x, condition, value)` leaves some out."
        ),
        collection("transformList", "(index, x, value) -> list", "The value for each element, with its index or key."),
        collection("transformMap", "(key, x, value) -> map", "A map with the same keys and other values."),
        collection("transformMapEntry", "(key, x, entry) -> map", "A map of the entries, each a map of one key."),
        MacroSignature(
            name: "sortBy",
            target: .list,
            "list.sortBy(x, key) -> list",
            "The elements in the order of a key."
        ),
        MacroSignature(
            name: "optMap",
            target: .optional,
            "optional.optMap(x, value) -> optional",
            "The value, where there is one, turned into another."
        ),
        MacroSignature(
            name: "optFlatMap",
            target: .optional,
            "optional.optFlatMap(x, optional) -> optional",
            "The optional that the value, where there is one, is turned into."
        ),
        MacroSignature(
            name: "cel.bind",
            target: .none,
            "cel.bind(name, value, expression)",
            "The expression with a name for a value."
        ),
    ]

    private init(name: String, target: Target, _ signature: String, _ summary: String) {
        self.name = name
        self.target = target
        self.signature = signature
        self.summary = summary
    }

    private static func collection(_ name: String, _ form: String, _ summary: String) -> MacroSignature {
        MacroSignature(name: name, target: .collection, "list.\(name)\(form)", summary)
    }

    /// Whether the macro can be called on a value of a type.
    func takes(_ type: CELType) -> Bool {
        switch (target, type) {
        case (.none, _): false
        case (_, .dyn), (.list, .list), (.collection, .list), (.collection, .map), (.optional, .optional): true
        default: false
        }
    }
}

extension Environment {
    /// The ways to call a function or macro of a name; empty for an operator and where there is none.
    func signatures(of name: String) -> [String] {
        guard let first = name.utf8.first, (97...122).contains(first | 0x20), name != "in" else { return [] }
        let macros = MacroSignature.all.filter { $0.name == name }.map(\.signature)
        let hosts = (functions[name] ?? []).map(\.signature)
        let standard = FunctionTable.standard
        let overloads = standard.overloads(name, isMethod: true) + standard.overloads(name, isMethod: false)
        return macros + hosts + overloads.map { "\($0.signature) -> \($0.result)" }
    }
}

extension HostFunction {
    /// The function as it is called.
    var signature: String {
        let names = parameters.map(\.description)
        return isMethod
            ? "\(names.first ?? "").\(name)(\(names.dropFirst().joined(separator: ", "))) -> \(result)"
            : "\(name)(\(names.joined(separator: ", "))) -> \(result)"
    }
}
