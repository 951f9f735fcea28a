import Foundation
import TestSupport
import Testing

/// The configuration beside a plan and inside a binary one, on a plan with a credential that only the source shows.
@Suite(.enabled(if: Shared.isPresent)) struct SourceTests {
    private static let fixture = "\(Shared.folder)/conformance/hcl/fixtures/aws_misc"
    private static let rule = ["--only", "literal-credential"]

    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    /// Copies files of the fixture into the folder.
    private func copy(_ names: [String], to place: String = "") throws {
        let target = place.isEmpty ? folder.path : "\(folder.path)/\(place)"
        try FileManager.default.createDirectory(atPath: target, withIntermediateDirectories: true)
        for name in names {
            try FileManager.default.copyItem(atPath: "\(Self.fixture)/\(name)", toPath: "\(target)/\(name)")
        }
    }

    /// Writes a program that stands in for terraform.
    private func terraform(_ lines: String, named name: String = "terraform") throws -> String {
        let path = try folder.write("#!/bin/sh\n\(lines)\n", to: name)
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path)
        return path
    }

    private static let sources = ["main.tf", "main_override.tf", "prov.tf", "extra.tf.json", "modules"]

    @Test func theSourceIsThatBesideThePlanOrTheNamedOne() throws {
        try copy(["plan.json"])
        try copy(Self.sources, to: "infra")
        func status(_ arguments: [String], in place: String = "") throws -> Int32 {
            try Program.run(arguments + Self.rule, in: "\(folder.path)/\(place)").status
        }
        #expect(try status(["plan.json"]) == 0)
        #expect(try status(["plan.json", "--source", "infra"]) == 1)
        #expect(try status(["../plan.json"], in: "infra") == 1)
        #expect(try status(["../plan.json", "--no-source"], in: "infra") == 0)
        try copy(["plan.json"], to: "infra")
        #expect(try status(["infra/plan.json"]) == 1)
        #expect(try status(["infra/plan.json", "--source-root", "infra"]) == 1)
    }

    @Test func aSourceThatIsNoneIsAnError() throws {
        try copy(["plan.json"])
        for arguments in [
            ["--source", "nowhere"], ["--source", "."], ["--source", "plan.json"], ["--source", ".", "--no-source"],
            ["--source", Self.fixture, "--source-root", "."],
        ] {
            let run = try Program.run(["plan.json"] + arguments, in: folder.path)
            #expect(run.status == 2 && !run.error.isEmpty && run.output.isEmpty, "\(arguments)")
        }
    }

    @Test func aBinaryPlanHoldsItsSource() throws {
        try copy(["p.tfplan"])
        let log = "\(folder.path)/log"
        let terraform = try terraform("pwd > '\(log)'; echo \"$@\" >> '\(log)'; cat '\(Self.fixture)/plan.json'")
        let run = try Program.run(["p.tfplan", "--terraform", terraform] + Self.rule, in: folder.path)
        #expect(run.status == 1, "\(run.error)")
        let noSource = ["p.tfplan", "--terraform", "./terraform", "--no-source"]
        #expect(try Program.run(noSource + Self.rule, in: folder.path).status == 0)
        let lines = try folder.text("log").split(separator: "\n")
        #expect(lines.last?.hasPrefix("show -json -no-color /") == true)
        #expect(lines.last?.hasSuffix("/p.tfplan") == true)
        // Where the source is, there terraform was initialised.
        try copy(Self.sources, to: "infra")
        _ = try Program.run(["p.tfplan", "--terraform", terraform, "--source", "infra"], in: folder.path)
        #expect(try folder.text("log").split(separator: "\n").first?.hasSuffix("/infra") == true)
    }

    @Test func terraformOrTofuIsFoundOnThePath() throws {
        try copy(["p.tfplan"])
        func run(_ path: String) throws -> Program.Run {
            try Program.run(["p.tfplan"] + Self.rule, in: folder.path, environment: ["PATH": path])
        }
        let missing = try run("/nowhere:.:\(folder.path)")
        #expect(missing.status == 2)
        #expect(missing.error.contains("neither terraform nor tofu is on the PATH"))
        _ = try terraform("/bin/cat '\(Self.fixture)/plan.json'", named: "tofu")
        #expect(try run("/nowhere:\(folder.path)").status == 1)
        // Not by a relative entry, which whoever wrote the configuration could fill.
        #expect(try run(".").status == 2)
    }

    @Test func whatTerraformComplainsAboutIsShown() throws {
        try copy(["p.tfplan"])
        for (lines, shown) in [
            ("printf 'no\\033[31m provider' >&2; exit 3", "exit code 3"), ("kill -9 $$", "a signal"),
            ("i=0; while [ $i -lt 9000 ]; do echo \"line $i of many\" >&2; i=$((i+1)); done; exit 1", "  | …"),
        ] {
            let terraform = try terraform(lines)
            let run = try Program.run(["p.tfplan", "--terraform", terraform], in: folder.path)
            #expect(run.status == 2 && run.output.isEmpty)
            #expect(run.error.contains(shown), "\(run.error)")
            #expect(!run.error.contains("\u{1B}"))
            #expect(run.error.split(separator: "\n").count < 20)
        }
        for path in ["nowhere", "p.tfplan", "."] {
            let run = try Program.run(["p.tfplan", "--terraform", path], in: folder.path)
            #expect(run.status == 2 && run.output.isEmpty, "\(path)")
        }
    }

    @Test func aDamagedBinaryPlanIsRefused() throws {
        let bytes = try Shared.bytes("conformance/hcl/fixtures/aws_misc/p.tfplan")
        try folder.write(Array(bytes.dropLast(30)), to: "p.tfplan")
        let run = try Program.run(["p.tfplan", "--terraform", try terraform("exit 0")], in: folder.path)
        #expect(run.status == 2 && run.output.isEmpty)
        #expect(run.error.contains("damaged"))
        // Terraform reads plans from files only.
        let piped = try Program.run(["-"], input: "\(Self.fixture)/p.tfplan", in: folder.path)
        #expect(piped.status == 2 && piped.error.contains("name the file"))
    }
}
