/// What a rule found at one place of a plan; its texts hold nothing that is sensitive.
package struct Finding: Hashable, Sendable {
    /// The id of the rule.
    package var ruleID: String
    package var severity: Severity
    /// `fail`, `unknown` or `error`.
    package var verdict: Verdict
    /// The resource instance, as Terraform writes its address; empty where the finding is about the whole plan.
    package var address: String
    /// The other instances of the block that the same holds for.
    package var otherAddresses: [String] = []
    /// The attribute in Terraform's words: `container_definitions[0].secrets[DB].valueFrom`; empty for the resource.
    package var attribute: String
    /// The same place in the model's words: `containers["app"].secrets["DB"]`.
    package var modelPath: String
    /// What is wrong, in one sentence.
    package var message: String
    /// The facts that decided it, in order.
    package var evidence: [String]
    /// What an `unknown` verdict depends on, one attribute or cause each; empty for other verdicts.
    package var dependsOn: [String]
    /// What to do, in the rule's words; empty if the rule has none, and where nothing is known to be wrong.
    package var remediation: String
    /// Where it is in a file.
    package var location: Location
    /// Whether the location is in the source; else it is in the plan, or nowhere.
    package var isLocated = false
    /// The `module` blocks on the way to the location, from the outermost.
    package var calls: [Location] = []
    /// The first line of the location.
    package var snippet: Snippet?
    /// The hash by which GitHub code scanning follows the line of the location: `HASH:NUMBER`.
    package var lineHash: String?
    /// Stable over edits that move lines: made of rule, address and attribute path.
    package var fingerprint: String

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
        self.ruleID = ruleID
        self.severity = severity
        self.verdict = verdict
        self.address = address
        self.attribute = attribute
        self.modelPath = modelPath
        self.message = message
        self.evidence = evidence
        self.dependsOn = dependsOn
        self.remediation = remediation
        self.location = location
        self.fingerprint = fingerprint
    }

    /// All instances that the finding is about; none where it is about the whole plan.
    package var addresses: [String] { address.isEmpty ? [] : [address] + otherAddresses }
}
