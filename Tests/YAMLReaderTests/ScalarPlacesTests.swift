import Testing
import YAMLReader

/// Each text has the value of `a` with an `X` in it; the place of the `X` in the text must be found from the value.
@Suite struct ScalarPlacesTests {
    @Test(arguments: [
        "a: one X\n",
        "a: 'it''s X'\n",
        "a: \"tab\\t \\\"q\\\" \\u00e4 \\x41 X\"\n",
        "a: |\n  one\n  two X\n",
        "a: |\n\n\n    first blank\n      deeper X\n",
        "a: |2\n    kept X\n",
        "a: >\n  one\n  two\n  three X\n",
        "a: >-\n  one\n\n  two\n\n\n  three X\n",
        "a: >\n  one\n    more indented X\n  back\n",
        "a: plain\n  goes on\n\n  after a blank X\n",
        "a: 'quoted\n  goes on X'\n",
        "a: \"quoted\n\n  goes \\\n  on X\"\n",
        "b:\n  - a: [x, {a: ü X}]\n",
        "- - a: |\n      deep X\n",
    ])
    func findsThePlace(text: String) throws {
        let root = try #require(YAMLDocument(text).root)
        let node = try #require(ScalarPlacesTests.scalar(in: root))
        let value = try #require(node.scalar)
        let offset = try #require(Array(value.utf8).firstIndex(of: UInt8(ascii: "X")))
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let line = try #require(lines.firstIndex { $0.contains("X") })
        let column = try #require(Array(lines[line].unicodeScalars).firstIndex(of: "X"))
        let place = ScalarPlaces(of: node, in: lines).position(at: offset)
        #expect(place == YAMLNode.Position(line: line + 1, column: column + 1))
    }

    @Test func endIsBehindTheLastCharacter() throws {
        let node = try #require(YAMLDocument("a: one\n").root?["a"])
        #expect(ScalarPlaces(of: node, in: ["a: one", ""]).position(at: 3) == YAMLNode.Position(line: 1, column: 7))
    }

    private static func scalar(in node: YAMLNode) -> YAMLNode? {
        switch node.content {
        case .scalar(let text): text.contains("X") ? node : nil
        case .sequence(let elements): elements.lazy.compactMap(scalar).first
        case .mapping(let members): members.lazy.map(\.value).compactMap(scalar).first
        }
    }
}
