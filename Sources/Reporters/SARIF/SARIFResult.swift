import Linting

/// A finding as a result of SARIF (§3.27).
struct SARIFResult {
    private let finding: Finding
    private let ruleIndex: Int?
    private let isInPlan: Bool

    /// `ruleIndex` is the rule's place among the rules of the driver; nil where it is not among them.
    init(_ finding: Finding, in report: Report, ruleIndex: Int?) {
        self.finding = finding
        self.ruleIndex = ruleIndex
        isInPlan = report.plans.contains(finding.location.file)
    }

    var json: JSONOutput {
        let isOpen = finding.verdict == .unknown
        return .members([
            "ruleId": .string(finding.ruleID),
            "ruleIndex": ruleIndex.map { .int($0) },
            "kind": .string(isOpen ? "open" : "fail"),
            "level": .string(isOpen ? "none" : finding.severity.sarifLevel),
            "message": .members(["text": .string(message)]),
            "locations": .array([SARIFResult.location(of: finding)]),
            "partialFingerprints": fingerprints,
        ])
    }

    /// The name of the finding over runs, and that of code scanning where it would find none by itself.
    ///
    /// Code scanning goes by a hash of the line. `terraform show -json` writes a plan on one line, and two results of a
    /// rule there would become one alert; so results inside a plan bring a name of their own in the hash's form.
    private var fingerprints: JSONOutput {
        .members([
            "primaryLocationLineHash": isInPlan ? .string("\(finding.fingerprint):1") : nil,
            "tfproof/address/v1": .string(finding.fingerprint),
        ])
    }

    /// The message as a sentence, which is all that is shown in tight places; then the place and the reasons.
    private var message: String {
        var lines = [sentence(finding.message)]
        let place = [finding.address, finding.attribute].filter { !$0.isEmpty }
        if !place.isEmpty { lines.append("In \(place.joined(separator: " "))") }
        lines += finding.evidence.map { "- \($0)" }
        lines += finding.dependsOn.map { "Depends on \($0)" }
        lines += finding.remedy
        return lines.map { SARIFResult.withoutLinks(TextEscape.escaped($0)) }.joined(separator: "\n")
    }

    private func sentence(_ text: String) -> String {
        guard let last = text.last else { return "\(finding.ruleID)." }
        return ".!?".contains(last) ? text : text + "."
    }

    /// `[text](target)` is a link in a message (§3.11.6); names in a plan must not make one.
    private static func withoutLinks(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if scalar == "(" && result.last == "]" { result.append(" ") }
            result.append(scalar)
        }
        return String(result)
    }

    /// The place of a finding (§3.28): in a file always, in a resource where it has an address.
    static func location(of finding: Finding) -> JSONOutput {
        let resource = JSONOutput.members([
            "fullyQualifiedName": .string(finding.address), "kind": .string("resource"),
        ])
        return .members([
            "physicalLocation": .members([
                "artifactLocation": .members(["uri": .string(ArtifactURI.text(of: finding.location.file))]),
                "region": region(finding.location),
            ]),
            "logicalLocations": finding.address.isEmpty ? nil : .array([resource]),
        ])
    }

    /// Lines and columns from 1, the end behind the last character (§3.30); nil where the line is not known.
    private static func region(_ location: Finding.Location) -> JSONOutput? {
        guard location.line > 0 else { return nil }
        let endLine = max(location.line, location.endLine)
        let column = max(1, location.column)
        let firstEnd = endLine == location.line ? column + 1 : 1
        return .members([
            "startLine": .int(location.line),
            "startColumn": .int(column),
            "endLine": .int(endLine),
            "endColumn": .int(max(firstEnd, location.endColumn)),
        ])
    }
}
