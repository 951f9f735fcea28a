import Foundation
import TestSupport
import Testing

/// The configuration file, with the real program.
@Suite(.timeLimit(.minutes(10))) struct ConfigurationCommandTests {
    private static let rule = "execution-role-secret-access"
    /// A repository whose plan, in `infra`, breaks one rule.
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        for name in [".git", "infra", "policies"] {
            try FileManager.default.createDirectory(atPath: "\(folder.path)/\(name)", withIntermediateDirectories: true)
        }
        for name in ["main.tf", "plan.json"] {
            let file = "\(Shared.project)/examples/missing-grant/\(name)"
            try FileManager.default.copyItem(atPath: file, toPath: "\(folder.path)/infra/\(name)")
        }
    }

    private func run(_ arguments: String..., configuration: String? = nil) throws -> Program.Run {
        if let configuration { try folder.write(configuration, to: ".tfproof.yaml") }
        return try Program.run(arguments, in: "\(folder.path)/infra")
    }

    @Test func theFileIsFoundAboveTheWorkingDirectory() throws {
        #expect(try run("plan.json").status == 1)
        let quiet = try run("plan.json", configuration: "disable: [\(Self.rule)]\n")
        #expect(quiet.status == 0)
        #expect(quiet.output.contains("note: ../.tfproof.yaml: 1 rule is turned off: \(Self.rule)"))
        #expect(try run("plan.json", "--no-config").status == 1)
        #expect(try run("plan.json", "--only", Self.rule).status == 1)
        try folder.write("", to: "infra/.tfproof.yml")
        #expect(try run("plan.json").status == 1)
        try folder.write("", to: "infra/.tfproof.yaml")
        let two = try run("plan.json")
        #expect(two.status == 2 && two.error.contains("two configurations"))
    }

    @Test func theCommandLineOutweighsTheFileAndTheFileTheRule() throws {
        let text = "minimum-failure-severity: error\nrules:\n  \(Self.rule): {severity: warning}\n"
        let run = try run("plan.json", configuration: text)
        #expect(run.status == 0 && run.output.contains("warning: container `api`"))
        #expect(try self.run("plan.json", "--minimum-failure-severity", "warning").status == 1)
        let list = try self.run("rules", "list").output.split(separator: "\n")
        #expect(list.contains { $0.hasPrefix("\(Self.rule)  warning") })
        #expect(try self.run("rules", "show", Self.rule).output.hasPrefix("\(Self.rule) (warning)"))
        let unknown = try self.run("plan.json", "--no-source", configuration: "unknown: fail\n")
        let ignored = try self.run("plan.json", "--no-source", "--unknown", "ignore")
        #expect(unknown.status == 1 && ignored.output.contains("0 failed") == unknown.output.contains("0 failed"))
    }

    @Test func rulesOfTheProjectAreFoundBesideTheFile() throws {
        try folder.write(RuleText.failing("mine", message: "mine says no"), to: "policies/mine.yaml")
        let text = "only: [mine]\nrules-directories: [policies]\n"
        for arguments in [[], ["--rules", "../policies"]] {
            try folder.write(text, to: ".tfproof.yaml")
            let run = try Program.run(["plan.json"] + arguments, in: "\(folder.path)/infra")
            #expect(run.status == 1 && run.output.contains("mine says no"), "\(run.error)")
        }
        let named = try Program.run(["infra/plan.json", "-c", ".tfproof.yaml"], in: folder.path)
        #expect(named.output.contains("mine says no"))
    }

    @Test func allMistakesAreSaidAtOnce() throws {
        let run = try run(
            "plan.json",
            "--only",
            "no-such-rule",
            configuration: """
                disabled: []
                rules:
                  literal-credental: {enabled: false}
                  literal-credential: {params: {allw: [], allow: 3}}
                rules-directories: [nowhere]
                """
        )
        #expect(run.status == 2 && run.output.isEmpty)
        for place in ["1:1", "3:3", "4:33", "4:50", "5:21"] {
            #expect(run.error.contains("--> ../.tfproof.yaml:\(place)\n"), "\(place)\n\(run.error)")
        }
        for text in ["`disable`?", "`literal-credential`?", "`allow`?", "list(string)", "no rule no-such-rule"] {
            #expect(run.error.contains(text), "\(text)")
        }
    }

    @Test(arguments: [["--config", "nowhere.yaml"], ["--config", "."], ["--config", "main.tf", "--no-config"]])
    func aFileThatCannotBeReadIsAnError(arguments: [String]) throws {
        let run = try Program.run(["plan.json"] + arguments, in: "\(folder.path)/infra")
        #expect(run.status == 2 && run.output.isEmpty && !run.error.isEmpty)
    }

    @Test func theReadmesExampleWorks() throws {
        let readme = try String(contentsOfFile: "\(Shared.project)/README.md", encoding: .utf8)
        let section = try #require(readme.split(separator: "## Configure a project").last)
        let start = try #require(section.firstRange(of: "```yaml\n"))
        let rest = section[start.upperBound...]
        let end = try #require(rest.firstRange(of: "```"))
        try folder.write(RuleText.failing("mine"), to: "policies/mine.yaml")
        let run = try run("rules", "list", configuration: String(rest[..<end.lowerBound]))
        #expect(run.status == 0 && run.output.contains("\nmine "), "\(run.error)")
        #expect(run.output.contains("secret-ref-literal            info"))
        #expect(!run.output.contains("managed-policy-exists") && !run.output.contains("broad-grant"))
    }

    @Test func theSchemaKnowsTheRulesAndTheirParameters() throws {
        let text = try run("config", "schema").output
        let schema = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        func member(_ path: [String]) -> Any? {
            path.reduce(schema as Any?) { value, name in (value as? [String: Any])?[name] }
        }
        let rule = ["properties", "rules", "properties", "literal-credential", "properties"]
        #expect(member(["properties", "unknown", "enum"]) as? [String] == ["report", "fail", "ignore"])
        #expect(member(rule + ["params", "properties", "allow", "type"]) as? String == "array")
        #expect(member(rule + ["severity", "default"]) as? String == "error")
    }
}
