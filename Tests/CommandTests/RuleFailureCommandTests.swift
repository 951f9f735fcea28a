import TestSupport
import Testing

/// A rule that fails while it runs: the run is of no use, and says why.
@Suite(.timeLimit(.minutes(10))) struct RuleFailureCommandTests {
    private static let plan = "examples/missing-grant/plan.json"

    @Test(arguments: [[], ["-f", "json"], ["-f", "sarif"], ["-f", "junit"]])
    func thePlaceAndTheCauseAreOnStandardError(arguments: [String]) throws {
        let folder = try TemporaryFolder()
        let text = RuleText.rule(
            "mine",
            "for: [{task: plan.ecs.taskDefinitions}]\nassert: task.containers[4].name != ''"
        )
        let file = try folder.write(text, to: "mine.yaml")
        let run = try Program.run([Self.plan, "--rules", folder.path] + arguments)
        #expect(run.status == 2)
        #expect(run.output.contains("the rule failed: no index 4") && run.output.contains("mine.yaml:6:25"))
        let frame = """
            error[R0401]: no index 4 in `task.containers`, which has 1 element
              --> \(file):6:25
               |
             6 | assert: task.containers[4].name != ''
               |                         ^
               = while checking aws_ecs_task_definition.api
            """
        #expect(run.error.hasPrefix(frame), "\(run.error)")
    }

    @Test func evalShowsTheSameFrame() throws {
        let run = try Program.run(["eval", "plan.ecs.taskDefinitions[3].family", Self.plan])
        #expect(run.status == 2 && run.output.isEmpty)
        #expect(run.error.contains("no index 3 in `plan.ecs.taskDefinitions`") && run.error.contains("^"))
    }

    @Test func aTestOfARuleShowsItToo() throws {
        let folder = try TemporaryFolder()
        let tests = "\ntests:\n  - name: t\n    given: {aws_x.y: {name: a}}\n    expect: pass"
        let text = RuleText.rule("mine", "for: [{r: plan.resources}]\nassert: r.attrs.size > 1") + tests
        try folder.write(text, to: "mine.yaml")
        let run = try Program.run(["rules", "test", folder.path])
        #expect(run.status == 1)
        #expect(run.output.contains("error[R0401]: no key `size` in `r.attrs`") && run.output.contains("keys: "))
    }
}
