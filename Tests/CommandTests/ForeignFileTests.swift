import Foundation
import TestSupport
import Testing

/// Files outside of the repository, which whoever opens a pull request may name in it: none of them is quoted.
@Suite(.timeLimit(.minutes(10))) struct ForeignFileTests {
    private static let secret = "correct-horse-battery-staple"
    /// A repository with a plan beside files of somebody else.
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        for name in ["repo/.git", "repo/infra", "repo/policies", "foreign"] {
            try FileManager.default.createDirectory(atPath: "\(folder.path)/\(name)", withIntermediateDirectories: true)
        }
        let plan = "\(Shared.project)/examples/missing-grant-fixed/plan.json"
        try FileManager.default.copyItem(atPath: plan, toPath: "\(folder.path)/repo/infra/plan.json")
        try folder.write("token: \(Self.secret)\n", to: "foreign/token.yaml")
        try folder.write("token: \(Self.secret)\n", to: "repo/.git/config")
    }

    private func link(_ path: String, to target: String) throws {
        try? FileManager.default.removeItem(atPath: "\(folder.path)/\(path)")
        try FileManager.default.createSymbolicLink(atPath: "\(folder.path)/\(path)", withDestinationPath: target)
    }

    private func run(_ arguments: String...) throws -> Program.Run {
        try Program.run(arguments, in: "\(folder.path)/repo/infra")
    }

    /// Expects an error that says nothing of what the file holds.
    private func expectRefusal(_ run: Program.Run, _ comment: String) {
        #expect(run.status == 2 && run.output.isEmpty, "\(comment): \(run.output)")
        #expect(run.error.contains("outside of the repository"), "\(comment): \(run.error)")
        #expect(!run.error.contains(Self.secret) && !run.error.contains("token:"), "\(comment): \(run.error)")
    }

    @Test(arguments: ["../foreign/token.yaml", "../foreign", "/etc/hostname", ".git/config"])
    func theConfigurationIsNoLinkOutOfTheRepository(target: String) throws {
        try link("repo/.tfproof.yaml", to: target)
        for arguments in [["plan.json"], ["rules", "list"], ["config", "schema"]] {
            let run = try Program.run(arguments, in: "\(folder.path)/repo/infra")
            if target != "../foreign" { expectRefusal(run, target) } else { #expect(run.status == 2) }
        }
        #expect(try run("plan.json", "--no-config").status == 0)
    }

    @Test func aLinkWithinTheRepositoryIsFollowed() throws {
        try folder.write("disable: [literal-credential]\n", to: "repo/common.yaml")
        try link("repo/.tfproof.yaml", to: "common.yaml")
        let run = try run("plan.json")
        #expect(run.status == 0 && run.output.contains("1 rule is turned off"), "\(run.error)")
    }

    @Test func theConfigurationNamesNoDirectoryOutsideOfTheRepository() throws {
        try link("repo/linked", to: "../foreign")
        for name in ["../foreign", "../nowhere", "\(folder.path)/foreign", "linked", "../foreign/token.yaml"] {
            try folder.write("rules-directories: [\(name)]\n", to: "repo/.tfproof.yaml")
            let run = try run("plan.json")
            expectRefusal(run, name)
            #expect(run.error.contains("--> ../.tfproof.yaml:1:21"))
        }
    }

    @Test(arguments: ["../../foreign/token.yaml", "../.git/config"])
    func aRuleIsNoLinkOutOfTheRepository(target: String) throws {
        try folder.write("rules-directories: [policies]\n", to: "repo/.tfproof.yaml")
        try link("repo/policies/token.yaml", to: target)
        expectRefusal(try run("plan.json"), target)
        expectRefusal(try run("plan.json", "--no-config", "--rules", "../policies"), target)
        expectRefusal(try run("rules", "test", "../policies"), target)
        expectRefusal(try run("rules", "check", "../policies"), target)
    }

    @Test func aTestReadsNoFileOutsideOfTheRepository() throws {
        let rule = RuleText.failing("mine")
        try folder.write(rule, to: "repo/policies/mine.yaml")
        try link("repo/policies/mine.test.yaml", to: "../../foreign/token.yaml")
        let run = try run("rules", "test", "../policies")
        #expect(!run.error.contains(Self.secret) && !run.output.contains(Self.secret))
    }

    @Test func aPipeIsNoRule() throws {
        let line = #"mkfifo "$1/repo/policies/p.yaml" && cd "$1/repo/infra" && exec "$0" plan.json --rules ../policies"#
        let run = try Program.shell(line, [folder.path])
        #expect(run.ended && run.status == 2 && run.error.contains("no regular file"))
    }

    @Test func whatAPersonNamesMayLieAnywhere() throws {
        try folder.write(RuleText.failing("token", message: "mine says no"), to: "foreign/token.yaml")
        try folder.write("disable: [token]\n", to: "foreign/settings.yaml")
        try link("repo/token.yaml", to: "../foreign/token.yaml")
        let rule = "../../foreign/token.yaml"
        #expect(try run("plan.json", "--rules", rule).output.contains("mine says no"))
        #expect(try run("plan.json", "--rules", "../token.yaml").output.contains("mine says no"))
        #expect(try run("plan.json", "--rules", rule, "-c", "../../foreign/settings.yaml").status == 0)
    }
}
