import Foundation
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(10))) struct ExitStatusTests {
    private static let bad = "examples/missing-grant/plan.json"
    private static let good = "examples/missing-grant-fixed/plan.json"
    private static let first = "examples/first-deploy/plan.json"

    @Test(
        arguments: [
            ([good], 0), ([bad], 1), ([first], 1), ([first, "--no-source"], 0), ([good, bad], 1),
            ([good, first, "--no-source"], 0), (["check", bad], 1),
            ([first, "--no-source", "--unknown", "fail"], 1), ([first, "--no-source", "--unknown", "report"], 0),
            ([first, "--no-source", "--unknown", "ignore"], 0),
            ([bad, "--minimum-failure-severity", "error"], 1), ([bad, "--only", "execution-role-missing"], 0),
            ([bad, "--only", "execution-role-secret-access"], 1),
            ([bad, "--disable-rule", "execution-role-secret-access"], 0),
            (["version"], 0), (["--help"], 0), (["rules", "list"], 0), (["rules", "test"], 0),
            (["rules", "show", "literal-credential"], 0),
            (["explain", "execution-role-secret-access", "aws_ecs_task_definition.api", bad], 0),
        ] as [([String], Int32)]
    )
    func statusTellsTheResult(arguments: [String], status: Int32) throws {
        let run = try Program.run(arguments)
        #expect(run.ended && run.status == status, "\(run.error)")
        #expect(!run.output.isEmpty)
        #expect(run.error.isEmpty, "\(run.error)")
    }

    @Test(
        arguments: [
            [], ["--nope"], ["nowhere.json"], ["examples"], ["check"], [bad, "nowhere.json"], ["-", "-"],
            [bad, "--only", "no-such-rule"], [bad, "--disable-rule", "no-such-rule"], [bad, "--rules", "nowhere"],
            [bad, "--rules", "Tests/CommandTests"], [bad, "--format", "xml"], [bad, "--unknown", "perhaps"],
            [bad, "--minimum-failure-severity", "fatal"], [bad, "-f", "json", "-f", "text"],
            [bad, "-f", "json", "-o", "a", "-o", "b"], [bad, "-f", "json", "-o", "no/such/folder/report.json"],
            ["rules", "show", "no-such-rule"], ["rules", "test", "nowhere"],
            ["explain", "no-such-rule", "aws_x.y", bad], ["explain", "execution-role-missing", "aws_x.y", bad],
            ["explain", "execution-role-missing", "aws_x.y", "nowhere.json"],
        ]
    )
    func wrongUseIsTwoAndNoReport(arguments: [String]) throws {
        let run = try Program.run(arguments)
        #expect(run.ended && run.status == 2)
        #expect(run.output.isEmpty)
        #expect(!run.error.isEmpty)
    }

    @Test(
        arguments: [
            ("empty", ""), ("text", "Terraform will perform the following actions:\n"), ("array", "[]"),
            ("cut", #"{"format_version": "1.2", "resource_changes": ["#),
            (
                "errored",
                #"{"format_version": "1.2", "terraform_version": "1.9.0", "errored": true, "resource_changes": []}"#
            ),
            ("state", #"{"version": 4, "terraform_version": "1.9.0", "serial": 1, "lineage": "x", "resources": []}"#),
            ("future", #"{"format_version": "9.0", "terraform_version": "9.0.0", "resource_changes": []}"#),
            ("binary", "PK\u{3}\u{4}\u{0}\u{1}\u{2}"),
        ]
    )
    func whatIsNoPlanIsTwo(name: String, text: String) throws {
        let folder = try TemporaryFolder()
        let file = try folder.write(text, to: name)
        for arguments in [[file], [Self.good, file, "-f", "json"], ["-"]] {
            let run = try Program.run(arguments, input: file)
            #expect(run.ended && run.status == 2)
            #expect(run.output.isEmpty)
            #expect(!run.error.isEmpty)
        }
    }

    @Test(
        arguments: [
            "nonsense", "rules: v1\nid: x\n", RuleText.rule("x", "assert: plan.nope == 1"),
            RuleText.rule("x", "assert: ["),
            RuleText.rule("x", "for: [{resource: plan.resources}]\nassert: 1 +"), "\u{0}\u{1}",
        ]
    )
    func brokenRulesAreTwo(text: String) throws {
        let folder = try TemporaryFolder()
        try folder.write(text, to: "x.yaml")
        let run = try Program.run([Self.good, "--rules", folder.path])
        #expect(run.ended && run.status == 2)
        #expect(run.output.isEmpty)
        #expect(run.error.contains("x.yaml"))
    }

    /// A report that is cut must not look like a whole one; a reader who has seen enough is no failure.
    @Test(
        .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")),
        arguments: [
            ("> /dev/full", 2), ("-f sarif > /dev/full", 2), ("-f json > /dev/full", 2), (">&-", 2), ("> /dev/null", 0),
        ] as [(String, Int32)]
    )
    func outputThatIsLostIsTwo(redirection: String, status: Int32) throws {
        let run = try Program.shell("\"$0\" \(Self.good) \(redirection)", [])
        #expect(run.ended && run.status == status)
        #expect(run.error.contains("standard output cannot be written") == (status == 2), "\(run.error)")
    }

    @Test func aClosedPipeKeepsTheStatus() throws {
        let run = try Program.shell("{ \"$0\" \(Self.bad) -f json; echo \"status $?\" >&2; } | true", [])
        #expect(run.error == "status 1\n" || run.error == "status 1", "\(run.error)")
    }

    /// A pipe that does not block and is read late gets the whole report.
    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
    func pipesThatDoNotBlockGetTheWholeReport() throws {
        let script = """
            import fcntl, os, subprocess, sys, time
            reading, writing = os.pipe()
            os.set_blocking(writing, False)
            fcntl.fcntl(writing, 1031, 4096)  # F_SETPIPE_SZ
            child = subprocess.Popen(sys.argv[1:], stdout=writing)
            os.close(writing)
            time.sleep(0.5)
            text = b''.join(iter(lambda: os.read(reading, 4096), b''))
            sys.stdout.buffer.write(text)
            sys.exit(child.wait())
            """
        let run = try Program.shell("python3 -c \"$1\" \"$0\" \(Self.good) -f sarif", [script])
        let whole = try Program.run([Self.good, "-f", "sarif"])
        #expect(whole.output.utf8.count > 1 << 15)
        #expect(run.status == 0 && run.output == whole.output)
    }

    @Test func twoRulesOfOneIdNameBothFiles() throws {
        let folder = try TemporaryFolder()
        try folder.write(RuleText.failing("twice"), to: "twice.yaml")
        try folder.write(RuleText.failing("twice"), to: "again.yaml")
        let run = try Program.run([Self.good, "--rules", folder.path])
        #expect(run.status == 2)
        #expect(run.error.contains("twice.yaml") && run.error.contains("again.yaml"), "\(run.error)")
    }

    @Test func emptyRuleFoldersAreTwo() throws {
        let run = try Program.run([Self.good, "--rules", try TemporaryFolder().path])
        #expect(run.status == 2)
        #expect(run.output.isEmpty)
    }

    @Test func ownRulesAreAddedAndMildOnesCanBeTolerated() throws {
        let folder = try TemporaryFolder()
        try folder.write(RuleText.failing("mine", message: "see ${resource.address}"), to: "mine.yaml")
        let run = try Program.run([Self.good, "--rules", folder.path])
        #expect(run.status == 1)
        #expect(run.output.contains("see aws_ecs_task_definition.api"))
        let tolerant = try Program.run([
            Self.good, "--rules", folder.path, "--minimum-failure-severity", "error",
        ])
        #expect(tolerant.status == 0)
        #expect(tolerant.output.contains("see aws_ecs_task_definition.api"))
    }

    @Test func aRuleThatFailsItselfIsTwo() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            RuleText.rule("mine", "for: [{r: plan.resources}]\nassert: 1 / (r.name.size() * 0) > 0"),
            to: "mine.yaml"
        )
        let run = try Program.run([Self.good, "--rules", folder.path])
        #expect(run.status == 2)
    }
}
