package import Symbolic
import YAMLReader

/// Checks rule files and their tests without running anything.
package enum RuleCheck {
    /// Everything that is wrong with files, in the order of files and places.
    ///
    /// - Parameters:
    ///   - files: The files that are asked about.
    ///   - companions: The text of the `<id>.test.yaml` beside a file, by the file's name.
    ///   - others: Rules that run beside them; an id that one of them has is taken.
    ///   - schema: The models.
    /// - Returns: The diagnostics of the files; what is wrong with the others is left out.
    package static func diagnostics(
        of files: [RuleFile],
        companions: [String: SourceText] = [:],
        beside others: [RuleFile] = [],
        schema: ModelSchema
    ) -> [Diagnostic] {
        let names = files.map(\.source.file)
        var diagnostics = RuleSet(others + files, schema: schema).diagnostics.filter { names.contains($0.file) }
        for file in files {
            guard let definition = file.definition else { continue }
            let (tests, problems) = RuleTestReader.tests(of: definition, companion: companions[file.source.file])
            diagnostics += problems
            for test in tests where !test.parameters.isEmpty {
                let setting = RuleSettings.Rule(parameters: test.parameters, source: test.source)
                let settings = RuleSettings(rules: [definition.id: setting])
                let found = RuleSet([file], schema: schema, settings: settings).diagnostics
                diagnostics += found.filter { !diagnostics.contains($0) }
            }
        }
        return DiagnosticOrder.sorted(diagnostics, files: names)
    }
}
