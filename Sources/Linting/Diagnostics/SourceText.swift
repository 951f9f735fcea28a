package import YAMLReader

/// The text of a rule file with its name, for the places in diagnostics.
package struct SourceText: Sendable {
    package let file: String
    package let text: String

    package init(file: String, text: String) {
        self.file = file
        self.text = text
    }

    /// The name of the file without folders and without `.yaml` or `.yml`.
    package var stem: String {
        let name = file.utf8.split(separator: UInt8(ascii: "/")).last.map { String(Substring($0)) } ?? file
        for ending in [".yaml", ".yml"] where name.hasSuffix(ending) {
            return String(name.dropLast(ending.count))
        }
        return name
    }

    /// The lines without their ends.
    package var lines: [Substring] {
        text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    }

    /// A diagnostic about the text from a place on.
    package func diagnostic(
        _ code: DiagnosticCode,
        _ message: String,
        from start: YAMLNode.Position,
        to end: YAMLNode.Position? = nil,
        hint: String = "",
        notes: [String] = [],
        replacement: String? = nil,
        as severity: Diagnostic.Severity = .error
    ) -> Diagnostic {
        let lines = lines
        let line = lines.indices.contains(start.line - 1) ? String(lines[start.line - 1]) : ""
        var diagnostic = Diagnostic(
            severity,
            code: code,
            message,
            file: file,
            start: start,
            end: end,
            sourceLine: line,
            hint: hint,
            notes: notes
        )
        if let end, let replacement {
            diagnostic.edit = Diagnostic.Edit(start: start, end: end, text: replacement)
        }
        return diagnostic
    }

    /// A diagnostic about something that YAML cannot read, or that these files may not use.
    package func diagnostic(_ problem: YAMLProblem) -> Diagnostic {
        switch problem.kind {
        case .syntax, .limit:
            return diagnostic(.notYAML, problem.message, from: problem.position, hint: problem.hint)
        case .duplicateKey:
            return diagnostic(.duplicateKey, problem.message, from: problem.position, hint: problem.hint)
        case .alias:
            return diagnostic(.refusedYAML, problem.message, from: problem.position, hint: problem.hint)
        case .mangled(let mangling):
            let key = key(before: problem.position)
            let isExpression = key.map { !RuleKeys.texts.contains($0) } ?? true
            let what = isExpression ? "expression" : "text"
            let name = key.map { "`\($0): |`" } ?? "`|`"
            return diagnostic(
                .mangledExpression,
                "this \(what) was read as a YAML \(mangling.rawValue)",
                from: problem.position,
                hint: "put it in a block: \(name) on one line, the \(what) indented on the next"
            )
        }
    }

    /// The key whose value starts at a place of its line; nil where none stands before it.
    private func key(before position: YAMLNode.Position) -> String? {
        guard lines.indices.contains(position.line - 1) else { return nil }
        let head = lines[position.line - 1].unicodeScalars.prefix(position.column - 1)
        let text = String(String.UnicodeScalarView(head)).filter { $0 != " " }
        guard text.hasSuffix(":") else { return nil }
        let name = text.dropLast().split { "-{,".contains($0) }.last.map(String.init)
        return name.flatMap { RuleNames.isName($0) ? $0 : nil }
    }

    /// A diagnostic about a node: a one-line scalar is marked whole, anything else at its start.
    package func diagnostic(
        _ code: DiagnosticCode,
        _ message: String,
        at node: YAMLNode,
        hint: String = "",
        notes: [String] = [],
        replacement: String? = nil,
        as severity: Diagnostic.Severity = .error
    ) -> Diagnostic {
        var end: YAMLNode.Position?
        if let scalar = node.scalar, node.style != .literal, node.style != .folded {
            let quotes = node.style == .plain ? 0 : 2
            let width = scalar.unicodeScalars.count + quotes
            end = YAMLNode.Position(line: node.position.line, column: node.position.column + max(1, width))
        }
        return diagnostic(
            code,
            message,
            from: node.position,
            to: end,
            hint: hint,
            notes: notes,
            replacement: replacement,
            as: severity
        )
    }

    /// A diagnostic about a part of a scalar, in UTF-8 offsets of its value.
    package func diagnostic(
        _ code: DiagnosticCode,
        _ message: String,
        in node: YAMLNode,
        range: Range<Int>,
        hint: String = "",
        notes: [String] = [],
        replacement: String? = nil,
        as severity: Diagnostic.Severity = .error
    ) -> Diagnostic {
        let places = ScalarPlaces(of: node, in: lines)
        let start = places.position(at: range.lowerBound)
        var end: YAMLNode.Position?
        if range.count > 0 {
            let last = places.position(at: range.upperBound - 1)
            end = YAMLNode.Position(line: last.line, column: last.column + 1)
        }
        return diagnostic(
            code,
            message,
            from: start,
            to: end,
            hint: hint,
            notes: notes,
            replacement: replacement,
            as: severity
        )
    }
}
