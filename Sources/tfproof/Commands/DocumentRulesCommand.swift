import AWSModel
import ArgumentParser
import Linting

/// `tfproof rules docs [DIR]`.
struct DocumentRulesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "docs",
        abstract: "Write a page for each rule of a directory beside it, and the index into its README.md."
    )

    @Argument(help: ArgumentHelp("The directory of the rules.", valueName: "dir"))
    var directory = "rules"

    @Flag(help: "Write nothing; exit with 1 where a page is not what it should be.")
    var check = false

    func run() throws {
        let files = try RuleDirectory(directory).files(tests: true)
        let set = RuleSet(files, schema: PlanModel.schema)
        if set.hasErrors { throw Failure(set.diagnostics.filter { $0.severity == .error }) }
        let folder = directory.hasSuffix("/") ? String(directory.dropLast()) : directory
        var pages = try set.rules.map { rule in
            let file = files.first { $0.definition?.id == rule.id }
            let (tests, _) = RuleTestReader.tests(
                of: rule.definition,
                companion: try file.flatMap { try RuleSources.companion(of: $0) }
            )
            return (path: RulePage.path(of: rule), text: RulePage(rule, tests: tests).markdown)
        }
        pages.append((path: "\(folder)/README.md", text: RuleIndexPage(set, folder: folder).markdown))
        let stale = pages.filter { (try? TextFile.text(named: $0.path)) != $0.text }
        if check {
            for page in stale { Console.output("\(TextEscape.escaped(page.path)) is stale\n") }
            if !stale.isEmpty { throw ExitStatus.findings }
            return
        }
        for page in stale {
            try OutputFile.write(page.text, to: page.path)
            Console.output("wrote \(TextEscape.escaped(page.path))\n")
        }
    }
}
