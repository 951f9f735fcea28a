import Linting

/// A rule as SARIF describes it (§3.49), with the properties that code scanning reads.
struct SARIFRule {
    /// How long a description may be.
    private static let descriptionLimit = 1_024
    /// More tags make code scanning refuse the file.
    private static let tagLimit = 20
    /// The tags of rules that are about security.
    private static let securityTags: Set<String> = ["security", "secrets", "iam"]

    private let rule: Report.RuleInfo

    init(_ rule: Report.RuleInfo) {
        self.rule = rule
    }

    var json: JSONOutput {
        .members([
            "id": .string(rule.id),
            "shortDescription": text(title),
            "fullDescription": text(description),
            "helpUri": rule.references.first(where: SARIFRule.isWebAddress).map { .string($0) },
            "help": .members(["text": .string(helpText), "markdown": .string(helpMarkdown)]),
            "defaultConfiguration": .members(["level": .string(rule.severity.sarifLevel)]),
            "properties": properties,
        ])
    }

    // Code scanning takes an empty text for a missing one.
    private var title: String { rule.title.isEmpty ? rule.id : rule.title }
    private var description: String { rule.description.isEmpty ? title : trimmed(rule.description) }

    private func text(_ text: String) -> JSONOutput {
        .members(["text": .string(text.cut(toUTF16: SARIFRule.descriptionLimit))])
    }

    private var helpText: String {
        var paragraphs = [description]
        if !rule.remediation.isEmpty { paragraphs.append("To fix:\n\(trimmed(rule.remediation))") }
        if !rule.references.isEmpty { paragraphs.append("References:\n\(rule.references.joined(separator: "\n"))") }
        return paragraphs.joined(separator: "\n\n")
    }

    private var helpMarkdown: String {
        var paragraphs = ["**\(title)**"]
        if !rule.description.isEmpty { paragraphs.append(description) }
        if !rule.remediation.isEmpty { paragraphs += ["### To fix", trimmed(rule.remediation)] }
        if !rule.references.isEmpty {
            paragraphs += ["### References", rule.references.map { "- \($0)" }.joined(separator: "\n")]
        }
        return paragraphs.joined(separator: "\n\n")
    }

    /// A rule with `security-severity` makes security alerts; its number falls into the bands high, medium and low.
    private var properties: JSONOutput {
        let isSecurity = !SARIFRule.securityTags.isDisjoint(with: rule.tags)
        return .members([
            "tags": .strings(tags(isSecurity: isSecurity)),
            "precision": .string("very-high"),
            "problem.severity": isSecurity ? nil : .string(problemSeverity),
            "security-severity": isSecurity ? .string(securitySeverity) : nil,
        ])
    }

    private func tags(isSecurity: Bool) -> [String] {
        var tags: [String] = []
        for tag in (isSecurity ? ["security"] : []) + rule.tags where !tags.contains(tag) { tags.append(tag) }
        return Array(tags.prefix(SARIFRule.tagLimit))
    }

    private var problemSeverity: String {
        switch rule.severity {
        case .error: "error"
        case .warning: "warning"
        case .info: "recommendation"
        }
    }

    private var securitySeverity: String {
        switch rule.severity {
        case .error: "8.0"
        case .warning: "5.5"
        case .info: "2.0"
        }
    }

    /// YAML's block texts end in a line feed.
    private func trimmed(_ text: String) -> String {
        var text = Substring(text)
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }

    /// Whether a reference can stand where only a URI may: its characters are those of RFC 3986 §2.
    private static func isWebAddress(_ text: String) -> Bool {
        guard text.hasPrefix("https://") || text.hasPrefix("http://") else { return false }
        return text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "a")...UInt8(ascii: "z"):
                true
            default: "-._~:/?#@!$&'()*+,;=".utf8.contains(byte)
            }
        }
    }
}
