import Symbolic
import Testing

@testable import CEL

/// A model with a field of each kind.
private final class Box: ModelObject {
    let modelType: ModelType
    let location: ModelLocation? = nil
    let values: [String: ModelValue]

    init(_ type: ModelType, _ values: [String: ModelValue]) {
        modelType = type
        self.values = values
    }
}

@Suite struct ModelTests {
    private static let type = ModelType(
        "Box",
        summary: "A box.",
        fields: [
            ("name", .string), ("count", .int), ("isOpen", .bool), ("items", .list(.string)), ("inner", .model("Box")),
            ("labels", .map(.string)), ("raw", .dynamic),
        ].map { name, type in
            ModelField(name, type, summary: "A field.") { ($0 as? Box)?.values[name] ?? .absent }
        },
        methods: [
            ModelMethod("holds", [.init("item", .string)], returns: .bool, summary: "Whether it holds an item.") {
                _,
                arguments in
                if case .string("x")? = arguments.first { return .init(.bool(true), facts: [Fact("it holds x")]) }
                return .init(.bool(false))
            }
        ]
    )

    private static let environment = Environment(
        schema: ModelSchema(root: type, types: [type]),
        variables: [("box", .model("Box"))]
    )

    private func evaluate(_ source: String, _ values: [String: ModelValue] = [:]) throws -> Evaluation {
        let program = try ModelTests.environment.compile(source)
        let activation = Activation(ModelTests.environment)
        activation.bind("box", .model(Box(ModelTests.type, values)))
        return program.evaluate(activation)
    }

    private func diagnostics(_ source: String, expecting type: CELType? = nil) -> [CELDiagnostic] {
        do {
            _ = try ModelTests.environment.compile(source, expecting: type)
            return []
        } catch {
            return error.diagnostics
        }
    }

    @Test(arguments: [
        "box.name == null", "box.count == null", "box.items == []", "box.items.size() == 0", "box.labels.size() == 0",
        "box.inner.name == null", "box.inner.inner.items.all(x, false)", "!has(box.name)", "!has(box.items)",
        "!has(box.inner)",
        "!has(box.inner.name)", "box.isOpen != true",
    ])
    func absentFields(_ source: String) throws {
        #expect(verdict(try evaluate(source).value) == "true")
    }

    @Test func presentFields() throws {
        let values: [String: ModelValue] = [
            "name": .string("a"), "count": .int(2), "isOpen": .bool(false), "items": .list([.string("x")]),
            "labels": .map(["k": .string("v")]),
        ]
        let source = """
            has(box.name) && box.name == 'a' && box.count == 2 && has(box.isOpen) && !box.isOpen && 'x' in box.items
            && box.labels.k == 'v' && box.labels['k'] == 'v' && 'k' in box.labels
            """
        #expect(verdict(try evaluate(source, values).value) == "true")
    }

    @Test func openListsDecideOnlyWhatIsCertain() throws {
        let values: [String: ModelValue] = ["items": .openList([.string("x")], unknown("more"))]
        #expect(verdict(try evaluate("box.items.exists(i, i == 'x')", values).value) == "true")
        #expect(verdict(try evaluate("box.items.all(i, i == 'x')", values).value) == "unknown")
        #expect(verdict(try evaluate("box.items.size() == 1", values).value) == "unknown")
    }

    @Test func sensitiveFieldsAreNoticed() throws {
        let values: [String: ModelValue] = ["name": .sensitive(.string("a")), "count": .int(1)]
        #expect(try evaluate("box.name == 'a'", values).touchedSensitive)
        #expect(try !evaluate("box.count == 1", values).touchedSensitive)
    }

    @Test func methodsGiveFacts() throws {
        let evaluation = try evaluate("box.holds('x') && box.holds('x')")
        #expect(verdict(evaluation.value) == "true")
        #expect(evaluation.facts.map(\.text) == ["it holds x"])
        #expect(verdict(try evaluate("box.inner.holds('x')").value) == "error")
    }

    @Test(arguments: [
        ("bx.name", "R0101", "did you mean `box`?"), ("box.nme == ''", "R0102", "did you mean `name`?"),
        ("box.holds()", "R0107", "missing: item"), ("box.hold('x')", "R0101", "did you mean `holds`?"),
        ("box.items.all(x, x)", "R0104", "compare it, e.g. `x != ''`"),
        ("siz(box.items)", "R0101", "did you mean `size`?"),
        ("box.items.startWith('a')", "R0101", "did you mean `startsWith`?"),
    ])
    func diagnosticsSuggest(_ source: String, _ code: String, _ hint: String) {
        let found = diagnostics(source)
        #expect(found.map(\.code) == [code])
        #expect(found.first?.hint == hint)
    }

    @Test(arguments: [
        ("box.name", "R0104"), ("box.name && true", "R0104"), ("!box.name", "R0104"),
        ("box.count ? true : false", "R0104"),
        ("box.holds(1)", "R0107"), ("box.name.matches('(')", "R0120"), ("box.items.name == ''", "R0102"),
        ("size(1) == 1", "R0107"), ("'a' + 1 == ''", "R0110"),
    ])
    func conditionsAreChecked(_ source: String, _ code: String) {
        #expect(diagnostics(source, expecting: .bool).map(\.code) == [code])
    }

    @Test func rangesPointAtTheName() {
        #expect(diagnostics("box.nme == ''").first?.range == 4..<7)
    }
}
