import Foundation
import TestSupport
import Testing

/// What an author of rules runs, with the real program: `rules new`, `rules test --update`, `rules test --junit`.
@Suite(.timeLimit(.minutes(10))) struct RuleAuthoringTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func run(_ arguments: String...) throws -> Program.Run {
        try Program.run(arguments, in: folder.path)
    }

    @Test(arguments: [
        [], ["--type", "aws_db_instance", "--attribute", "kms_key_id"],
        ["--directory", "rules/own/", "--type", "google_sql_user", "--attribute", "name"],
    ])
    func aNewRuleLoadsAndItsTestsHold(options: [String]) throws {
        let new = try Program.run(["rules", "new", "my-rule"] + options, in: folder.path)
        let path = options.first == "--directory" ? "rules/own/my-rule.yaml" : "policies/my-rule.yaml"
        #expect(new.status == 0 && new.output.hasPrefix("wrote \(path)\n"))
        let check = try run("rules", "check", path)
        #expect(check.status == 0 && check.output == "1 rule, 0 errors, 0 warnings\n")
        let test = try run("rules", "test", "--coverage", path)
        #expect(test.status == 0 && test.output.contains(" 0 failed    branches 4/4"), "\(test.output)")
        let again = try Program.run(["rules", "new", "my-rule"] + options, in: folder.path)
        #expect(again.status == 2 && again.error.contains("is there already"))
    }

    @Test(arguments: [
        ["My-Rule"], ["my_rule"], ["../x"], [""], ["literal-credential"], ["x", "--type", "a b"],
        ["x", "--attribute", "A"],
        ["x", "--directory", "/proc/nowhere"],
    ])
    func whatCannotBeARuleIsNotWritten(arguments: [String]) throws {
        let run = try Program.run(["rules", "new"] + arguments, in: folder.path)
        #expect(run.status == 2 && run.output.isEmpty)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }

    /// The built-in rules with every verdict of one word replaced by a wrong one: an update puts all of them right.
    @Test func anUpdateMakesAllTestsHold() throws {
        let rules = "\(folder.path)/rules"
        try FileManager.default.copyItem(atPath: "\(Shared.project)/rules/aws/ecs", toPath: rules)
        var texts: [String: String] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: rules) where name.hasSuffix(".yaml") {
            let text = try folder.text("rules/\(name)")
            let wrong = text.replacing("expect: pass", with: "expect: unknown")
                .replacing("expect: not-applicable", with: "expect: pass")
            try folder.write(wrong, to: "rules/\(name)")
            texts[name] = text
        }
        #expect(texts.count > 4)
        #expect(try run("rules", "test", "rules").status == 1)
        let update = try run("rules", "test", "--update", "rules")
        #expect(update.status == 0 && update.output.contains("updated; read them before you keep them"))
        let after = try run("rules", "test", "rules")
        #expect(after.status == 0, "\(after.output.suffix(2_000))")
        // What was right before is as it was: the update touched the expectations only.
        for (name, text) in texts { #expect(try folder.text("rules/\(name)") == text, "\(name)") }
        #expect(try run("rules", "test", "--update", "rules").output.contains("0 expectations updated"))
    }

    @Test func theResultsAreWrittenForCI() throws {
        let tests = "\ntests:\n  - {name: wrong, given: {aws_x.y: {name: a}}, expect: pass}"
        try folder.write(RuleText.failing("mine") + tests, to: "mine.yaml")
        #expect(try run("rules", "test", "mine.yaml", "--junit", "out.xml").status == 1)
        let xml = try folder.text("out.xml")
        #expect(
            xml.contains("<testsuite name=\"mine\"") && xml.contains("failures=\"1\"") && xml.contains("name=\"wrong\"")
        )
        #expect(try run("rules", "test", "mine.yaml", "--junit", "no/such/folder/out.xml").status == 2)
    }

    private func makePolicies() throws {
        try FileManager.default.createDirectory(atPath: "\(folder.path)/policies", withIntermediateDirectories: true)
    }

    /// A file of tests that cannot be read fails: its tests must not be passed over.
    @Test(arguments: ["yaml", "yml"])
    func testsBesideARuleAreReadOrRefused(suffix: String) throws {
        try makePolicies()
        try folder.write(RuleText.failing("mine"), to: "policies/mine.\(suffix)")
        let companion = "policies/mine.test.\(suffix)"
        try folder.write("- {name: wrong, given: {aws_x.y: {name: a}}, expect: pass}\n", to: companion)
        #expect(try run("rules", "test", "policies").status == 1)
        let path = "\(folder.path)/\(companion)"
        try Data([0x2D, 0x20, 0xE9, 0x0A]).write(to: URL(filePath: path))
        for command in ["test", "check"] {
            let run = try run("rules", command, "policies")
            #expect(run.status == 2 && run.error.contains("mine.test.\(suffix) is not UTF-8"), "\(run)")
        }
        try FileManager.default.removeItem(atPath: path)
        try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "/nowhere")
        #expect(try run("rules", "test", "policies").status == 2)
    }

    @Test func aRuleThatIsNamedTwiceIsOne() throws {
        let tests = "\ntests:\n  - {name: wrong, given: {aws_x.y: {name: a}}, expect: pass}\n"
        try makePolicies()
        try folder.write(RuleText.failing("mine") + tests, to: "policies/mine.yaml")
        #expect(try run("rules", "check", "policies", "policies/mine.yaml").output.contains("\n1 rule, 0 errors, "))
        #expect(try run("rules", "test", "policies", "./policies/mine.yaml", "--update").status == 0)
        #expect(try run("rules", "test", "policies").status == 0)
    }

    @Test func theParametersOfARuleAreShown() throws {
        let shown = try run("rules", "show", "secret-ref-placeholder")
        #expect(shown.status == 0 && shown.output.contains("  region (regex): What the region of an ARN looks like\n"))
        #expect(shown.output.contains("    default: "))
    }

    /// Editors on Windows write one.
    @Test func aByteOrderMarkIsNoMistake() throws {
        try makePolicies()
        try folder.write("\u{FEFF}" + RuleText.failing("mine"), to: "policies/mine.yaml")
        #expect(try run("rules", "check", "policies").output.contains("\n1 rule, 0 errors, "))
        try folder.write("\u{FEFF}rules-directories: [policies]\n", to: ".tfproof.yaml")
        #expect(try run("rules", "list").output.contains("mine"))
    }
}
