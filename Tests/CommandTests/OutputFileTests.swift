import Foundation
import TestSupport
import Testing

/// What is written to is written, and what is no file does not become one.
@Suite(.timeLimit(.minutes(10))) struct OutputFileTests {
    private static let plan = "examples/missing-grant-fixed/plan.json"
    private static let commands = [
        [plan, "-f", "json", "-o"], ["access", plan, "-o"], ["rules", "test", "literal-credential", "--junit"],
    ]
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try FileManager.default.createDirectory(atPath: "\(folder.path)/far", withIntermediateDirectories: true)
    }

    private func link(_ name: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(atPath: "\(folder.path)/\(name)", withDestinationPath: target)
    }

    private func isLink(_ name: String) -> Bool {
        (try? FileManager.default.destinationOfSymbolicLink(atPath: "\(folder.path)/\(name)")) != nil
    }

    @Test(arguments: commands)
    func theTargetOfALinkIsWritten(command: [String]) throws {
        try folder.write("old", to: "far/report")
        try link("near", to: "far/report")
        try link("far/new", to: "later")
        try link("chain", to: "far/new")
        for name in ["near", "chain"] {
            let run = try Program.run(command + ["\(folder.path)/\(name)"])
            #expect(run.status == 0 && isLink(name), "\(run.error)")
        }
        #expect(isLink("far/new"))
        let (report, later) = (try folder.text("far/report"), try folder.text("far/later"))
        #expect(report == later && report.count > 20)
    }

    /// A file in shared memory is a file, though it lies below /dev: it is not written behind its old text.
    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/shm")))
    func filesBelowDevAreWrittenAnew() throws {
        let path = "/dev/shm/tfproof-\(UUID().uuidString).json"
        defer { try? FileManager.default.removeItem(atPath: path) }
        var texts: [String] = []
        for _ in 0..<2 {
            #expect(try Program.run([Self.plan, "-f", "json", "-o", path]).status == 0)
            texts.append(try String(contentsOfFile: path, encoding: .utf8))
        }
        #expect(texts[0] == texts[1] && texts[0].count > 20)
    }

    @Test func aLinkInACircleIsAnError() throws {
        try link("a", to: "b")
        try link("b", to: "a")
        for command in Self.commands {
            let run = try Program.run(command + ["\(folder.path)/a"])
            #expect(run.status == 2 && run.error.contains("cannot be written") && isLink("a") && isLink("b"))
        }
    }

    @Test(arguments: commands)
    func aPipeStaysAPipe(command: [String]) throws {
        let line = #"p=$1; shift; mkfifo "$p"; cat "$p" > "$p.got" & "$0" "$@" "$p" && wait && test -p "$p""#
        let run = try Program.shell(line, ["\(folder.path)/pipe"] + command)
        #expect(run.ended && run.status == 0, "\(run.error)")
        #expect(try folder.text("pipe.got").count > 20)
    }

    @Test func aDescriptorThatIsAFileIsNotReplaced() throws {
        let file = try folder.write("before\n", to: "log")
        let run = try Program.shell(#""$0" "$2" -f text -f json -o /dev/stderr 2>> "$1""#, [file, Self.plan])
        let text = try folder.text("log")
        #expect(run.status == 0 && text.hasPrefix("before\n{") && text.hasSuffix("}\n"))
    }

    /// A report takes the place of nothing that was read: the plan, a rule, the settings, the source; by whatever name.
    @Test func noReportReplacesAnInput() throws {
        let story = "\(Shared.project)/examples/missing-grant-fixed"
        for name in ["plan.json", "main.tf"] {
            try folder.write(try String(contentsOfFile: "\(story)/\(name)", encoding: .utf8), to: name)
        }
        try FileManager.default.createDirectory(atPath: "\(folder.path)/own", withIntermediateDirectories: true)
        let rule = try String(
            contentsOfFile: "\(Shared.project)/rules/aws/general/literal-credential.yaml",
            encoding: .utf8
        )
        try folder.write(rule.replacing("id: literal-credential", with: "id: own"), to: "own/own.yaml")
        try folder.write("minimum-failure-severity: error\n", to: ".tfproof.yaml")
        try link("near", to: "plan.json")
        try FileManager.default.linkItem(atPath: "\(folder.path)/plan.json", toPath: "\(folder.path)/same")
        let arguments = ["plan.json", "--rules", "own", "-f", "json"]
        for output in ["plan.json", "./far/../plan.json", "near", "same", "own/own.yaml", ".tfproof.yaml", "main.tf"] {
            let before = try folder.text(output)
            let run = try Program.run(arguments + ["-o", "first.json", "-f", "text", "-o", output], in: folder.path)
            #expect(
                run.status == 2 && run.error.contains("\(output) is a file that was read"),
                "\(output): \(run.error)"
            )
            #expect(try folder.text(output) == before)
            #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/first.json"))
        }
        let access = try Program.run(["access", "plan.json", "-o", "near"], in: folder.path)
        #expect(access.status == 2 && access.error.contains("near is a file that was read"))
        let tests = try Program.run(["rules", "test", "own", "--junit", "own/own.yaml"], in: folder.path)
        #expect(tests.status == 2 && tests.output.isEmpty && tests.error.contains("is a file that was read"))
        try folder.write("old", to: "report.json")
        #expect(try Program.run(arguments + ["-o", "report.json"], in: folder.path).status != 2)
        #expect(try folder.text("report.json") != "old")
    }

    @Test func twoReportsInOneFileAreAnError() throws {
        try link("near", to: "report")
        try link("elsewhere", to: "far")
        let plan = "\(Shared.project)/\(Self.plan)"
        func run(_ one: String, _ other: String) throws -> Program.Run {
            try Program.run([plan, "-f", "json", "-o", one, "-f", "sarif", "-o", other], in: folder.path)
        }
        for (one, other) in [("r", "r"), ("report", "./report"), ("near", "report"), ("far/x", "elsewhere/x")] {
            let run = try run(one, other)
            #expect(run.status == 2 && run.error.contains("two reports go to"), "\(one) \(other): \(run.error)")
        }
        #expect(try run("x", "far/x").status == 0)
    }
}
