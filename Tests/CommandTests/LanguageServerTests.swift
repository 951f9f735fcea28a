import Foundation
import JSONReader
import Testing

/// The language server as an editor has it: a process that speaks through pipes.
@Suite struct LanguageServerTests {
    private static let rule = """
        rules: v1
        id: fixed-image
        titel: Containers run a fixed image
        severity: warning
        for:
          - task: plan.ecs.taskDefinitions
          - container: task.containers
        assert: |
          !container.image.endsWith(':latest') && container.
        """

    @Test func aWholeSession() throws {
        let folder = try TemporaryFolder()
        let uri = "file://\(folder.path)/fixed-image.yaml"
        let document: [String: Any] = ["uri": uri]
        let place: [String: Any] = ["textDocument": document, "position": ["line": 8, "character": 50]]
        let fixed = LanguageServerTests.rule.replacing("titel", with: "title").replacing(" && container.", with: "")
        let editor = try Editor(["lsp", "--stdio"])
        editor.request(1, "initialize", ["capabilities": [:], "rootUri": "file://\(folder.path)"])
        editor.notify("initialized", [:])
        editor.notify(
            "textDocument/didOpen",
            ["textDocument": ["uri": uri, "version": 1, "languageId": "yaml", "text": LanguageServerTests.rule]]
        )
        let capabilities = try #require(try editor.answer(1)["result"]?["capabilities"])
        #expect(capabilities["positionEncoding"]?.string == "utf-16")
        #expect(try editor.diagnostics().contains("R0301"))
        editor.request(2, "textDocument/completion", place)
        let items = try #require(try editor.answer(2)["result"]?["items"])
        #expect(items.elements.contains { $0["label"]?.string == "secretReferences" })
        editor.notify("textDocument/didChange", ["textDocument": document, "contentChanges": [["text": fixed]]])
        #expect(try editor.diagnostics() == [])
        editor.request(
            3,
            "textDocument/definition",
            ["textDocument": document, "position": ["line": 8, "character": 15]]
        )
        let page = try #require(try editor.answer(3)["result"]?["uri"]?.string)
        #expect(FileManager.default.fileExists(atPath: String(page.dropFirst("file://".count))))
        editor.send("{")
        editor.request(4, "nobody/knows", [:])
        #expect(try editor.answer(4)["error"]?["code"]?.int == -32_601)
        editor.request(5, "shutdown", [:])
        #expect(try editor.answer(5)["result"]?.isNull == true)
        editor.notify("exit", [:])
        #expect(editor.status() == 0)
        #expect(!FileManager.default.fileExists(atPath: String(page.dropFirst("file://".count))))
    }

    @Test func aServerThatIsLeftEndsWithAnError() throws {
        let editor = try Editor(["lsp"])
        editor.request(1, "initialize", ["capabilities": [:]])
        _ = try editor.answer(1)
        editor.leave()
        #expect(editor.status() == 1)
    }
}

/// The other side of the pipes.
private final class Editor {
    private let process = Process()
    private let input = Pipe()
    private let output = Pipe()
    private var bytes = Data()
    private var passed: [JSONNode] = []

    init(_ arguments: [String]) throws {
        process.executableURL = URL(filePath: Program.path)
        process.arguments = arguments
        process.standardInput = input
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
    }

    deinit { if process.isRunning { process.terminate() } }

    func send(_ content: String) {
        input.fileHandleForWriting.write(Data("Content-Length: \(content.utf8.count)\r\n\r\n\(content)".utf8))
    }

    private func send(_ message: [String: Any]) {
        guard let data = try? JSONSerialization.data(withJSONObject: message) else { return }
        send(String(decoding: data, as: UTF8.self))
    }

    func request(_ id: Int, _ method: String, _ parameters: [String: Any]) {
        send(["jsonrpc": "2.0", "id": id, "method": method, "params": parameters])
    }

    func notify(_ method: String, _ parameters: [String: Any]) {
        send(["jsonrpc": "2.0", "method": method, "params": parameters])
    }

    func leave() { try? input.fileHandleForWriting.close() }

    func status() -> Int32 {
        process.waitUntilExit()
        return process.terminationStatus
    }

    /// The answer to a request.
    func answer(_ id: Int) throws -> JSONNode { try next { $0["id"]?.int == id } }

    /// The codes of the next diagnostics.
    func diagnostics() throws -> [String] {
        let message = try next { $0["method"]?.string == "textDocument/publishDiagnostics" }
        passed.removeAll { $0["method"] != nil }
        return message["params"]?["diagnostics"]?.elements.compactMap { $0["code"]?.string } ?? []
    }

    /// The next message that is looked for; others are kept.
    private func next(_ isWanted: (JSONNode) -> Bool) throws -> JSONNode {
        if let index = passed.firstIndex(where: isWanted) { return passed.remove(at: index) }
        while true {
            let message = try read()
            if isWanted(message) { return message }
            passed.append(message)
        }
    }

    private func read() throws -> JSONNode {
        while true {
            if let end = bytes.firstRange(of: Data("\r\n\r\n".utf8)),
                let length = Int(String(decoding: bytes[..<end.lowerBound], as: UTF8.self).dropFirst(16)),
                bytes.count - (end.upperBound - bytes.startIndex) >= length
            {
                let content = bytes[end.upperBound..<(end.upperBound + length)]
                bytes = Data(bytes[(end.upperBound + length)...])
                return try JSONDocument(text: String(decoding: content, as: UTF8.self)).root
            }
            let more = output.fileHandleForReading.availableData
            try #require(!more.isEmpty, "the server has ended")
            bytes += more
        }
    }
}
