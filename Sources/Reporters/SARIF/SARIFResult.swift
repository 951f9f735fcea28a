import Linting

/// A finding as a result of SARIF (§3.27).
struct SARIFResult {
    /// What a result says of its suppression (§3.27.23).
    enum Suppression {
        case notSuppressed
        case inSource(justification: String)
    }

    /// How many instances of a block are named in the message besides the first one.
    private static let addressLimit = 5
    /// How many instances of a block are given as places.
    private static let placeLimit = 100

    private let finding: Finding
    private let ruleIndex: Int?
    private let suppression: Suppression?

    /// - Parameters:
    ///   - finding: What was found.
    ///   - ruleIndex: The rule's place among the rules of the driver; nil where it is not among them.
    ///   - suppression: Whether it is suppressed; nil where nobody asks.
    init(_ finding: Finding, ruleIndex: Int?, suppression: Suppression? = nil) {
        self.finding = finding
        self.ruleIndex = ruleIndex
        self.suppression = suppression
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
            "relatedLocations": relatedLocations,
            "codeFlows": codeFlows,
            "partialFingerprints": fingerprints,
            "suppressions": suppressions,
            "properties": properties,
        ])
    }

    /// What SARIF has no word for; nil where there is nothing to say.
    private var properties: JSONOutput? {
        guard !finding.isLocated || finding.plan != nil else { return nil }
        return .members([
            "located": finding.isLocated ? nil : .bool(false),
            "plan": finding.plan.map { .string(TextEscape.escaped($0)) },
        ])
    }

    /// The name of the finding over runs, and that of code scanning.
    ///
    /// Code scanning goes by a hash of the line. `terraform show -json` writes a plan on one line, and two results of a
    /// rule there would become one alert; so results inside a plan bring a name of their own in the hash's form.
    private var fingerprints: JSONOutput {
        let hash = finding.isLocated ? finding.lineHash : "\(finding.fingerprint):1"
        return .members([
            "primaryLocationLineHash": hash.map { .string($0) },
            "tfproof/address/v1": .string(finding.fingerprint),
        ])
    }

    private var suppressions: JSONOutput? {
        switch suppression {
        case nil: nil
        case .notSuppressed?: .array([])
        case .inSource(let justification)?:
            .array([
                .members([
                    "kind": .string("inSource"), "status": .string("accepted"),
                    "justification": .string(TextEscape.escaped(justification)),
                ])
            ])
        }
    }

    /// The `module` blocks on the way, for viewers that list places; nil where there are none.
    private var relatedLocations: JSONOutput? {
        guard !finding.calls.isEmpty else { return nil }
        return .array(
            finding.calls.enumerated().map { position, call in
                .members([
                    "id": .int(position + 1),
                    "physicalLocation": SARIFResult.physicalLocation(call),
                    "message": .members(["text": .string("The module is called here.")]),
                ])
            }
        )
    }

    /// The way from the root module to the place, which code scanning shows step by step (§3.36).
    private var codeFlows: JSONOutput? {
        guard !finding.calls.isEmpty else { return nil }
        let steps =
            finding.calls.map { ($0, "calls the module") } + [(finding.location, "is what the finding is about")]
        let locations = steps.map { location, text in
            JSONOutput.members([
                "location": .members([
                    "physicalLocation": SARIFResult.physicalLocation(location),
                    "message": .members(["text": .string(text)]),
                ])
            ])
        }
        return .array([.members(["threadFlows": .array([.members(["locations": .array(locations)])])])])
    }

    /// The message as a sentence, which is all that is shown in tight places; then the place and the reasons.
    private var message: String {
        var lines = [sentence(finding.message)]
        let place = [finding.address, finding.attribute].filter { !$0.isEmpty }
        if !place.isEmpty { lines.append("In \(place.joined(separator: " "))") }
        if let plan = finding.plan { lines.append("In plan \(plan)") }
        if let others = finding.others(limit: SARIFResult.addressLimit) { lines.append("Also in \(others)") }
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

    /// The place of a finding (§3.28): in a file always, in resources where it has addresses.
    static func location(of finding: Finding) -> JSONOutput {
        let resources = finding.addresses.prefix(placeLimit).map { address in
            JSONOutput.members(["fullyQualifiedName": .string(address), "kind": .string("resource")])
        }
        return .members([
            "physicalLocation": physicalLocation(finding.location),
            "logicalLocations": resources.isEmpty ? nil : .array(resources),
        ])
    }

    private static func physicalLocation(_ location: Finding.Location) -> JSONOutput {
        .members([
            "artifactLocation": .members(["uri": .string(ArtifactURI.text(of: location.file))]),
            "region": region(location),
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
