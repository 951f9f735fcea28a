/// What a rule found at one place of a plan; its texts hold nothing that is sensitive.
package struct Finding: Hashable, Sendable {
    /// The id of the rule.
    package var ruleID: String {
        _read { yield content.ruleID }
        _modify { yield &content.ruleID }
    }
    package var severity: Severity {
        _read { yield content.severity }
        _modify { yield &content.severity }
    }
    /// `fail`, `unknown` or `error`.
    package var verdict: Verdict {
        _read { yield content.verdict }
        _modify { yield &content.verdict }
    }
    /// The plan that the finding is about, as reports name it; nil where the run has no other.
    package var plan: String? {
        _read { yield content.plan }
        _modify { yield &content.plan }
    }
    /// The resource instance, as Terraform writes its address; empty where the finding is about the whole plan.
    package var address: String {
        _read { yield content.address }
        _modify { yield &content.address }
    }
    /// The other instances of the block that the same holds for.
    package var otherAddresses: [String] {
        _read { yield content.otherAddresses }
        _modify { yield &content.otherAddresses }
    }
    /// The attribute in Terraform's words: `container_definitions[0].secrets[DB].valueFrom`; empty for the resource.
    package var attribute: String {
        _read { yield content.attribute }
        _modify { yield &content.attribute }
    }
    /// The same place in the model's words: `containers["app"].secrets["DB"]`.
    package var modelPath: String {
        _read { yield content.modelPath }
        _modify { yield &content.modelPath }
    }
    /// What is wrong, in one sentence.
    package var message: String {
        _read { yield content.message }
        _modify { yield &content.message }
    }
    /// The facts that decided it, in order.
    package var evidence: [String] {
        _read { yield content.evidence }
        _modify { yield &content.evidence }
    }
    /// What an `unknown` verdict depends on, one attribute or cause each; empty for other verdicts.
    package var dependsOn: [String] {
        _read { yield content.dependsOn }
        _modify { yield &content.dependsOn }
    }
    /// What to do, in the rule's words; empty if the rule has none, and where nothing is known to be wrong.
    package var remediation: String {
        _read { yield content.remediation }
        _modify { yield &content.remediation }
    }
    /// Where it is in a file.
    package var location: Location {
        get { content.location }
        _modify { yield &content.location }
    }
    /// Whether the location is in the source; else it is in the plan, or nowhere.
    package var isLocated: Bool {
        _read { yield content.isLocated }
        _modify { yield &content.isLocated }
    }
    /// The `module` blocks on the way to the location, from the outermost.
    package var calls: [Location] {
        _read { yield content.calls }
        _modify { yield &content.calls }
    }
    /// The first line of the location.
    package var snippet: Snippet? {
        _read { yield content.snippet }
        _modify { yield &content.snippet }
    }
    /// The hash by which GitHub code scanning follows the line of the location: `HASH:NUMBER`.
    package var lineHash: String? {
        _read { yield content.lineHash }
        _modify { yield &content.lineHash }
    }
    /// Stable over edits that move lines: made of rule, address and attribute path.
    ///
    /// No two findings about one plan have the same; what is found alike in two plans has it in both.
    package var fingerprint: String {
        _read { yield content.fingerprint }
        _modify { yield &content.fingerprint }
    }

    /// In a box, for findings are handed on, sorted and put into reports.
    @Boxed private var content: Content

    private struct Content: Hashable, Sendable {
        var ruleID: String
        var severity: Severity
        var verdict: Verdict
        var plan: String?
        var address: String
        var otherAddresses: [String] = []
        var attribute: String
        var modelPath: String
        var message: String
        var evidence: [String]
        var dependsOn: [String]
        var remediation: String
        var location: Location
        var isLocated: Bool = false
        var calls: [Location] = []
        var snippet: Snippet?
        var lineHash: String?
        var fingerprint: String
    }

    /// A place in a file, as far as it is known.
    package struct Location: Hashable, Sendable {
        /// The path as reports name it, with `/`, relative to where the run started if it can be.
        package var file: String
        /// From 1.
        package var line: Int
        /// From 1, in Unicode scalars.
        package var column: Int
        /// The last line of the place, and the column behind its last character.
        package var endLine: Int
        package var endColumn: Int

        package init(file: String, line: Int, column: Int, endLine: Int, endColumn: Int) {
            self.file = file
            self.line = line
            self.column = column
            self.endLine = endLine
            self.endColumn = endColumn
        }
    }

    /// A line of the source without anything that may be a credential, and which part of it is meant.
    package struct Snippet: Hashable, Sendable {
        package var text: String
        /// The columns in the text, from 1, in Unicode scalars; the second is behind the last one.
        package var column: Int
        package var endColumn: Int

        package init(text: String, column: Int, endColumn: Int) {
            self.text = text
            self.column = column
            self.endColumn = endColumn
        }
    }

    package init(
        ruleID: String,
        severity: Severity,
        verdict: Verdict,
        address: String,
        attribute: String,
        modelPath: String,
        message: String,
        evidence: [String],
        dependsOn: [String],
        remediation: String,
        location: Location,
        fingerprint: String
    ) {
        _content = Boxed(
            wrappedValue: Content(
                ruleID: ruleID,
                severity: severity,
                verdict: verdict,
                address: address,
                attribute: attribute,
                modelPath: modelPath,
                message: message,
                evidence: evidence,
                dependsOn: dependsOn,
                remediation: remediation,
                location: location,
                fingerprint: fingerprint
            )
        )
    }

    /// All instances that the finding is about; none where it is about the whole plan.
    package var addresses: [String] { address.isEmpty ? [] : [address] + otherAddresses }

    package static func == (left: Finding, right: Finding) -> Bool { left.content == right.content }

    package func hash(into hasher: inout Hasher) { hasher.combine(content) }
}
