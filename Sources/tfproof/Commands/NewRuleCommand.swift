import ArgumentParser
import FoundationEssentials
import Linting

/// `tfproof rules new ID`.
struct NewRuleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Write a rule to start from, with tests that hold."
    )

    @Argument(help: "The id: lower case words joined by dashes, naming what is wrong.")
    var id: String

    @Option(help: ArgumentHelp("Where to write it.", valueName: "dir"))
    var directory = "policies"

    @Option(help: ArgumentHelp("The resource type that it looks at.", valueName: "type"))
    var type = "aws_sqs_queue"

    @Option(help: ArgumentHelp("The attribute that must be set.", valueName: "name"))
    var attribute = "kms_master_key_id"

    func run() throws {
        if let problem = RuleSkeleton.problem(withID: id) {
            throw Failure("\(TextEscape.escaped(id)) cannot be the id of a rule", advice: problem)
        }
        for name in [type, attribute] {
            guard let problem = RuleSkeleton.problem(withName: name) else { continue }
            throw Failure("\(TextEscape.escaped(name)) cannot be a resource type or an attribute", advice: problem)
        }
        if BuiltInRules.files.contains(where: { $0.definition?.id == id }) {
            throw Failure("there is a built-in rule \(id)", advice: "choose another id")
        }
        let path = directory.hasSuffix("/") ? "\(directory)\(id).yaml" : "\(directory)/\(id).yaml"
        guard !FileManager.default.fileExists(atPath: path) else {
            throw Failure("\(TextEscape.escaped(path)) is there already")
        }
        let text = RuleSkeleton.text(id: id, type: type, attribute: attribute)
        do {
            try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
            try Data(text.utf8).write(to: URL(filePath: path), options: .withoutOverwriting)
        } catch {
            throw Failure("\(TextEscape.escaped(path)) cannot be written")
        }
        let shown = TextEscape.escaped(path)
        Console.output("wrote \(shown)\n\n  tfproof rules check \(shown)\n  tfproof rules test \(shown)\n")
    }
}
