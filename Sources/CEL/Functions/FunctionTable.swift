/// The functions of the language and its extensions, by name.
struct FunctionTable: Sendable {
    private let functions: [String: [Overload]]
    private let methods: [String: [Overload]]
    /// The names before a point: `math` of `math.abs`.
    private let namespaces: Set<String>

    init(_ overloads: [Overload]) {
        functions = Dictionary(grouping: overloads.filter { !$0.isMethod }, by: \.name)
        methods = Dictionary(grouping: overloads.filter(\.isMethod), by: \.name)
        namespaces = Set(functions.keys.compactMap { name in name.firstIndex(of: ".").map { String(name[..<$0]) } })
    }

    func overloads(_ name: String, isMethod: Bool) -> [Overload] {
        (isMethod ? methods : functions)[name] ?? []
    }

    func isMethod(_ name: String) -> Bool { methods[name] != nil }

    func isNamespace(_ name: String) -> Bool { namespaces.contains(name) }

    var functionNames: [String] { Array(functions.keys) }
    var methodNames: [String] { Array(methods.keys) }

    /// All that every expression may call.
    static let standard = FunctionTable(
        Arithmetic.overloads + Conversions.overloads + StandardStrings.overloads + StandardCollections.overloads
            + TimeFunctions.overloads + OptionalFunctions.overloads + StringExtension.overloads
            + MathExtension.overloads + ListExtension.overloads + SetExtension.overloads + RegexExtension.overloads
            + NetworkExtension.overloads + Base64.overloads
    )
}
