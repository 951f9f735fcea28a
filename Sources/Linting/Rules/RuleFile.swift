package import YAMLReader

/// A rule file: its text, and what was read from it.
package struct RuleFile: Sendable {
    package let source: SourceText
    /// The rule; nil where the file has errors.
    package let definition: RuleDefinition?
    package let diagnostics: [Diagnostic]

    /// Reads a rule file, with its tests where they are wanted: they are the bulk of most files, and a check needs none.
    package init(file: String, text: String, tests: Bool = true) {
        let source = SourceText(file: file, text: text)
        self.init(source, document: YAMLDocument(tests ? text : RuleFile.withoutTests(text)))
    }

    /// Takes a document that was read before, as those that travel in the executable.
    package init(_ source: SourceText, document: YAMLDocument, isBuiltIn: Bool = false) {
        var reader = RuleFileReader(source)
        var definition = reader.read(document)
        definition?.isBuiltIn = isBuiltIn
        let failed = reader.diagnostics.contains { $0.severity == .error }
        self.source = source
        self.definition = failed ? nil : definition
        self.diagnostics = reader.diagnostics
    }

    /// The text up to the top-level `tests:`, where that is the last key; else the whole text.
    package static func withoutTests(_ text: String) -> String {
        guard let start = text.range(ofLine: "tests:") else { return text }
        let rest = text[start...].split(separator: "\n").dropFirst()
        let isLast = rest.allSatisfy { line in
            guard let first = line.first else { return true }
            return first == " " || first == "-" || first == "#"
        }
        return isLast ? String(text[..<start]) : text
    }
}

extension String {
    /// Where a line starts that begins with a text.
    fileprivate func range(ofLine beginning: String) -> String.Index? {
        if hasPrefix(beginning) { return startIndex }
        return firstRange(of: "\n" + beginning).map { index(after: $0.lowerBound) }
    }
}
