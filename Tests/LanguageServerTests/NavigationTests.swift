import JSONReader
import Testing

@testable import LanguageServer

@Suite struct NavigationTests {
    @Test(
        "hover says what a name is",
        arguments: [
            ("!task.isDes", "TaskDefinition.isDestroy: bool"), ("when: |\n  !ta", "task: TaskDefinition"),
            ("- conta", "container: Container"), ("- na", "name: string"), ("  allo", "allowed: list(string)"),
            ("environment.a", "list.all(x, condition) -> bool"), ("all(e, e.na", "EnvironmentVariable.name: string"),
            ("all(", "e: EnvironmentVariable"), ("of ${task.fam", "TaskDefinition.family: string"),
            ("plan.e", "Plan.ecs: "), ("in params.al", "Params.allowed: list(string)"), ("onta", ""),
            ("sever", "How bad it is"), ("  - task", "task: TaskDefinition"), ("\n    gi", "Resources by address"),
        ]
    )
    func hover(part: String, expected: String) throws {
        let session = try Session()
        let result = try session.ask("hover", marked: SampleRule.marked(behind: part))
        let text = result["contents"]?["value"]?.string ?? ""
        #expect(text.contains(expected))
        #expect(text.isEmpty == expected.isEmpty)
    }

    @Test(
        "hover in an expression that cannot be parsed tells of what stands before the mistake",
        arguments: [
            ("!task.isDes", "!task.isDestroy && (", "TaskDefinition.isDestroy: bool"),
            ("(task.fam", "has(task.family) && 'a' = 'b'", "TaskDefinition.family: string"),
            ("all(c, c.ima", "task.containers.all(c, c.image == ", "Container.image: string"),
            ("task.containers.al", "task.containers.all(c, c.image == ", "list.all(x, condition) -> bool"),
            ("family.starts", "task.family.startsWith('a' ||| 1", "startsWith("),
            ("\n  ta", "task.", "task: TaskDefinition"), ("a.fam", "a.family = 1 && (", "family: dyn"),
        ]
    )
    func hoverWhileWriting(part: String, expression: String, expected: String) throws {
        let text = SampleRule.text.replacing("!task.isDestroy", with: expression)
        let place = try #require(text.firstRange(of: part, after: "when: |"))
        let marked = text[..<place] + "^" + text[place...]
        let result = try Session().ask("hover", marked: String(marked))
        let shown = result["contents"]?["value"]?.string ?? ""
        #expect(shown.contains(expected) && shown.isEmpty == expected.isEmpty, "\(shown)")
    }

    @Test(
        "names of the rule are found where the rule names them",
        arguments: [
            ("when: |\n  !ta", 9, 4), ("assert: |\n  na", 14, 4), ("params.allo", 5, 2), ("all(e, e", 16, 54),
            ("`${contai", 10, 4),
        ]
    )
    func definition(part: String, line: Int, character: Int) throws {
        let session = try Session()
        let result = try session.ask("definition", marked: SampleRule.marked(behind: part))
        #expect(result["uri"]?.string == "file:///w/r.yaml")
        #expect(result["range"]?["start"]?["line"]?.int == line)
        #expect(result["range"]?["start"]?["character"]?.int == character)
    }

    @Test func aFieldOfAModelIsFoundOnItsPage() throws {
        let session = try Session()
        let result = try session.ask("definition", marked: SampleRule.marked(behind: "!task.isDes"))
        #expect(result["uri"]?.string == "file:///pages/TaskDefinition.md")
        let page = try #require(session.page("TaskDefinition.md"))
        let line = try #require(result["range"]?["start"]?["line"]?.int)
        #expect(page.split(separator: "\n", omittingEmptySubsequences: false)[line].hasPrefix("- `isDestroy: bool`"))
    }

    @Test func aFunctionHasNoPlace() throws {
        let session = try Session()
        #expect(try session.ask("definition", marked: SampleRule.marked(behind: "environment.al")).isNull)
    }

    @Test func theOutlineHasNamesAndTests() throws {
        let session = try Session()
        try session.open("r.yaml", SampleRule.text)
        let result = try session.request(
            "textDocument/documentSymbol",
            ["textDocument": ["uri": "file:///w/r.yaml"]]
        )
        func names(_ node: JSONNode?) -> [String] { node?.elements.compactMap { $0["name"]?.string } ?? [] }
        #expect(names(result).prefix(5) == ["rules", "id", "title", "severity", "params"])
        let loops = try #require(result.elements.first { $0["name"]?.string == "for" })
        #expect(names(loops["children"]) == ["task", "container"])
        #expect(loops["range"]?["end"]?["line"]?.int == 10)
        let tests = try #require(result.elements.first { $0["name"]?.string == "tests" })
        #expect(names(tests["children"]) == ["allowed"])
    }
}

extension String {
    /// The place behind the first occurrence of a part that stands behind another.
    fileprivate func firstRange(of part: String, after beginning: String) -> String.Index? {
        guard let start = firstRange(of: beginning)?.upperBound else { return nil }
        return self[start...].firstRange(of: part)?.upperBound
    }
}
