import Files
import HCL
import Linting
import TestSupport
import Testing

/// Real first deploys, each with what is wrong in it: the source tells before apply what the plan tells after it.
///
/// Each folder holds the configuration, its first plan, and a second one that was made when all was applied.
struct StoryTests {
    @Test(arguments: [
        (
            "templatefile",
            [
                #"execution-role-secret-access containers["shop"].secrets["API"] main.tf:29"#,
                #"literal-credential containers["shop"].environment["DB_PASSWORD"] main.tf:29"#,
            ]
        ),
        (
            "dynamic-blocks",
            [
                #"execution-role-secret-access containers["one"].secrets["REDIS"] main.tf:39"#,
                #"execution-role-secret-access containers["two"].secrets["REDIS"] main.tf:39"#,
            ]
        ),
        (
            "attachments",
            [
                #"execution-role-secret-access containers["app"].secrets["B"] main.tf:39"#,
                #"literal-credential containers["app"].environment["API_TOKEN"] main.tf:36"#,
            ]
        ),
        (
            "modules",
            [
                #"execution-role-secret-access containers["d-mail"].secrets["SMTP"] main.tf:10"#,
                #"literal-credential containers["d-api"].environment["DB_PASSWORD"] main.tf:19"#,
                #"literal-credential containers["d-mail"].environment["DB_PASSWORD"] main.tf:19"#,
            ]
        ),
        (
            "environments",
            [
                "literal-credential environment[0].variables[STRIPE_SECRET_KEY] main.tf:13",
                "literal-credential user_data main.tf:22", "literal-credential value main.tf:28",
            ]
        ),
    ])
    func `What is wrong is found before apply, and after it`(name: String, expected: [String]) throws {
        let folder = "\(Shared.project)/Tests/Fixtures/stories/\(name)"
        let tree = try SourceTree(files: SourceDirectory(folder, root: folder, from: folder))
        let before = try Scenario.lint("\(folder)/plan.json", tree)
        let shown = before.map { finding in
            let place = finding.modelPath.isEmpty ? finding.attribute : finding.modelPath
            let verdict = finding.verdict == .fail ? "" : "\(finding.verdict) "
            return "\(verdict)\(finding.ruleID) \(place) \(finding.location.file):\(finding.location.line)"
        }
        #expect(shown.sorted() == expected)
        let after = try Scenario.lint("\(folder)/after.json", tree)
        #expect(Scenario.answers(before) == Scenario.answers(after))
    }
}
