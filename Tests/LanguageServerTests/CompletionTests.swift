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
            // On one line, without a block.
            ("when: |\n  !task.isDestroy", "when: ^", "container"),
            ("when: |\n  !task.isDestroy", "when: !task.^", "isDestroy"),
            ("when: |\n  !task.isDestroy", "when: '[1].all(n, task.^", "isDestroy"),
            ("when: |\n  !task.isDestroy", "when: [1].all(n, task.^", "isDestroy"),
            ("when: |\n  !task.isDestroy", "when: \"task.family == 'a' && na^", "name"),
            ("message: |\n  container `${container.name}` of ${task.family}", "message: \"of ${task.^", "family"),
            ("message: |\n  container `${container.name}` of ${task.family}", "message: a ${task.^", "family"),
            ("message: |\n  container `${container.name}` of ${task.family}", "message: 'a ${task.^} b'", "family"),
            // In brackets, finished or not.
            ("- container: task.containers", "- {container: task.^}", "containers"),
            ("- container: task.containers", "- {container: task.^", "containers"),
            ("- name: container.name", "- {name: container.^}", "image"),
            ("- name: container.name", "- {name: ^", "container"),
            ("assert: |\n  name in params.allowed ||", "assert: [{that: container.^}]\n#", "image"),
            ("assert: |\n  name in params.allowed ||", "assert: [{that: 'name != \"\" && container.^'}]\n#", "image"),
            ("assert: |\n  name in params.allowed ||", "assert: [{that: 'true', message: 'a ${task.^'}]\n#", "family"),
            (
                "assert: |\n  name in params.allowed ||", "assert:\n  - {that: 'true',\n     message: '${task.^'}\n#",
                "family"
            ),
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
            ("expect: pass", "expect: {^", "fail"), ("expect: pass", "expect: {fail: [{^}]}", "message"),
            ("expect: pass", "expect: {fail: [{at: a, mess^", "message"),
            ("type: list(string)\n    default: [app]", "{ty^", "type"), ("type: list(string)", "type: ^}", "int"),
            ("assert: |\n", "assert: [{^\n#", "that"), ("severity: error", "severity: ^ # how bad", "info"),
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
            ("- container: task.containers", "- {container: ^}", "container"),
            ("expect: pass", "expect: {fail: [], ^", "fail"), ("severity: error", "severity: error\ntags: [^]", "plan"),
            ("- task: plan.ecs.taskDefinitions", "- task: plan.ecs.taskDefinitions # ^", "plan"),
            ("default: [app]", "default: [^]", "plan"),
        ]
    )
    func nothingElse(old: String, new: String, unexpected: String) throws {
        #expect(try !labels(text(old, new)).contains(unexpected))
    }

    /// Names of `for` in brackets on one line: each may use those before it, none itself or a later one.
    @Test(arguments: [
        ("for: [{task: plan.ecs.taskDefinitions}, {container: ^}]", ["task", "plan"], ["container", "other"]),
        ("for: [{task: ^}, {other: task.containers}]", ["plan"], ["task", "other"]),
        ("for: [{task: plan.ecs.taskDefinitions}, {container: task.con^", ["containers"], ["task"]),
        ("for: [task: plan.ecs.taskDefinitions, container: task.^]", ["containers"], ["task"]),
    ])
    func namesOnOneLine(loops: String, expected: [String], unexpected: [String]) throws {
        let found = Set(try labels("rules: v1\nid: r\ntitle: T\nseverity: error\n\(loops)\nassert: true\n"))
        #expect(found.isSuperset(of: expected) && found.isDisjoint(with: unexpected), "\(found)")
    }

    @Test func aKeyInBracketsBeginsNoBlock() throws {
        let result = try Session().ask("completion", marked: "rules: v1\nassert: [{th^}]")
        let item = try #require(result["items"]?.elements.first { $0["label"]?.string == "that" })
        #expect(item["textEdit"]?["newText"]?.string == "that: ")
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
