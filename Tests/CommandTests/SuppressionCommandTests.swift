import Foundation
import JSONReader
import TestSupport
import Testing

/// Comments that tell tfproof what to ignore, on the example of a first deploy.
@Suite struct SuppressionCommandTests {
    private static let rule = "execution-role-secret-access"
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        for name in ["main.tf", "versions.tf", "plan.json"] {
            let file = "\(Shared.project)/examples/first-deploy/\(name)"
            try FileManager.default.copyItem(atPath: file, toPath: "\(folder.path)/\(name)")
        }
    }

    /// Puts a line in front of the line that holds a text.
    private func insert(_ line: String, before text: String) throws {
        let lines = try folder.text("main.tf").split(separator: "\n", omittingEmptySubsequences: false)
        let position = try #require(lines.firstIndex { $0.contains(text) })
        var changed = lines.map(String.init)
        changed.insert(line, at: position)
        try folder.write(changed.joined(separator: "\n"), to: "main.tf")
    }

    @Test(arguments: ["name = \"REDIS_AUTH_TOKEN\"", "container_definitions =", "resource \"aws_ecs_task_definition\""])
    func aFindingIsIgnored(place: String) throws {
        try insert("# tfproof:ignore \(Self.rule) the grant comes next", before: place)
        let run = try Program.run(["plan.json"], in: folder.path)
        #expect(run.status == 0)
        #expect(run.output.contains(" passed, 0 unknown, 1 suppressed") && !run.output.contains("fail"))
    }

    @Test(arguments: ["family ", "resource \"aws_iam_role_policy\""])
    func anotherPlaceDoesNotCount(place: String) throws {
        try insert("# tfproof:ignore \(Self.rule) the grant comes next", before: place)
        let run = try Program.run(["plan.json"], in: folder.path)
        #expect(run.status == 1)
        #expect(run.output.contains("note: main.tf:") && run.output.contains("can go"))
    }

    @Test(
        arguments: [
            ("\(rule)", "gives no reason"), ("\(rule)x why", "did you mean `\(rule)`?"),
            ("\(rule) until=2020-01-01 why", "counted until 2020-01-01"), ("\(rule) until=soon why", "until"),
        ]
    )
    func whatIsNotRightIsTold(words: String, note: String) throws {
        try insert("# tfproof:ignore \(words)", before: "container_definitions =")
        let run = try Program.run(["plan.json"], in: folder.path)
        #expect(run.status == 1)
        #expect(run.output.contains("note: main.tf:") && run.output.contains(note), "\(run.output)")
    }

    @Test func suppressedFindingsAreReportedWhereAskedFor() throws {
        try insert("# tfproof:ignore \(Self.rule) the grant comes next", before: "container_definitions =")
        let arguments = ["plan.json", "-f", "json", "-o", "j", "-f", "sarif", "-o", "s"]
        #expect(try Program.run(arguments, in: folder.path).status == 0)
        #expect(try JSONDocument(text: folder.text("j")).root["findings"]?.count == 0)
        #expect(try JSONDocument(text: folder.text("s")).root["runs"]?[0]?["results"]?.count == 0)
        #expect(try Program.run(arguments + ["--include-suppressed"], in: folder.path).status == 0)
        let finding = try JSONDocument(text: folder.text("j")).root["findings"]?[0]
        #expect(finding?["suppressed"]?.bool == true)
        #expect(finding?["justification"]?.string == "the grant comes next")
        let result = try JSONDocument(text: folder.text("s")).root["runs"]?[0]?["results"]?[0]
        #expect(result?["suppressions"]?[0]?["kind"]?.string == "inSource")
        #expect(result?["suppressions"]?[0]?["justification"]?.string == "the grant comes next")
    }
}
