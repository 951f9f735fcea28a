import AWSModel
import ArgumentParser
import LanguageServer
import Linting

/// `tfproof lsp`.
struct LanguageServerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lsp",
        abstract: "Serve editors that write rules: diagnostics, completion, hover, go to definition (LSP 3.17).",
        discussion: "Editors start it; it speaks on standard input and output."
    )

    @Flag(help: "Speak on standard input and output, as it does anyway; some editors say so.")
    var stdio = false

    func run() throws {
        let host = EditorFiles()
        defer { host.removePages() }
        var server = LanguageServer(
            schema: PlanModel.schema,
            builtIn: BuiltInRules.sources,
            version: Version.current,
            host: host
        )
        var reader = MessageReader()
        while !server.hasEnded, let bytes = StandardInput.next() {
            reader.append(bytes)
            var items: [MessageReader.Item] = []
            while let item = reader.next() { items.append(item) }
            if items.isEmpty { continue }
            for message in server.receive(items) { Console.output(message) }
        }
        // A client that is gone without a word leaves the server as one that says `exit` too soon.
        if !server.endedInOrder {
            host.removePages()
            throw ExitStatus.findings
        }
    }
}
