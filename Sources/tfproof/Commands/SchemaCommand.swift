import AWSModel
import ArgumentParser
import Linting
import Reporters

/// `tfproof schema [TYPE]`.
struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Show the models that rules see: fields, types, and the Terraform attributes they are read from."
    )

    /// How the models are written.
    enum Format: String, ExpressibleByArgument {
        case text, json
    }

    @Argument(help: ArgumentHelp("A model; without one all are listed.", valueName: "type"))
    var type: String?

    @Option(name: .shortAndLong, help: "text or json.")
    var format = Format.text

    func run() throws {
        let page = ModelPage(PlanModel.schema)
        if let type, !page.names.contains(type) {
            let advice = page.suggestion(for: type).map { "did you mean \($0)?" }
            throw Failure(
                "there is no model \(TextEscape.escaped(type))",
                advice: advice ?? "tfproof schema lists all models"
            )
        }
        switch format {
        case .json: Console.output(ModelSchemaJSON.text(of: PlanModel.schema, only: type))
        case .text:
            let lines = type.flatMap { page.lines(of: $0) } ?? page.overview
            Console.output(lines.joined(separator: "\n") + "\n")
        }
    }
}
