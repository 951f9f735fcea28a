import Testing
import YAMLReader

@testable import LanguageServer

@Suite struct TextDocumentTests {
    private func document(_ text: String, _ encoding: TextDocument.Encoding = .utf16) -> TextDocument {
        TextDocument(uri: "file:///x", version: 1, text: text, encoding: encoding)
    }

    private func position(_ line: Int, _ character: Int) -> TextDocument.Position {
        TextDocument.Position(line: line, character: character)
    }

    @Test(
        "characters are counted as was agreed",
        arguments: [
            (TextDocument.Encoding.utf16, 0, 3, 5), (.utf16, 0, 2, 1), (.utf16, 0, 4, 6), (.utf8, 0, 5, 5),
            (.utf8, 0, 3, 1), (.utf16, 1, 1, 8), (.utf16, 2, 0, 10), (.utf16, 9, 9, 11), (.utf16, 0, 99, 6),
        ]
    )
    func offsets(encoding: TextDocument.Encoding, line: Int, character: Int, offset: Int) {
        // A key (four bytes, two units), line ends of two kinds.
        let text = document("a\u{1F511}b\nxy\rz", encoding)
        #expect(text.offset(of: position(line, character)) == offset)
    }

    @Test func placesAndOffsetsAreEachOthersInverse() {
        for encoding in [TextDocument.Encoding.utf16, .utf8] {
            let text = document("a\u{1F511}\u{E9}\r\n\r\n\u{4E2D}b\rc", encoding)
            var offset = 0
            for scalar in text.text.unicodeScalars {
                let place = text.position(at: offset)
                // The halves of a line end are one place.
                if scalar != "\n" { #expect(text.offset(of: place) == offset) }
                #expect(text.offset(of: text.yamlPosition(place)) == text.offset(of: place))
                offset += UTF8.width(scalar)
            }
            #expect(text.position(at: 99) == text.end)
        }
    }

    @Test(
        "a part is replaced, wherever the client believes it to be",
        arguments: [
            ((0, 0), (0, 1), "x\nb\n"), ((0, 1), (1, 0), "axb\n"), ((1, 0), (9, 9), "a\nx"),
            ((9, 0), (9, 9), "a\nb\nx"),
            ((1, 1), (0, 0), "a\nbx\n"), ((0, 9), (0, 99), "ax\nb\n"),
        ]
    )
    func changes(start: (Int, Int), end: (Int, Int), expected: String) {
        var text = document("a\nb\n")
        text.replace(from: position(start.0, start.1), to: position(end.0, end.1), with: "x")
        #expect(text.text == expected)
    }

    @Test(
        "paths are told from URIs and back",
        arguments: [
            ("file:///a/b.yaml", "/a/b.yaml"), ("file:///a%20b/%C3%A9.yaml", "/a b/\u{E9}.yaml"),
            ("file://host/a", "/a"), ("untitled:x", nil), ("file:///%2", nil), ("file:///%00", nil),
            ("file:///%FF", nil),
        ]
    )
    func uris(uri: String, path: String?) {
        #expect(FileURI.path(of: uri) == path)
        if let path, !uri.contains("host") { #expect(FileURI.uri(of: path) == uri) }
    }
}
