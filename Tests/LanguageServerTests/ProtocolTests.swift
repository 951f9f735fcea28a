import AWSModel
import JSONReader
import Linting
import Testing

@testable import LanguageServer

@Suite struct ProtocolTests {
    private func read(_ pieces: [String]) -> [MessageReader.Item] {
        var reader = MessageReader()
        var items: [MessageReader.Item] = []
        for piece in pieces {
            reader.append(piece.utf8)
            while let item = reader.next() { items.append(item) }
        }
        return items
    }

    private func content(_ text: String) -> MessageReader.Item { .content(Array(text.utf8)) }

    @Test func messagesAreCutFromTheStream() {
        #expect(read(["Content-Length: 2\r\n\r\n{}Content-Length: 1\r\n\r\n1"]) == [content("{}"), content("1")])
        #expect(read(["Content-Le", "ngth: 2\r\n", "\r", "\n{", "}"]) == [content("{}")])
        #expect(read(["content-length:2\r\nContent-Type: x\r\n\r\n{}"]) == [content("{}")])
        #expect(read(["Content-Length: 4\r\n\r\n\u{1F511}"]) == [content("\u{1F511}")])
    }

    @Test(
        "a head that is of no use is passed over",
        arguments: [
            "Content-Length: x\r\n\r\n", "Content-Length: -1\r\n\r\n", "Nothing: 1\r\n\r\n", "\r\n\r\n",
            "Content-Length: 99999999999999999999\r\n\r\n", String(repeating: "x", count: 5_000),
        ]
    )
    func malformedHeads(head: String) {
        #expect(read([head, "Content-Length: 2\r\n\r\n{}"]) == [.malformed, content("{}")])
    }

    @Test func aMessageThatIsTooLargeIsPassedOver() {
        let size = (16 << 20) + 1
        let large = String(repeating: "x", count: size)
        #expect(
            read(["Content-Length: \(size)\r\n\r\n\(large)", "Content-Length: 2\r\n\r\n{}"]) == [
                .malformed, content("{}"),
            ]
        )
    }

    @Test(
        "what is no request is answered with an error",
        arguments: [
            ("{", -32_700), ("\u{0}", -32_700), ("[]", -32_600), ("1", -32_600), (#"{"id":1}"#, -32_600),
            (#"{"id":1,"method":"nobody/knows"}"#, -32_601), (#"{"id":1,"method":"textDocument/rename"}"#, -32_601),
            (#"{"id":1,"method":"textDocument/hover"}"#, -32_602), (#"{"id":1,"method":"initialize"}"#, -32_600),
            (#"{"id":1,"method":"textDocument/hover","params":{"textDocument":{"uri":"file:///w/r.yaml"}}}"#, -32_602),
            (#"{"id":1,"method":"textDocument/hover","params":{"textDocument":{"uri":"file:///x"}}}"#, -32_602),
            (
                #"{"id":1,"method":"textDocument/codeAction","params":{"textDocument":{"uri":"file:///w/r.yaml"}}}"#,
                -32_602
            ),
        ]
    )
    func errors(text: String, code: Int) throws {
        let session = try Session()
        try session.open("r.yaml", SampleRule.text)
        var server = session.server
        let answers = server.receive([.content(Array(text.utf8))])
        #expect(answers.count == 1)
        #expect(try Session.content(of: answers[0])["error"]?["code"]?.int == code)
    }

    @Test(
        "what is not understood and asks for nothing is not answered",
        arguments: [
            #"{"method":"$/setTrace","params":{"value":"off"}}"#, #"{"method":"initialized","params":{}}"#,
            #"{"id":7,"result":null}"#, #"{"method":"textDocument/didChange"}"#, #"{"method":"textDocument/didOpen"}"#,
            #"{"method":"textDocument/didClose","params":[]}"#, #"{"method":"workspace/didChangeWorkspaceFolders"}"#,
            #"{"method":"textDocument/didChange","params":{"textDocument":{"uri":"?"},"contentChanges":[1,{"text":""}]}}"#,
        ]
    )
    func silence(text: String) throws {
        var server = try Session().server
        #expect(server.receive([.content(Array(text.utf8))]).isEmpty)
    }

    @Test func nothingIsAnsweredBeforeItIsInitializedNorAfterItIsShutDown() throws {
        var server = LanguageServer(schema: PlanModel.schema, builtIn: [], version: "1", host: NoFiles())
        func code(_ text: String) throws -> Int? {
            let answers = server.receive([.content(Array(text.utf8))])
            return try answers.first.flatMap { try Session.content(of: $0)["error"]?["code"]?.int }
        }
        #expect(try code(#"{"id":1,"method":"textDocument/hover"}"#) == -32_002)
        #expect(try code(#"{"id":2,"method":"initialize","params":{}}"#) == nil)
        #expect(try code(#"{"id":3,"method":"shutdown"}"#) == nil)
        #expect(try code(#"{"id":4,"method":"textDocument/hover"}"#) == -32_600)
        #expect(try code(#"{"method":"exit"}"#) == nil)
        #expect(server.hasEnded && server.endedInOrder)
    }

    @Test func anEndThatWasNotAnnouncedIsOutOfOrder() throws {
        var server = try Session().server
        _ = server.receive([content(#"{"method":"exit"}"#)])
        #expect(server.hasEnded && !server.endedInOrder)
    }

    @Test func aRequestThatIsCancelledIsNotDone() throws {
        let session = try Session()
        try session.open("r.yaml", SampleRule.text)
        let request: JSONValue = [
            "jsonrpc": "2.0", "id": "a", "method": "textDocument/hover",
            "params": [
                "textDocument": ["uri": "file:///w/r.yaml"], "position": ["line": 0, "character": 0],
            ],
        ]
        let answers = try session.send([request, .notification("$/cancelRequest", ["id": "a"])])
        #expect(answers.map { $0["error"]?["code"]?.int } == [-32_800])
        #expect(answers.first?["id"]?.string == "a")
    }

    @Test(
        "positions count what was agreed on",
        arguments: [([String](), 9, 10), (["utf-8", "utf-16"], 11, 12), (["utf-32"], 9, 10)]
    )
    func encodings(offered: [String], start: Int, end: Int) throws {
        let session = try Session(encodings: offered)
        try session.open("r.yaml", SampleRule.text.replacing("!task.isDestroy", with: "'\u{1F511}' == tusk"))
        let range = try #require(session.diagnostics("r.yaml").first?["range"])
        #expect(range["start"]?["character"]?.int == start + 1)
        #expect(range["end"]?["character"]?.int == end + 4)
    }

    @Test func textsOfMessagesComeBackAsTheyWere() throws {
        let text = "a\"\\\n\r\t\u{1}\u{7F}\u{E9}\u{1F511}\u{2028}"
        #expect(try Session.content(of: JSONValue.string(text).framed).string == text)
    }
}

/// A world without files.
struct NoFiles: LanguageServerHost {
    func ruleFiles(below folder: String) -> [SourceText] { [] }
    func file(_ path: String) -> SourceText? { nil }
    func page(named name: String, text: String) -> String? { nil }
}
