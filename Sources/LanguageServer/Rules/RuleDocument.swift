import Linting
import YAMLReader

/// An open document, and the rule that it holds as far as it can be read.
struct RuleDocument: Sendable {
    private(set) var text: TextDocument
    /// The file as diagnostics name it.
    let file: String
    /// Whether the editor has the document from a file, so that its name means something.
    let isFile: Bool

    init(_ text: TextDocument) {
        self.text = text
        let path = FileURI.path(of: text.uri)
        isFile = path != nil
        file = path ?? text.uri
    }

    mutating func change(_ body: (inout TextDocument) -> Void) { body(&text) }

    var source: SourceText { SourceText(file: file, text: text.text) }

    /// Whether this is the `<id>.test.yaml` beside a rule.
    var isCompanion: Bool { file.hasSuffix(".test.yaml") }

    /// Whether the text means to be a rule: editors send any YAML file.
    var isRule: Bool {
        !isCompanion && !Configuration.isConfiguration(file) && RuleDocument.isRule(text.text)
    }

    /// Whether a text has keys that only rules have.
    static func isRule(_ text: String) -> Bool {
        var names: Set<String> = []
        for line in text.split(whereSeparator: \.isNewline) {
            guard let colon = line.firstIndex(of: ":") else { continue }
            names.insert(String(line[..<colon]))
        }
        return names.contains("rules")
            || names.contains("id") && !names.isDisjoint(with: ["assert", "for", "severity"])
    }

    /// Whether no key is written yet.
    var isEmpty: Bool { !text.bytes.contains(UInt8(ascii: ":")) }

    /// The document's top node; nil where the text is no YAML.
    var root: YAMLNode? { YAMLDocument(text.text).root }

    /// The rule as it stands, with all its errors; nil where the text is no YAML.
    var definition: RuleDefinition? { RuleDocument.definition(source) }

    /// The rule around a line that is being written: where the text as a whole is no YAML, without that line.
    func definition(around line: Int) -> RuleDefinition? {
        if let definition { return definition }
        let lines = source.lines
        guard lines.indices.contains(line) else { return nil }
        let before = lines[..<line].joined(separator: "\n")
        let without = before + "\n\n" + lines[(line + 1)...].joined(separator: "\n")
        return RuleDocument.definition(SourceText(file: file, text: without))
            ?? RuleDocument.definition(SourceText(file: file, text: before))
    }

    private static func definition(_ source: SourceText) -> RuleDefinition? {
        guard let root = YAMLDocument(source.text).root else { return nil }
        var reader = RuleFileReader(source)
        return reader.read(YAMLDocument(root: root))
    }

    /// The cursor as the YAML around it has it.
    func cursor(at position: TextDocument.Position) -> YAMLCursor {
        let line = max(0, min(position.line, text.lineCount - 1))
        let start = text.offset(of: TextDocument.Position(line: line, character: 0))
        let end = max(start, text.offset(of: position))
        let before = (0..<line).map { String(decoding: text.line($0), as: UTF8.self)[...] }
        return YAMLCursor(lines: before, last: String(decoding: text.bytes[start..<end], as: UTF8.self)[...])
    }
}
