import JSONReader
package import Linting
package import Symbolic

/// A language server for rule files (LSP 3.17): messages in, messages out.
///
/// Messages come in batches: whatever the client has sent when the server has time. What a later message of a batch
/// cancels is not done, and diagnostics are found once, of the newest texts.
package struct LanguageServer {
    /// Where in its life the server is (LSP 3.17, "Server lifecycle").
    private enum Phase {
        case waiting, running, shutDown, ended
    }

    private var phase = Phase.waiting
    private var encoding = TextDocument.Encoding.utf16
    private var workspace: Workspace
    /// The documents whose diagnostics are to be found anew.
    private var stale: Set<String> = []
    private let version: String

    /// - Parameters:
    ///   - schema: The models that rules see.
    ///   - builtIn: The rules that run beside those of the workspace.
    ///   - version: The version of the program.
    ///   - host: The files around the open documents.
    package init(schema: ModelSchema, builtIn: [SourceText], version: String, host: any LanguageServerHost) {
        workspace = Workspace(schema: schema, builtIn: builtIn, host: host)
        self.version = version
    }

    /// Whether the client has told the server to end.
    package var hasEnded: Bool {
        if case .ended = phase { true } else { false }
    }

    /// Whether the client said beforehand that the session is over: else the end is an error.
    package private(set) var endedInOrder = false

    /// Takes messages in their order, and answers with what is to be sent, heads included.
    package mutating func receive(_ items: [MessageReader.Item]) -> [String] {
        var answers: [JSONValue] = []
        var messages: [Message] = []
        for item in items {
            guard case .content(let content) = item else {
                answers.append(.failure(ResponseError(.parseError, "the message has no usable Content-Length")))
                continue
            }
            do {
                if let message = try Message(content) { messages.append(message) }
            } catch {
                answers.append(.failure(error))
            }
        }
        let cancelled = messages.compactMap(\.cancelled)
        for message in messages where !hasEnded {
            if let id = message.id, cancelled.contains(id) {
                answers.append(.failure(ResponseError(.requestCancelled, "the request was cancelled"), id: id))
            } else if let answer = take(message) {
                answers.append(answer)
            }
        }
        if case .running = phase { answers += freshDiagnostics() }
        return answers.map(\.framed)
    }

    private mutating func take(_ message: Message) -> JSONValue? {
        guard let id = message.id else {
            notify(message)
            return nil
        }
        do {
            return .response(to: id, try answer(message))
        } catch {
            return .failure(error, id: id)
        }
    }

    private mutating func answer(_ message: Message) throws(ResponseError) -> JSONValue {
        switch (phase, message.method) {
        case (.waiting, "initialize"): return initialize(message.parameters)
        case (.waiting, _): throw ResponseError(.serverNotInitialized, "`initialize` comes first")
        case (.running, "initialize"): throw ResponseError(.invalidRequest, "`initialize` came before")
        case (.running, "shutdown"):
            phase = .shutDown
            return .null
        case (.running, _): return try feature(message)
        case (.shutDown, _), (.ended, _): throw ResponseError(.invalidRequest, "the server was shut down")
        }
    }

    private mutating func initialize(_ parameters: JSONNode?) -> JSONValue {
        let offered = parameters?["capabilities"]?["general"]?["positionEncodings"]
        if offered?.elements.contains(where: { $0.isString("utf-8") }) == true { encoding = .utf8 }
        let root = parameters?["rootUri"]?.string.map { [$0] } ?? []
        let folders = parameters?["workspaceFolders"].map { $0.elements.compactMap { $0["uri"]?.string } } ?? []
        workspace.setFolders(adding: (folders.isEmpty ? root : folders).compactMap(FileURI.path))
        phase = .running
        return [
            "capabilities": [
                "positionEncoding": .string(encoding.rawValue),
                "textDocumentSync": ["openClose": true, "change": 2, "save": true],
                "completionProvider": ["triggerCharacters": ["."]],
                "hoverProvider": true,
                "definitionProvider": true,
                "documentSymbolProvider": true,
                "codeActionProvider": ["codeActionKinds": ["quickfix"]],
                "workspace": ["workspaceFolders": ["supported": true, "changeNotifications": true]],
            ],
            "serverInfo": ["name": "tfproof", "version": .string(version)],
        ]
    }

    private mutating func feature(_ message: Message) throws(ResponseError) -> JSONValue {
        let supported = ["completion", "hover", "definition", "documentSymbol", "codeAction"]
        let name = message.method.split(separator: "/", maxSplits: 1)
        guard name.count == 2, name[0] == "textDocument", supported.contains(String(name[1])) else {
            throw ResponseError(.methodNotFound, "there is no method `\(TextEscape.escaped(message.method))`")
        }
        guard let uri = message.parameters?["textDocument"]?["uri"]?.string else {
            throw ResponseError(.invalidParams, "the document is not named")
        }
        guard let document = workspace.documents[uri] else {
            throw ResponseError(.invalidParams, "the document is not open")
        }
        switch name[1] {
        case "documentSymbol": return DocumentSymbols(document).value
        case "codeAction":
            guard let range = message.parameters?["range"], let start = range.position("start"),
                let end = range.position("end")
            else { throw ResponseError(.invalidParams, "a range is missing") }
            let diagnostics = workspace.diagnostics(of: document)
            let text = document.text
            return CodeActions(document)
                .actions(for: diagnostics, between: text.offset(of: start), and: text.offset(of: end))
        default: break
        }
        guard let position = message.parameters?.position("position") else {
            throw ResponseError(.invalidParams, "a position is missing")
        }
        switch name[1] {
        case "completion":
            let items = Completion(document, in: workspace).items(at: position)
            return ["isIncomplete": false, "items": .array(items)]
        case "hover": return Hover(document, schema: workspace.schema).value(at: position)
        default: return Definition(document, in: workspace).value(at: position)
        }
    }
}

