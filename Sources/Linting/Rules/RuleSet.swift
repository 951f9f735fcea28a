import CEL
package import Symbolic
import YAMLReader

/// The rules of a run, compiled once; they can be run over any number of plans.
package struct RuleSet: Sendable {
    /// Sorted by id, each id once.
    package let rules: [CompiledRule]
    /// Everything that is wrong with the files and settings.
    ///
    /// Where there is an error among them the run is not to be trusted, however many rules are left.
    package let diagnostics: [Diagnostic]
    /// The ids of all rules of the files, of those too that are left out.
    let knownIDs: Set<String>
    /// The models that the rules were checked against.
    package let schema: ModelSchema

    /// Compiles rules; one that is broken is left out and reported, the others are not touched by it.
    ///
    /// `countsBranches` makes the rules note what their conditions come to (see `LinterOptions.recorder`).
    package init(
        _ files: [RuleFile],
        schema: ModelSchema,
        settings: RuleSettings = RuleSettings(),
        countsBranches: Bool = false
    ) {
        var diagnostics = files.flatMap(\.diagnostics)
        var rules: [CompiledRule] = []
        var firstFiles: [String: SourceText] = [:]
        let base = Environment(
            schema: schema,
            variables: [("plan", .model(schema.root.name))],
            functions: RuleFunctions.all,
            countsBranches: countsBranches
        )
        for file in files {
            guard let definition = file.definition else { continue }
            if let first = firstFiles[definition.id] {
                diagnostics.append(RuleSet.duplicate(definition, first: first))
                continue
            }
            for id in [definition.id] + definition.aliases where firstFiles[id] == nil { firstFiles[id] = file.source }
            if let skipped = RuleSet.needsNewerModel(definition) {
                diagnostics.append(skipped)
                continue
            }
            var compiler = RuleCompiler(definition, schema: schema, base: base)
            let former = definition.aliases.first { settings.rules[$0] != nil }
            let setting = settings.rules[definition.id] ?? former.flatMap { settings.rules[$0] }
            let rule = compiler.compile(settings: setting ?? RuleSettings.Rule())
            diagnostics += compiler.diagnostics + RuleSet.remarks(on: definition, setting: former, settings)
            if let rule { rules.append(rule) }
        }
        diagnostics += RuleSet.unknownSettings(settings, known: Array(firstFiles.keys))
        self.rules = rules.sorted { $0.id < $1.id }
        self.knownIDs = Set(firstFiles.keys)
        self.diagnostics = diagnostics
        self.schema = schema
    }

    /// Whether something is wrong that makes a green run meaningless.
    package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

    /// The rule of an id, or of one that it had before; nil if there is none.
    package subscript(id: String) -> CompiledRule? {
        rules.first { $0.id == id } ?? rules.first { $0.definition.aliases.contains(id) }
    }

    /// The same set with fewer rules.
    package func filtered(_ isIncluded: (CompiledRule) -> Bool) -> RuleSet {
        RuleSet(rules: rules.filter(isIncluded), diagnostics: diagnostics, knownIDs: knownIDs, schema: schema)
    }

    private init(rules: [CompiledRule], diagnostics: [Diagnostic], knownIDs: Set<String>, schema: ModelSchema) {
        self.rules = rules
        self.diagnostics = diagnostics
        self.knownIDs = knownIDs
        self.schema = schema
    }

    private static func duplicate(_ definition: RuleDefinition, first: SourceText) -> Diagnostic {
        Diagnostic(
            code: .duplicateID,
            "the rule `\(definition.id)` is defined twice",
            file: definition.source.file,
            hint: "give one of them another id",
            notes: ["first defined in \(first.file)"]
        )
    }

    /// What is to be said of a rule that is not to be used any more, or that has a new name.
    private static func remarks(
        on definition: RuleDefinition,
        setting former: String?,
        _ settings: RuleSettings
    ) -> [Diagnostic] {
        var diagnostics: [Diagnostic] = []
        if let reason = definition.deprecated {
            let message = "the rule `\(definition.id)` is deprecated: \(reason)"
            diagnostics.append(Diagnostic(.warning, code: .deprecated, message, file: definition.source.file))
        }
        if let former, let file = settings.rules[former]?.source.file {
            let message = "the rule `\(former)` is called `\(definition.id)` now"
            diagnostics.append(Diagnostic(.warning, code: .formerID, message, file: file))
        }
        return diagnostics
    }

    private static func needsNewerModel(_ definition: RuleDefinition) -> Diagnostic? {
        guard let required = definition.requiredModel, let version = ModelVersion(required.text),
            version > ModelVersion.current
        else { return nil }
        return definition.source.diagnostic(
            .newerModel,
            "the rule needs model \(version), this version has \(ModelVersion.current); it is skipped",
            at: required.node,
            as: .warning
        )
    }

    private static func unknownSettings(_ settings: RuleSettings, known: [String]) -> [Diagnostic] {
        settings.rules.keys.sorted().filter { !known.contains($0) }.map { id in
            Diagnostic(
                code: .unknownSetting,
                "there is no rule `\(id)`",
                file: settings.rules[id]?.source.file ?? "",
                hint: Suggestion.hint(for: id, among: known)
            )
        }
    }
}
