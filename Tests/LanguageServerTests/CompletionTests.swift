import JSONReader
import Testing

@testable import LanguageServer

@Suite struct CompletionTests {
    private func labels(_ marked: String, in name: String = "r.yaml") throws -> [String] {
        try Session().ask("completion", marked: marked, in: name)["items"]?.elements
            .compactMap { $0["label"]?.string } ?? []
    }

    private func text(_ old: String, _ new: String) -> String { SampleRule.text.replacing(old, with: new) }

    @Test(
        "names of an expression, in finished and unfinished rules",
        arguments: [
            ("!task.isDestroy", "!task.^", "isDestroy"),
            ("!task.isDestroy", "!task.is^", "isDestroy"),
            ("!task.isDestroy", "!task.isDestroy && ta^", "task"),
            ("!task.isDestroy", "!task.containers.all(c, c.^", "image"),
            ("!task.isDestroy", "^", "container"),
            ("!task.isDestroy", "has(task.^", "containers"),
            ("!task.isDestroy", "na^", "name"),
            ("plan.ecs.taskDefinitions", "plan.^", "ecs"),
            ("plan.ecs.taskDefinitions", "plan.ecs.^", "taskDefinitions"),
            ("task.containers\n", "task.^\n", "containers"),
            ("container.name\n", "^\n", "container"),
            ("name in params.allowed", "name in params.^", "allowed"),
            ("name in params.allowed", "name.^", "startsWith"),
            ("name in params.allowed", "s^", "size"),
            ("${task.family}", "${task.^", "family"),
            ("${task.family}", "${task.^}", "family"),
            ("when: |\n  !task.isDestroy", "when: '!task.^", "isDestroy"),
            ("when: |\n  !task.isDestroy", "when: task.^", "isDestroy"),
            ("when: |\n  !task.isDestroy", "when: true &&\n  task.^", "isDestroy"),
            ("when: |\n  !task.isDestroy", "assert:\n  - that: task.^", "isDestroy"),
            ("tests:", "at: ^\ntests:", "container"),
        ]
    )
    func names(old: String, new: String, expected: String) throws {
        #expect(try labels(text(old, new)).contains(expected))
    }

    @Test(
        "keys and values of the format",
        arguments: [
            ("severity: error", "sev^", "severity"), ("severity: error", "severity: ^", "warning"),
            ("severity: error", "severity: war^", "warning"), ("type: list(string)", "type: ^", "regex"),
            ("default: [app]", "d^", "description"), ("expect: pass", "expect: ^", "not-applicable"),
            ("expect: pass", "^", "expect"), ("tests:", "onUnknown: ^\ntests:", "ignore"),
            ("tests:", "^\ntests:", "remediation"), ("tests:", "ignorable: ^\ntests:", "false"),
            ("expect: pass", "expect:\n      ^", "fail"),
            ("expect: pass", "expect:\n      fail:\n        - ^", "message"),
        ]
    )
    func keys(old: String, new: String, expected: String) throws {
        #expect(try labels(text(old, new)).contains(expected))
    }

    @Test(
        "what cannot stand there is not offered",
        arguments: [
            ("!task.isDestroy", "!task.^", "container"), ("plan.ecs.taskDefinitions", "^", "container"),
            ("plan.ecs.taskDefinitions", "^", "name"), ("tests:", "^\ntests:", "title"),
            ("tests:", "^\ntests:", "given"), ("title: Containers", "title: pl^", "plan"),
            ("message: |\n", "message: |\n  ta^\n", "task"), ("severity: error", "# ^", "severity"),
            ("tests:", "at: ^\ntests:", "size"), ("container_definitions:", "^", "rules"),
        ]
    )
    func nothingElse(old: String, new: String, unexpected: String) throws {
        #expect(try !labels(text(old, new)).contains(unexpected))
    }

    @Test func anEmptyFileOffersTheFormat() throws {
        #expect(try labels("^").first == "rules")
        #expect(try labels("ru^").contains("rules"))
        #expect(try labels("on: push\njobs: ^").isEmpty)
    }

    @Test func anItemSaysWhatItReplacesAndWhatItIs() throws {
        let session = try Session()
        let result = try session.ask("completion", marked: text("!task.isDestroy", "!task.is^"))
        let item = try #require(result["items"]?.elements.first { $0["label"]?.string == "isDestroy" })
        #expect(item["detail"]?.string == "bool")
        #expect(item["documentation"]?["value"]?.string?.isEmpty == false)
        let edit = try #require(item["textEdit"])
        #expect(edit["newText"]?.string == "isDestroy")
        #expect(edit["range"]?["start"]?["character"]?.int == 8)
        #expect(edit["range"]?["end"]?["character"]?.int == 10)
    }

    @Test func aKeyOfAnExpressionBeginsABlock() throws {
        let session = try Session()
        let result = try session.ask("completion", marked: "rules: v1\nwh^")
        let item = try #require(result["items"]?.elements.first { $0["label"]?.string == "when" })
        #expect(item["textEdit"]?["newText"]?.string == "when: |\n  ")
    }

    @Test func testsBesideARuleHaveTheirOwnKeys() throws {
        #expect(try labels("tests:\n  - name: x\n    ^", in: "r.test.yaml").contains("given"))
        #expect(try labels("- name: x\n  expect: ^", in: "r.test.yaml").contains("pass"))
    }
}
