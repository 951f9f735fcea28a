package import YAMLReader

/// Reads the `tests` of a rule file, or of the `<id>.test.yaml` beside it.
package struct RuleTestReader {
    private let source: SourceText
    package private(set) var diagnostics: [Diagnostic] = []

    private static let keys = ["name", "params", "given", "plan", "skip", "expect"]
    private static let shorthands = ["pass", "fail", "unknown", "not-applicable"]

    package init(_ source: SourceText) {
        self.source = source
    }

    /// The tests of a rule and of the `<id>.test.yaml` beside it, with what is wrong with them.
    package static func tests(
        of rule: RuleDefinition,
        companion: SourceText?
    ) -> (tests: [RuleTest], diagnostics: [Diagnostic]) {
        var tests: [RuleTest] = []
        var diagnostics: [Diagnostic] = []
        if let node = rule.tests {
            var reader = RuleTestReader(rule.source)
            tests += reader.tests(node)
            diagnostics += reader.diagnostics
        }
        if let companion {
            let document = YAMLDocument(companion.text)
            var reader = RuleTestReader(companion)
            for problem in document.problems { reader.diagnostics.append(companion.diagnostic(problem)) }
            if let root = document.root, document.problems.isEmpty { tests += reader.tests(root) }
            diagnostics += reader.diagnostics
        }
        return (tests, diagnostics)
    }

    /// The tests of a list, or of a mapping with the one key `tests`.
    package mutating func tests(_ node: YAMLNode) -> [RuleTest] {
        guard let nodes = (node["tests"] ?? node).sequence else {
            report("`tests` is a list of tests", node)
            return []
        }
        var tests: [RuleTest] = []
        for node in nodes {
            guard let test = test(node) else { continue }
            if tests.contains(where: { $0.name == test.name }) {
                report("another test has this name", node["name"] ?? node)
            }
            tests.append(test)
        }
        return tests
    }

    private mutating func test(_ node: YAMLNode) -> RuleTest? {
        guard node.mapping != nil else {
            report("a test is a mapping with `name`, `given` and `expect`", node)
            return nil
        }
        var reader = RuleFileReader(source)
        reader.checkKeys(of: node, named: RuleTestReader.keys, required: ["name", "expect"])
        diagnostics += reader.diagnostics
        guard let input = input(node), let expect = node["expect"], let expectation = expectation(expect) else {
            return nil
        }
        return RuleTest(
            name: node["name"]?.scalar ?? "",
            source: source,
            position: node.position,
            expect: node.mapping?.first { $0.name == "expect" },
            parameters: node["params"]?.mapping ?? [],
            input: input,
            expectation: expectation,
            skip: node["skip"]?.scalar
        )
    }

    private mutating func input(_ node: YAMLNode) -> RuleTest.Input? {
        switch (node["given"], node["plan"]?.scalar) {
        case (let given?, nil):
            var reader = FixtureReader(source)
            let resources = reader.resources(given)
            diagnostics += reader.diagnostics
            return reader.diagnostics.isEmpty ? .given(resources) : nil
        case (nil, let plan?): return .plan(plan)
        default:
            report("a test has either `given` or `plan`", node)
            return nil
        }
    }

    private mutating func expectation(_ node: YAMLNode) -> RuleExpectation? {
        if let word = node.scalar {
            if RuleTestReader.shorthands.contains(word), let verdict = Verdict(rawValue: word) {
                return .verdict(verdict)
            }
            let names = RuleTestReader.shorthands.joined(separator: ", ")
            report(
                "`expect` is one of \(names), or the findings",
                node,
                Suggestion.hint(for: word, among: RuleTestReader.shorthands)
            )
            return nil
        }
        var reader = RuleFileReader(source)
        reader.checkKeys(of: node, named: ["pass", "fail", "unknown"])
        diagnostics += reader.diagnostics
        guard let members = node.mapping, !members.isEmpty, reader.diagnostics.isEmpty else {
            if reader.diagnostics.isEmpty { report("`expect` lists the findings under `fail` and `unknown`", node) }
            return nil
        }
        if let pass = node["pass"], pass.scalar != "true" {
            report("`pass` is `true`, or is left out", pass)
            return nil
        }
        return .findings(
            fail: findings(node["fail"]),
            unknown: findings(node["unknown"]),
            pass: node["pass"] != nil
        )
    }

    private mutating func findings(_ node: YAMLNode?) -> [RuleExpectation.Expected] {
        guard let node else { return [] }
        guard let nodes = node.sequence, !nodes.isEmpty else {
            report("the findings are a list of one or more", node)
            return []
        }
        return nodes.map { node in
            var reader = RuleFileReader(source)
            reader.checkKeys(of: node, named: ["at", "message", "not-message", "because"])
            func text(_ key: String) -> String? { node[key].flatMap { reader.text($0, what: "`\(key)`") } }
            let because = node["because"].map { reader.texts($0, what: "`because`") } ?? []
            let expected = RuleExpectation.Expected(
                at: text("at"),
                message: text("message"),
                notMessage: text("not-message"),
                because: because
            )
            diagnostics += reader.diagnostics
            return expected
        }
    }

    private mutating func report(_ message: String, _ node: YAMLNode, _ hint: String = "") {
        diagnostics.append(source.diagnostic(.test, message, at: node, hint: hint))
    }
}
