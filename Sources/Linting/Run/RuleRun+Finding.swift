import CEL
import Symbolic

extension RuleRun {
    /// A finding at the place that the rule names, or at the nearest element that has a place.
    func finding(_ verdict: Verdict, _ message: String, facts: [Fact]) -> LintedFinding {
        let site = site
        // What is only open needs no remedy yet, and to name the right one would be a guess.
        let template = verdict == .fail && depth == rule.loops.count ? rule.remediation : nil
        let remediation = template?.renderLines(activation)
        var evidence: [String] = []
        for fact in facts { evidence.append(line(of: fact)) }
        var finding = Finding(
            ruleID: rule.id,
            severity: rule.severity,
            verdict: verdict,
            address: site.address,
            attribute: site.attribute,
            modelPath: site.location?.modelPath ?? "",
            message: message,
            evidence: evidence,
            dependsOn: [],
            remediation: remediation ?? "",
            location: site.place.location,
            fingerprint: ""
        )
        let fingerprint = site.fingerprint(of: finding, occurrence: 0)
        finding.fingerprint = fingerprint.text
        return LintedFinding(finding, fingerprint, at: site, hasBrokenText: template != nil && remediation == nil)
    }

    /// A fact as a line, with its place where that is one of the source.
    private func line(of fact: Fact) -> String {
        let text = ValueText.line(fact.text)
        guard let location = fact.location else { return text }
        let place = subject.place(of: location)
        return place.isInPlan ? text : "\(text) (\(ValueText.line(place.location.file)):\(place.location.line))"
    }

    /// The place that the rule names, or that of the nearest element that has one.
    var site: FindingSite {
        if let name = rule.placeField, case .model(let object)? = element(at: rule.place),
            let place = object.location, let index = object.modelType.fieldIndex(name)
        {
            return FindingSite(place.field(object.modelType.fields[index]), in: subject)
        }
        for depth in (0..<min(depth, rule.place + 1)).reversed() {
            if case .model(let object)? = element(at: depth), let site = sites.site(of: object, in: subject) {
                return site
            }
        }
        return FindingSite(nil, in: subject)
    }
}

extension ModelLocation {
    /// The place of a field, whether it is set or not.
    fileprivate func field(_ field: ModelField) -> ModelLocation {
        ModelLocation(
            address: address,
            path: field.attribute.map { path.attribute($0) } ?? path,
            modelPath: modelPath.isEmpty ? field.name : "\(modelPath).\(field.name)"
        )
    }
}

/// An evaluated condition: true, false, not known, or failed.
enum Truth {
    case `true`, `false`
    case unknown(Unknown)
    case error(String)

    init(_ value: CELValue) {
        switch value {
        case .bool(let bool): self = bool ? .true : .false
        case .unknown(let unknown, _): self = .unknown(unknown)
        case .error(let error): self = .error(error.message)
        default: self = .error("not a bool")
        }
    }
}

/// What a `for` expression came to: the elements, as far as they are known.
struct LoopList: Sendable {
    /// The elements that are there.
    var definite = ListElements.values([], isSensitive: false)
    /// The elements that may or may not be there, and what that depends on.
    var possible: [(value: CELValue, unknown: Unknown)] = []
    /// What it depends on whether there are more.
    var rest: Unknown?
    /// Why there is no list.
    var failure: String?
    /// Whether elements that are no models were computed from something sensitive.
    var isSensitive = false

    /// Whether all elements are there, and no more.
    var isCertain: Bool { possible.isEmpty && rest == nil && failure == nil }

    /// Goes through what a `for` expression comes to with the variables of an activation.
    init(_ program: Program, _ activation: Activation) {
        switch program.listing(activation) {
        case .elements(let elements):
            self.init(.null)
            definite = elements
        case .value(let value): self.init(value, sensitive: activation.touchedSensitive)
        }
    }

    init(_ value: CELValue, sensitive: Bool = false) {
        isSensitive = sensitive
        switch value {
        case .list(let list):
            definite = .values(list.elements, isSensitive: sensitive)
            possible = list.possible
            rest = list.open
        case .terraform(let value):
            if let elements = value.elements {
                // A list or an object among them says itself what of it is sensitive.
                let isBare = { (element: Value) in element.kind != .list && element.kind != .object }
                isSensitive = sensitive || elements.contains { $0.isSensitive && isBare($0) }
                definite = .values(elements.map { CELValue($0) }, isSensitive: isSensitive)
            } else {
                failure = "not a list"
            }
        // What is not set has no elements.
        case .null: break
        case .unknown(let unknown, _): rest = unknown
        case .error(let error): failure = error.message
        default: failure = "not a list"
        }
    }
}
