import AWSModel
import Linting
import TestSupport
import Testing

@testable import LanguageServer

/// Whatever stands in a document, and wherever the cursor is: an answer, and no crash.
@Suite struct EveryOffsetTests {
    private static let sources = BuiltInRules.sources

    private func workspace() -> Workspace {
        Workspace(schema: PlanModel.schema, builtIn: [], host: NoFiles())
    }

    private func document(_ text: String, _ name: String) -> RuleDocument {
        RuleDocument(TextDocument(uri: "file:///w/\(name)", version: 1, text: text, encoding: .utf16))
    }

    /// Asks for everything at a place; true where the editor would show something.
    private func ask(_ document: RuleDocument, _ workspace: Workspace, at offset: Int) -> Bool {
        let place = document.text.position(at: offset)
        let items = Completion(document, in: workspace).items(at: place)
        let hover = Hover(document, schema: workspace.schema).value(at: place)
        let definition = Definition(document, in: workspace).value(at: place)
        return !items.isEmpty || hover != .null || definition != .null
    }

    @Test("places all over a rule have an answer", arguments: sources)
    func places(source: SourceText) {
        let document = document(source.text, source.stem + ".yaml")
        let workspace = workspace()
        // Tests are long and much alike: of them fewer places.
        let rule = EveryOffsetTests.rulePart(of: source)
        let offsets = (0..<rule).filter { $0 % 7 == 0 } + (rule...source.text.utf8.count).filter { $0 % 211 == 0 }
        #expect(offsets.count { ask(document, workspace, at: $0) } > offsets.count / 5)
    }

    /// The rules that are asked about at every single place: those whose parts before the tests are the shortest.
    private static let whole = Array(sources.sorted { rulePart(of: $0) < rulePart(of: $1) }.prefix(2))

    private static func rulePart(of source: SourceText) -> Int {
        source.text.firstRange(of: "\ntests:").map { source.text[..<$0.lowerBound].utf8.count } ?? 0
    }

    @Test("every place of a rule has an answer", arguments: whole)
    func everyPlace(source: SourceText) {
        let document = document(source.text, source.stem + ".yaml")
        let workspace = workspace()
        var answers = 0
        for offset in 0...source.text.utf8.count where ask(document, workspace, at: offset) { answers += 1 }
        #expect(answers > EveryOffsetTests.rulePart(of: source) / 5)
    }

    @Test("beginnings of a rule have an answer at their end", arguments: sources)
    func beginnings(source: SourceText) {
        var workspace = workspace()
        for length in 0...source.text.utf8.count where length % 37 == 0 {
            let text = String(decoding: source.text.utf8.prefix(length), as: UTF8.self)
            let document = document(text, source.stem + ".yaml")
            _ = ask(document, workspace, at: length)
            if length % 407 == 0 {
                _ = workspace.diagnostics(of: document)
                _ = DocumentSymbols(document).value
            }
        }
    }

    @Test func textsThatWereDamagedAtRandomHaveAnAnswer() throws {
        var generator = SeededGenerator(seed: 7)
        let source = try #require(EveryOffsetTests.sources.first)
        let pieces = [
            "'", "\"", "[", "{", "}", "- ", ": ", "\n", "  ", "|", "${", "é", "\u{1F511}", "\r", "\t", "&", "*", "!",
        ]
        let start = try #require(source.text.firstRange(of: "\ntests:")).lowerBound
        for _ in 0..<25 {
            var text = String(source.text[..<start])
            for _ in 0..<4 {
                let index = text.indices.randomElement(using: &generator) ?? text.startIndex
                text.insert(contentsOf: pieces.randomElement(using: &generator) ?? "", at: index)
            }
            var workspace = workspace()
            let document = document(text, "x.yaml")
            for _ in 0..<10 {
                _ = ask(document, workspace, at: Int.random(in: 0...text.utf8.count, using: &generator))
            }
            _ = DiagnosticMessages(document).notification(workspace.diagnostics(of: document))
            _ = DocumentSymbols(document).value
        }
    }
}

extension SourceText: CustomTestStringConvertible {
    /// The name alone: reports of tests need no whole rules.
    public var testDescription: String { file }
}
