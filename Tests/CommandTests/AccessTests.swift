import TestSupport
import Testing

/// `tfproof access`, run as people run it.
@Suite(.timeLimit(.minutes(10))) struct AccessTests {
    private static let formats = ["text", "json", "dot", "mermaid", "html"]
    private static let plan = "examples/first-deploy/plan.json"

    @Test func theTableSaysWhoMayReadWhat() throws {
        let run = try Program.run(["access", Self.plan])
        #expect(run.status == 0 && run.error.isEmpty)
        #expect(
            run.output.contains(
                "granted  aws_ecs_task_definition.api  aws_iam_role.execution  aws_secretsmanager_secret.database"
            )
        )
        #expect(
            run.output.contains(
                "missing  aws_ecs_task_definition.api  aws_iam_role.execution  aws_secretsmanager_secret.redis"
            )
        )
        #expect(run.output.contains("2 paths: 1 granted, 1 missing, 0 unknown"))
    }

    @Test func withoutTheSourceItIsUnknownWhatIsRead() throws {
        let run = try Program.run(["access", Self.plan, "--no-source"])
        #expect(run.status == 0)
        #expect(run.output.contains("0 granted, 0 missing, 1 unknown"))
    }

    @Test(arguments: [
        (["--resource", "*redis*"], 1), (["--role", "aws_iam_role.execution"], 2), (["--role", "other"], 0),
        (["--role", "shop-api-execution", "--resource", "shop/production/*"], 2),
    ])
    func patternsNarrowIt(options: [String], count: Int) throws {
        let run = try Program.run(["access", Self.plan, "-f", "json"] + options)
        #expect(run.status == 0)
        #expect(run.output.split(separator: "\"consumer\"").count == count + 1)
    }

    @Test(arguments: formats)
    func aFileIsWrittenAndTwoRunsSayTheSame(format: String) throws {
        let folder = try TemporaryFolder()
        let file = "\(folder.path)/access"
        let run = try Program.run(["access", Self.plan, "-f", format, "-o", file])
        #expect(run.status == 0 && run.output.isEmpty)
        #expect(try folder.text("access") == Program.run(["access", Self.plan, "-f", format]).output)
    }

    @Test(arguments: [
        ["access"], ["access", "missing.json"], ["access", "README.md"], ["access", plan, "-f", "pdf"],
        ["access", plan, "-o", "/nowhere/at/all"],
    ])
    func badInputIsSaidSo(arguments: [String]) throws {
        let run = try Program.run(arguments)
        #expect(run.status == 2 && run.output.isEmpty && !run.error.isEmpty)
    }

    @Test(arguments: formats, [[], ["--all"], ["--all", "--resource", "*"]])
    func noSecretIsShown(format: String, options: [String]) throws {
        let plan = SecretPlan()
        let folder = try TemporaryFolder()
        let file = try folder.write(plan.text(), to: "plan.json")
        let run = try Program.run(["access", file, "-f", format] + options)
        #expect(run.status == 0)
        #expect(run.output.contains("aws_ecs_task_definition"))
        #expect(plan.canaries.found(in: run.output + run.error) == [])
    }

    @Test func whatIsNoFileIsWrittenToAndNotReplaced() throws {
        let folder = try TemporaryFolder()
        let pipe = "\(folder.path)/pipe"
        let run = try Program.shell(
            #"mkfifo "$1" && (cat "$1" & "$0" access "$2" -o "$1"; wait; test -p "$1")"#,
            [pipe, Self.plan]
        )
        #expect(run.status == 0)
        #expect(run.output.contains("2 paths"))
    }
}