extension LanguageServer {
    private mutating func notify(_ message: Message) {
        if message.method == "exit" {
            if case .shutDown = phase { endedInOrder = true }
            phase = .ended
            return
        }
        guard case .running = phase else { return }
        let parameters = message.parameters
        let document = parameters?["textDocument"]
        switch message.method {
        case "textDocument/didOpen": if let document { open(document) }
        case "textDocument/didChange":
            guard let uri = document?["uri"]?.string, let changes = parameters?["contentChanges"] else { return }
            workspace.change(uri) { text in
                text.version = document?["version"]?.int ?? text.version
                for change in changes.elements { text.apply(change) }
            }
            checkAll()
        case "textDocument/didClose":
            guard let uri = document?["uri"]?.string else { return }
            workspace.close(uri)
            workspace.forgetFiles()
            checkAll()
            stale.insert(uri)
        case "textDocument/didSave", "workspace/didChangeWatchedFiles":
            workspace.forgetFiles()
            checkAll()
        case "workspace/didChangeWorkspaceFolders":
            let event = parameters?["event"]
            func paths(_ key: String) -> [String] {
                event?[key]?.elements.compactMap { $0["uri"]?.string }.compactMap(FileURI.path) ?? []
            }
            workspace.setFolders(adding: paths("added"), removing: paths("removed"))
            checkAll()
        default: break
        }
    }

    private mutating func open(_ node: JSONNode) {
        guard let uri = node["uri"]?.string, let text = node["text"]?.string else { return }
        let document = TextDocument(uri: uri, version: node["version"]?.int, text: text, encoding: encoding)
        workspace.open(RuleDocument(document))
        checkAll()
    }

    /// Every open document is looked at again: ids are to be unique among all of them.
    private mutating func checkAll() {
        stale.formUnion(workspace.documents.keys)
    }

    /// The diagnostics of all documents that may have others now; none of those that were closed.
    private mutating func freshDiagnostics() -> [JSONValue] {
        defer { stale = [] }
        return stale.sorted().map { uri in
            guard let document = workspace.documents[uri] else {
                return .notification(
                    "textDocument/publishDiagnostics",
                    ["uri": .string(uri), "diagnostics": []]
                )
            }
            return DiagnosticMessages(document).notification(workspace.diagnostics(of: document))
        }
    }
}

extension TextDocument {
    /// Makes a change: of a part where a range is named, else of all.
    fileprivate mutating func apply(_ change: JSONNode) {
        guard let text = change["text"]?.string else { return }
        guard let range = change["range"], !range.isNull else { return replaceAll(with: text) }
        guard let start = range.position("start"), let end = range.position("end") else { return }
        replace(from: start, to: end, with: text)
    }
}

extension JSONNode {
    /// A position under a name; nil for anything else.
    fileprivate func position(_ name: String) -> TextDocument.Position? {
        guard let node = self[name], let line = node["line"]?.int, let character = node["character"]?.int,
            line >= 0, character >= 0
        else { return nil }
        return TextDocument.Position(line: line, character: character)
    }
}
