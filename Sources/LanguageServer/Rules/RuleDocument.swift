import Linting
import Symbolic
import YAMLReader

/// An open document, and the rule that it holds as far as it can be read.
struct RuleDocument: Sendable {
    /// What was read from a text, once for all that is asked about it.
    private struct Reading: Sendable {
        var root: YAMLNode?
        var definition: RuleDefinition?
    }

    private(set) var text: TextDocument
    private var reading = SharedMemo<Reading>()
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

    mutating func change(_ body: (inout TextDocument) -> Void) {
        body(&text)
        reading = SharedMemo()
    }

    private var read: Reading {
        reading.value {
            let document = YAMLDocument(text.text)
            guard let root = document.root else { return Reading() }
            var reader = RuleFileReader(source)
            return Reading(root: root, definition: reader.read(YAMLDocument(root: root)))
        }
    }

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
    var root: YAMLNode? { read.root }

    /// The rule as it stands, with all its errors; nil where the text is no YAML.
    var definition: RuleDefinition? { read.definition }

    /// The rule around a place that is being written: where the text as a whole is no YAML, with what is open there
    /// closed, or without that line.
    func definition(around position: TextDocument.Position) -> RuleDefinition? {
        if let definition { return definition }
        let lines = source.lines
        guard lines.indices.contains(position.line) else { return nil }
        let before = lines[..<position.line].joined(separator: "\n")
        let after = lines[(position.line + 1)...].joined(separator: "\n")
        var attempts = ["\(before)\n\n\(after)", before]
        if let flow = cursor(at: position).flow {
            let start = text.offset(of: TextDocument.Position(line: position.line, character: 0))
            let end = max(start, text.offset(of: position))
            let head = String(decoding: text.bytes[start..<end], as: UTF8.self) + flow.closers
            attempts = ["\(before)\n\(head)\n\(after)", "\(before)\n\(head)\n"] + attempts
        }
        for attempt in attempts {
            if let definition = RuleDocument.definition(SourceText(file: file, text: attempt)) { return definition }
        }
        return nil
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
