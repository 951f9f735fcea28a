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
    private static let fields: [(String, FieldType)] = [
        ("name", .string), ("count", .int), ("isOpen", .bool), ("items", .list(.string)), ("inner", .model("Box")),
        ("labels", .map(.string)), ("raw", .dynamic),
    ]

    /// The type with its fields declared for the class of the models, or for all models of the type.
    private static func type(ofClass: Bool) -> ModelType {
        let fields = fields.map { name, type in
            ofClass
                ? ModelField.of(Box.self, name, type, "A field.") { $0.values[name] ?? .absent }
                : ModelField(name, type, summary: "A field.") { ($0 as? Box)?.values[name] ?? .absent }
        }
        return ModelType("Box", summary: "A box.", fields: fields, methods: methods)
    }

    private static let methods = [
        ModelMethod("holds", [.init("item", .string)], returns: .bool, summary: "Whether it holds an item.") {
            _,
            arguments in
            if case .string("x")? = arguments.first { return .init(.bool(true), facts: [Fact("it holds x")]) }
            return .init(.bool(false))
        }
    ]

    private static func environment(of type: ModelType) -> Environment {
        Environment(schema: ModelSchema(root: type, types: [type]), variables: [("box", .model("Box"))])
    }

    private static let environment = environment(of: type(ofClass: false))

    /// The value, which is the same whether the box is a variable of its class, of its type, or fixed.
    private func evaluate(_ source: String, _ values: [String: ModelValue] = [:]) throws -> Evaluation {
        let evaluations = try [(true, false), (false, false), (true, true)].map { ofClass, isFixed in
            let type = ModelTests.type(ofClass: ofClass)
            let box = Box(type, values)
            var environment = ModelTests.environment(of: type)
            if isFixed { environment = environment.fixing("box", to: box) }
            let activation = Activation(environment)
            activation.bind("box", .model(box))
            return try environment.compile(source).evaluate(activation)
        }
        #expect(Set(evaluations.map { verdict($0.value) }).count == 1, "\(source)")
        #expect(Set(evaluations.map(\.touchedSensitive)).count == 1, "\(source)")
        return evaluations[0]
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
        let values: [String: ModelValue] = [
            "name": .sensitive(.string("a")), "count": .int(1), "items": .list([.sensitive(.string("x"))]),
        ]
        #expect(try evaluate("box.name == 'a'", values).touchedSensitive)
        #expect(try evaluate("box.items.size() == 1", values).touchedSensitive)
        #expect(try !evaluate("box.count == 1", values).touchedSensitive)
    }

    @Test(arguments: [
        (#"'a/b'.matches(box.name)"#, "^a/", "true"), (#"'a/b'.matches(box.name)"#, "^b", "false"),
        (#"'a/b'.matches(box.name)"#, "(", "error"), (#"box.name in box.items"#, "y", "true"),
        (#"box.name in box.items"#, "z", "false"), (#"box.name in []"#, "x", "false"),
        (#"box.name in ['x', 'y']"#, "y", "true"), (#"box.name == 'x'"#, "x", "true"),
        (#"box.name != 'x'"#, "x", "false"),
        (#"box.items.size() == 2 && size(box.items) == 2"#, "", "true"),
        (#"(box.items + []) == box.items"#, "", "true"),
    ])
    func textsAndLists(_ source: String, _ name: String, _ expected: String) throws {
        let values: [String: ModelValue] = ["name": .string(name), "items": .list([.string("x"), .string("y")])]
        #expect(verdict(try evaluate(source, values).value) == expected)
    }

    @Test(arguments: [
        ("box.name in []", "false"), ("box.name in ['x']", "unknown"), ("box.name == 'x'", "unknown"),
        ("has(box.name)", "unknown"), ("'x'.matches(box.name)", "unknown"), ("box.name.matches('x')", "unknown"),
    ])
    func unknownTexts(_ source: String, _ expected: String) throws {
        #expect(verdict(try evaluate(source, ["name": .unknown(unknown("name"))]).value) == expected)
    }

    /// The label of an unknown role is no attribute `label` of what the role is taken from.
    @Test(arguments: [("box.inner.name", nil), ("box.raw.name", "name")] as [(String, String?)])
    func fieldsOfUnknownModelsHaveNoNameOfTheirOwn(_ source: String, _ expected: String?) throws {
        let values: [String: ModelValue] = ["inner": .unknown(unknown("u")), "raw": .unknown(unknown("u"))]
        guard case .unknown(let found, _) = try evaluate(source, values).value else {
            Issue.record("the field is known")
            return
        }
        #expect(found.identity?.path.description == expected)
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
