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
