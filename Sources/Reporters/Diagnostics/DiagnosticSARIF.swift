import Linting
import YAMLReader

/// What is wrong with rule files as SARIF 2.1.0; a suggestion is a fix of the result (§3.55).
enum DiagnosticSARIF {
    static func text(of diagnostics: [Diagnostic], toolVersion: String) -> String {
        let codes = Set(diagnostics.map(\.code)).sorted()
        let indices = Dictionary(codes.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        let driver = JSONOutput.members([
            "name": .string("tfproof"),
            "semanticVersion": .string(toolVersion),
            "rules": .array(codes.map { rule($0, in: diagnostics) }),
        ])
        let run = JSONOutput.members([
            "tool": .members(["driver": driver]),
            "columnKind": .string("unicodeCodePoints"),
            "results": .array(results(diagnostics, indices)),
        ])
        return JSONWriter.text(
            of: .members([
                "$schema": .string("https://json.schemastore.org/sarif-2.1.0.json"),
                "version": .string("2.1.0"),
                "runs": .array([run]),
            ])
        )
    }

    private static func rule(_ code: String, in diagnostics: [Diagnostic]) -> JSONOutput {
        let page = DiagnosticPage.page(of: code)
        let help = page?.lines.joined(separator: "\n") ?? code
        let isError = diagnostics.contains { $0.code == code && $0.severity == .error }
        let level = JSONOutput.string(isError ? "error" : "warning")
        return .members([
            "id": .string(code),
            "shortDescription": .members(["text": .string(page?.title ?? code)]),
            "fullDescription": .members(["text": .string(page?.text ?? code)]),
            "help": .members(["text": .string(help), "markdown": .string(page?.markdown ?? code)]),
            "defaultConfiguration": .members(["level": level]),
            "properties": .members([
                "tags": .strings(["rules"]), "precision": .string("very-high"), "problem.severity": level,
            ]),
        ])
    }

    private static func results(_ diagnostics: [Diagnostic], _ indices: [String: Int]) -> [JSONOutput] {
        var counts: [String: Int] = [:]
        return diagnostics.map { diagnostic in
            func fingerprint(_ occurrence: Int) -> String {
                Fingerprint.make(
                    rule: diagnostic.code,
                    address: diagnostic.file,
                    place: diagnostic.message,
                    occurrence: occurrence
                )
            }
            let count = counts[fingerprint(0), default: 0]
            counts[fingerprint(0)] = count + 1
            return result(diagnostic, ruleIndex: indices[diagnostic.code], fingerprint: fingerprint(count))
        }
    }

    private static func result(_ diagnostic: Diagnostic, ruleIndex: Int?, fingerprint: String) -> JSONOutput {
        let details = ([diagnostic.hint] + diagnostic.notes).filter { !$0.isEmpty }
        let text = ([diagnostic.message] + details).map(TextEscape.escaped).joined(separator: "\n")
        let artifact = JSONOutput.members(["uri": .string(ArtifactURI.text(of: diagnostic.file))])
        return .members([
            "ruleId": .string(diagnostic.code),
            "ruleIndex": ruleIndex.map { .int($0) },
            "level": .string(diagnostic.severity.rawValue),
            "message": .members(["text": .string(text)]),
            "partialFingerprints": .members(["tfproof/v1": .string(fingerprint)]),
            "locations": .array([
                .members([
                    "physicalLocation": .members([
                        "artifactLocation": artifact,
                        "region": diagnostic.start.map { region($0, diagnostic.end ?? $0) },
                    ])
                ])
            ]),
            "fixes": diagnostic.edit.map { edit in
                let replacement = JSONOutput.members([
                    "deletedRegion": region(edit.start, edit.end),
                    "insertedContent": .members(["text": .string(edit.text)]),
                ])
                let change = JSONOutput.members([
                    "artifactLocation": artifact, "replacements": .array([replacement]),
                ])
                return .array([
                    .members([
                        "description": .members(["text": .string("Write `\(TextEscape.escaped(edit.text))`.")]),
                        "artifactChanges": .array([change]),
                    ])
                ])
            },
        ])
    }

    private static func region(_ start: Diagnostic.Position, _ end: Diagnostic.Position) -> JSONOutput {
        .members([
            "startLine": .int(start.line),
            "startColumn": .int(start.column),
            "endLine": .int(end.line),
            "endColumn": .int(end == start ? end.column + 1 : end.column),
        ])
    }
}
