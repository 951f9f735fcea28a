import TestSupport
import Testing

@Suite(.timeLimit(.minutes(10))) struct CommandLineTests {
    private static let bad = "examples/missing-grant/plan.json"
    private static let good = "examples/missing-grant-fixed/plan.json"

    @Test func standardInputIsReadWhereADashStands() throws {
        let run = try Program.run(["-"], input: "\(Shared.project)/\(Self.bad)")
        #expect(run.status == 1)
        #expect(run.output.contains("on stdin:1:"))
    }

    @Test func aFirstDeployIsToldByItsSource() throws {
        let run = try Program.run(["examples/first-deploy/plan.json"])
        #expect(run.status == 1)
        #expect(run.output.contains("reads `REDIS_AUTH_TOKEN`") && run.output.contains(" 0 unknown"))
    }

    @Test func aFirstDeployWithoutSourceIsUnknownAndNotClean() throws {
        let run = try Program.run(["examples/first-deploy/plan.json", "--no-source"])
        #expect(run.output.contains("unknown: "))
        #expect(run.output.contains("known after apply"))
        #expect(!run.output.contains(" 0 unknown"))
        let failing = try Program.run(["examples/first-deploy/plan.json", "--no-source", "--unknown", "fail"])
        #expect(failing.output.contains("failed"))
    }

    @Test func severalReportsAreWrittenInOneRun() throws {
        let folder = try TemporaryFolder()
        let run = try Program.run([
            Self.bad, Self.good, "-f", "json", "-o", "\(folder.path)/a", "-f", "sarif", "-o", "\(folder.path)/b",
            "--format=junit", "--output=\(folder.path)/c", "-f", "text",
        ])
        #expect(run.status == 1)
        #expect(run.output.contains("1 failed"))
        #expect(try folder.text("a").contains("\"formatVersion\""))
        #expect(try folder.text("b").contains("\"2.1.0\""))
        #expect(try folder.text("c").hasPrefix("<?xml"))
        for name in ["a", "b", "c"] {
            #expect(try folder.text(name).contains("aws_ecs_task_definition.api"))
        }
    }

    @Test func twoRunsSayTheSame() throws {
        for format in ["text", "json", "sarif", "junit"] {
            let runs = try (0..<2).map { _ in try Program.run([Self.bad, "-f", format]).output }
            #expect(runs[0] == runs[1])
        }
    }

    @Test func theWorkingDirectoryDoesNotMatter() throws {
        for (arguments, place) in [([], "main.tf:61:"), (["--no-source"], "plan.json:1:")] {
            let run = try Program.run(["plan.json"] + arguments, in: "\(Shared.project)/examples/missing-grant")
            #expect(run.status == 1)
            #expect(run.output.contains("on examples/missing-grant/\(place)"), "\(run.output)")
        }
        #expect(try Program.run(["rules", "test"], in: "/").status == 0)
    }

    @Test(arguments: [[:], ["NO_COLOR": "1"], ["TERM": "dumb"], ["TERM": "xterm-256color"]])
    func aFileIsNotColoured(environment: [String: String]) throws {
        let run = try Program.run([Self.bad], environment: environment)
        #expect(!run.output.contains("\u{1B}"))
    }

    @Test func aClosedPipeIsNoCrash() throws {
        let folder = try TemporaryFolder()
        let status = "\(folder.path)/status"
        _ = try Program.shell(#"{ sleep 0.3; "$0" "$1" -f sarif; echo $? > "$2"; } | true"#, [Self.bad, status])
        #expect(try folder.text("status") == "1\n")
        let head = try Program.shell(#""$0" rules list | head -n 1"#, [])
        #expect(head.status == 0)
        #expect(head.output.split(separator: "\n").count == 1)
        #expect(head.error.isEmpty)
    }

    @Test func rulesAreListedShownAndTested() throws {
        let list = try Program.run(["rules", "list"]).output.split(separator: "\n")
        #expect(list.count >= 6)
        for line in list {
            let id = String(line.prefix { $0 != " " })
            let shown = try Program.run(["rules", "show", id])
            #expect(shown.status == 0)
            #expect(shown.output.hasPrefix("\(id) ("))
        }
        let test = try Program.run(["rules", "test", "literal-credential"])
        #expect(test.status == 0)
        #expect(test.output.contains("passed"))
    }

    @Test func aFailingRuleTestIsOneAndNoneIsTwo() throws {
        let folder = try TemporaryFolder()
        let tests = "\ntests:\n  - name: wrong\n    given: {aws_x.y: {name: a}}\n    expect: pass"
        try folder.write(RuleText.failing("mine") + tests, to: "mine.yaml")
        #expect(try Program.run(["rules", "test", folder.path]).status == 1)
        #expect(try Program.run(["rules", "test", "literal-credential", "--filter", "no such test"]).status == 2)
    }

    @Test func anExplanationShowsTheCondition() throws {
        let run = try Program.run([
            "explain", "execution-role-secret-access", "aws_ecs_task_definition.api", Self.bad,
        ])
        #expect(run.output.contains("assert"))
        #expect(run.output.contains("= false"))
        #expect(run.output.contains("fact: "))
    }

    @Test func theVersionIsOneLine() throws {
        let run = try Program.run(["version"])
        #expect(run.output.contains("0.1.0"))
        #expect(run.output.hasSuffix("\n"))
    }
}
