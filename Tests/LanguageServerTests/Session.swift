import AWSModel
import JSONReader
import Linting
import Testing

@testable import LanguageServer

/// The files of a test, in memory.
private final class MemoryHost: LanguageServerHost, @unchecked Sendable {
    var texts: [String: String] = [:]
    var pages: [String: String] = [:]

    func ruleFiles(below folder: String) -> [SourceText] {
        texts.filter { $0.key.hasPrefix(folder + "/") }.sorted { $0.key < $1.key }
            .map { SourceText(file: $0.key, text: $0.value) }
    }

    func file(_ path: String) -> SourceText? { texts[path].map { SourceText(file: path, text: $0) } }

    func page(named name: String, text: String) -> String? {
        pages[name] = text
        return "/pages/\(name)"
    }
}

/// A session with a server, as an editor has it.
final class Session {
    private let host = MemoryHost()
    private(set) var server: LanguageServer
    private var lastID = 0
    private(set) var notifications: [JSONNode] = []

    /// A session in the workspace `/w` with files of these names.
    init(files: [String: String] = [:], encodings: [String] = []) throws {
        for (name, text) in files { host.texts["/w/\(name)"] = text }
        server = LanguageServer(
            schema: PlanModel.schema,
            builtIn: BuiltInRules.sources,
            version: "1",
            host: host
        )
        try request(
            "initialize",
            [
                "capabilities": ["general": ["positionEncodings": .array(encodings.map { .string($0) })]],
                "workspaceFolders": [["uri": "file:///w", "name": "w"]],
            ]
        )
    }

    func page(_ name: String) -> String? { host.pages[name] }

    /// Sends messages together, and returns what comes back.
    @discardableResult
    func send(_ messages: [JSONValue]) throws -> [JSONNode] {
        let answers = try server.receive(messages.map { .content(Array($0.text.utf8)) }).map {
            try Session.content(of: $0)
        }
        notifications += answers.filter { $0["method"] != nil }
        return answers
    }

    /// Sends a request and returns its result, or its error.
    @discardableResult
    func request(_ method: String, _ parameters: JSONValue) throws -> JSONNode {
        lastID += 1
        let message: JSONValue = [
            "jsonrpc": "2.0", "id": .int(lastID), "method": .string(method), "params": parameters,
        ]
        let answer = try #require(try send([message]).first { $0["id"]?.int == lastID })
        return try #require(answer["result"] ?? answer["error"])
    }

    func notify(_ method: String, _ parameters: JSONValue = [:]) throws {
        try send([.notification(method, parameters)])
    }

    /// Opens a document of the workspace.
    func open(_ name: String, _ text: String) throws {
        try notify(
            "textDocument/didOpen",
            ["textDocument": ["uri": .string("file:///w/\(name)"), "version": 1, "text": .string(text)]]
        )
    }

    /// A request about a place of a document.
    func ask(_ feature: String, _ name: String, line: Int, character: Int) throws -> JSONNode {
        try request(
            "textDocument/\(feature)",
            [
                "textDocument": ["uri": .string("file:///w/\(name)")],
                "position": ["line": .int(line), "character": .int(character)],
            ]
        )
    }

    /// Opens a text with a `^` in the place of the cursor, and asks about that.
    func ask(_ feature: String, marked: String, in name: String = "r.yaml") throws -> JSONNode {
        let cursor = try #require(marked.firstIndex(of: "^"))
        let before = marked[..<cursor].split(separator: "\n", omittingEmptySubsequences: false)
        try open(name, marked.replacing("^", with: ""))
        return try ask(feature, name, line: before.count - 1, character: before.last?.utf16.count ?? 0)
    }

    /// The newest diagnostics of a document.
    func diagnostics(_ name: String) -> [JSONNode] {
        let last = notifications.last {
            $0["method"]?.string == "textDocument/publishDiagnostics"
                && $0["params"]?["uri"]?.string == "file:///w/\(name)"
        }
        return last?["params"]?["diagnostics"].map { Array($0.elements) } ?? []
    }

    /// The content of a message as it is sent.
    static func content(of framed: String) throws -> JSONNode {
        let parts = framed.split(separator: "\r\n\r\n", maxSplits: 1)
        let content = try #require(parts.last)
        #expect(parts.first == "Content-Length: \(content.utf8.count)")
        return try JSONDocument(text: String(content)).root
    }
}

/// A rule to work with.
enum SampleRule {
    static let text = """
        rules: v1
        id: r
        title: Containers have a name
        severity: error
        params:
          allowed:
            type: list(string)
            default: [app]
        for:
          - task: plan.ecs.taskDefinitions
          - container: task.containers
        when: |
          !task.isDestroy
        let:
          - name: container.name
        assert: |
          name in params.allowed || container.environment.all(e, e.name != '')
        message: |
          container `${container.name}` of ${task.family} is not allowed
        tests:
          - name: allowed
            given:
              aws_ecs_task_definition.api: {container_definitions: [{name: app}]}
            expect: pass

        """

    /// The text with a `^` put behind the first occurrence of a part.
    static func marked(behind part: String, replacing: (String, String)? = nil) -> String {
        var text = text
        if let (old, new) = replacing { text = text.replacing(old, with: new) }
        guard let range = text.firstRange(of: part) else { return text }
        text.insert("^", at: range.upperBound)
        return text
    }
}
