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
