import Symbolic
import Testing

@testable import CEL

/// What editors are told of expressions, finished and unfinished.
@Suite struct EditingTests {
    private static func field(_ name: String, _ type: FieldType, allowed: [String] = []) -> ModelField {
        ModelField(name, type, summary: "The \(name).", allowedValues: allowed) { _ in .absent }
    }

    private static let part = ModelType(
        "Part",
        summary: "A part.",
        fields: [field("name", .string), field("kind", .string, allowed: ["big", "small"])]
    )
    private static let root = ModelType(
        "Plan",
        summary: "All.",
        fields: [field("parts", .list(.model("Part"))), field("labels", .map(.string))],
        methods: [
            ModelMethod("holds", [.init("item", .string)], returns: .bool, summary: "Whether.") { _, _ in .init(.absent)
            }
        ]
    )
    private static let environment = Environment(
        schema: ModelSchema(root: root, types: [part]),
        variables: [("plan", .model("Plan")), ("raw", .dyn)]
    )

    /// The names that can be written at the `|` of a source.
    private func names(_ marked: String) -> [String] {
        let cursor = marked.utf8.firstIndex(of: UInt8(ascii: "^")) ?? marked.utf8.endIndex
        let offset = marked.utf8.distance(from: marked.utf8.startIndex, to: cursor)
        let source = marked.replacing("^", with: "")
        return EditingTests.environment.candidates(in: source, at: offset).candidates.map(\.name)
    }

    @Test(
        "names behind a point are those of the value before it",
        arguments: [
            ("plan.^", "parts"), ("plan.pa^", "parts"), ("plan.^ && true", "parts"), ("plan.^", "holds"),
            ("plan.parts[0].^", "kind"), ("plan.parts.^", "exists"), ("plan.parts.^", "size"),
            ("plan.parts.all(p, p.^", "kind"), ("plan.parts.all(i, p, i > 0 && p.n^", "name"),
            ("plan.parts.filter(p, p.name == 'x').map(q, [q.^", "kind"), ("has(plan.^", "parts"),
            ("has(plan.parts[0].k^", "kind"), ("true ? plan.^", "parts"), ("{'a': plan.^", "parts"),
            ("cel.bind(x, plan.parts[0], x.^", "name"), ("plan.parts.first().^", "hasValue"),
            ("plan.?parts.^", "orValue"), ("raw.^", "startsWith"), ("plan.parts[0].name.^", "startsWith"),
            ("math.^", "abs"), ("cel.^", "bind"), ("plan.parts.map(p, p.kind).^", "join"), ("(plan).^", "parts"),
        ]
    )
    func members(marked: String, name: String) {
        #expect(names(marked).contains(name))
    }

    @Test(
        "names that do not fit are not offered",
        arguments: [
            ("plan.^", "startsWith"), ("plan.parts.^", "hasValue"), ("plan.parts[0].^", "all"),
            ("plan.parts.^", "name"),
            ("1^", "plan"), ("// pl^", "plan"), ("'pl^", "plan"), ("plan.^", "plan"), ("^", "all"), ("^", "=="),
            ("plan.labels.^", "sortBy"), ("plan.parts.all(p, true) && ^", "p"),
        ]
    )
    func noMembers(marked: String, name: String) {
        #expect(!names(marked).contains(name))
    }

    @Test(
        "variables, functions and literals can be written where a value is wanted",
        arguments: [
            ("^", "plan"), ("pl^", "plan"), ("^", "size"), ("^", "has"), ("^", "math"), ("^", "true"), ("!^", "plan"),
            ("plan.parts.all(p, ^", "p"), ("plan.parts.all(p, has(^", "p"), ("plan.parts.exists(k, v, k == ^", "v"),
            ("size(^", "plan"), ("raw in [^", "plan"), ("plan.labels[^", "plan"), ("has(pl^", "plan"),
        ]
    )
    func values(marked: String, name: String) {
        #expect(names(marked).contains(name))
    }

    @Test(
        "a text that a field is compared with is one of those it can have",
        arguments: ["plan.parts[0].kind == '^", "plan.parts.all(p, p.kind != \"b^", "plan.parts[0].kind in ['big', '^"]
    )
    func texts(marked: String) {
        #expect(names(marked) == ["big", "small"])
    }

    @Test(
        "a name is told by its place",
        arguments: [
            ("pl^an.parts", "variable Plan"), ("plan.par^ts", "field Plan.parts"), ("plan.ho^lds('x')", "method holds"),
            ("plan.parts.al^l(p, true)", "function all"), ("plan.parts.all(^p, true)", "local Part"),
            ("plan.parts.all(p, p^.name == '')", "local Part"), ("has(plan.par^ts)", "field Plan.parts"),
            ("ha^s(plan.parts)", "function has"), ("si^ze(plan.parts)", "function size"),
            ("math.a^bs(1)", "function math.abs"), ("raw.fo^o", "key dyn"), ("plan.labels.ro^le", "key string"),
            ("cel.bi^nd(x, 1, x)", "function cel.bind"), ("cel.bind(x, 1, ^x)", "local int"),
            ("plan.?pa^rts", "field Plan.parts"), ("1 =^= 1", "nothing"), ("'pl^an'", "nothing"),
            ("plan.parts.all(p, p.na^me == q)", "field Part.name"), ("nob^ody", "nothing"),
        ]
    )
    func symbols(marked: String, expected: String) throws {
        let cursor = try #require(marked.firstIndex(of: "^"))
        let offset = marked[..<cursor].utf8.count
        let outline = EditingTests.environment.outline(of: marked.replacing("^", with: ""))
        let found =
            switch outline.symbol(at: offset).map({ ($0.meaning, $0.name) }) {
            case (.variable(let type), _)?: "variable \(type)"
            case (.local(let type, _), _)?: "local \(type)"
            case (.field(let field, let type), _)?: "field \(type.name).\(field.name)"
            case (.method(let method, _), _)?: "method \(method.name)"
            case (.function, let name)?: "function \(name)"
            case (.key(let type), _)?: "key \(type)"
            case nil: "nothing"
            }
        #expect(found == expected)
    }

    @Test func aLocalKnowsWhereItIsNamed() throws {
        let source = "plan.parts.exists(i, p, p.name == '' && i > 0)"
        let outline = EditingTests.environment.outline(of: source)
        let use = try #require(outline.symbol(at: source.utf8.count - 6))
        guard case .local(.int, let declaration) = use.meaning else {
            Issue.record("\(use)")
            return
        }
        #expect(declaration == 18..<19)
    }

    @Test func everyFunctionHasASummary() {
        let standard = FunctionTable.standard
        let names = (standard.functionNames + standard.methodNames)
            .filter { !EditingTests.environment.signatures(of: $0).isEmpty }
        #expect(names.count > 80)
        #expect(Set(names.filter { FunctionSummaries.summary(of: $0).isEmpty }).sorted() == [])
    }
}
