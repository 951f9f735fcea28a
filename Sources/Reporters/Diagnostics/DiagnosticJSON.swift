import Linting
import YAMLReader

/// What is wrong with rule files as JSON: each with its range and, where it is known, the edit that puts it right.
enum DiagnosticJSON {
    static func text(of diagnostics: [Diagnostic], toolVersion: String) -> String {
        JSONWriter.text(
            of: .members([
                "version": .int(1),
                "tool": .members(["name": .string("tfproof"), "version": .string(toolVersion)]),
                "diagnostics": .array(diagnostics.map(json)),
            ])
        )
    }

    private static func json(_ diagnostic: Diagnostic) -> JSONOutput {
        .members([
            "severity": .string(diagnostic.severity.rawValue),
            "code": .string(diagnostic.code),
            "message": .string(diagnostic.message),
            "file": .string(diagnostic.file),
            "range": diagnostic.start.map { start in
                .members(["start": position(start), "end": position(diagnostic.end ?? start)])
            },
            "hint": diagnostic.hint.isEmpty ? nil : .string(diagnostic.hint),
            "notes": diagnostic.notes.isEmpty ? nil : .strings(diagnostic.notes),
            "suggestion": diagnostic.edit.map { edit in
                .members([
                    "range": .members(["start": position(edit.start), "end": position(edit.end)]),
                    "text": .string(edit.text),
                ])
            },
        ])
    }

    private static func position(_ position: Diagnostic.Position) -> JSONOutput {
        .members(["line": .int(position.line), "column": .int(position.column)])
    }
}
