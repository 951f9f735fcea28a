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
    /// What the rules of the files are called now, by the ids that they had before.
    private let formerIDs: [String: String]
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
        let ids = Set(files.compactMap(\.definition?.id))
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
            let former = definition.aliases.filter { settings.rules[$0] != nil && !ids.contains($0) }
            let setting = settings.rules[definition.id] ?? former.first.flatMap { settings.rules[$0] }
            let rule = compiler.compile(settings: setting ?? RuleSettings.Rule())
            diagnostics += compiler.diagnostics + RuleSet.remarks(on: definition, setBy: former, settings)
            if let rule { rules.append(rule) }
        }
        // A rule that cannot be read is reported for what is wrong with it, not as one that there is not.
        let broken = files.filter { $0.definition == nil }.map(\.source.stem)
        let known = Array(firstFiles.keys)
        diagnostics += RuleSet.unknownSettings(settings, known: known) { known.contains($0) || broken.contains($0) }
        self.rules = rules.sorted { $0.id < $1.id }
        self.knownIDs = Set(firstFiles.keys + broken)
        var formerIDs: [String: String] = [:]
        for definition in files.compactMap(\.definition) {
            for alias in definition.aliases where !ids.contains(alias) && formerIDs[alias] == nil {
                formerIDs[alias] = definition.id
            }
        }
        self.formerIDs = formerIDs
        self.diagnostics = diagnostics
        self.schema = schema
    }

    /// Whether something is wrong that makes a green run meaningless.
    package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

    /// The rule of an id, or of one that it had before; nil if there is none.
    package subscript(id: String) -> CompiledRule? {
        rules.first { $0.id == id } ?? rules.first { $0.definition.aliases.contains(id) }
    }

    /// What the rule is called now that an id belongs to; nil where it belongs to none.
    func currentID(of id: String) -> String? {
        formerIDs[id] ?? (knownIDs.contains(id) ? id : nil)
    }

    /// The same set with fewer rules.
    package func filtered(_ isIncluded: (CompiledRule) -> Bool) -> RuleSet {
        RuleSet(self, rules: rules.filter(isIncluded))
    }

    private init(_ other: RuleSet, rules: [CompiledRule]) {
        self.rules = rules
        diagnostics = other.diagnostics
        knownIDs = other.knownIDs
        formerIDs = other.formerIDs
        schema = other.schema
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
        setBy former: [String],
        _ settings: RuleSettings
    ) -> [Diagnostic] {
        var diagnostics: [Diagnostic] = []
        if let reason = definition.deprecated {
            let message = "the rule `\(definition.id)` is deprecated: \(reason)"
            diagnostics.append(Diagnostic(.warning, code: .deprecated, message, file: definition.source.file))
        }
        let id = definition.id
        for (position, former) in former.enumerated() {
            guard let setting = settings.rules[former] else { continue }
            diagnostics.append(
                setting.diagnostic(
                    .formerID,
                    "the rule `\(former)` is called `\(id)` now",
                    id: former,
                    replacement: id,
                    as: .warning
                )
            )
            if settings.rules[id] != nil || position > 0 {
                let message = "the rule `\(id)` is set twice, here by a former id"
                diagnostics.append(setting.diagnostic(.contradiction, message, id: former))
            }
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

    private static func unknownSettings(
        _ settings: RuleSettings,
        known: [String],
        isKnown: (String) -> Bool
    ) -> [Diagnostic] {
        settings.rules.sorted { $0.key < $1.key }.filter { !isKnown($0.key) }.map { id, setting in
            setting.diagnostic(
                .unknownSetting,
                "there is no rule `\(id)`",
                id: id,
                replacement: Suggestion.nearest(to: id, among: known),
                hint: Suggestion.hint(for: id, among: known)
            )
        }
    }
}
