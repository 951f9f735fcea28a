import Symbolic
import YAMLReader

/// Reads the `given` of a rule's test.
struct FixtureReader {
    private let source: SourceText
    private(set) var diagnostics: [Diagnostic] = []

    /// Attributes that hold JSON as text; written as YAML in a test.
    static let jsonAttributes: Set<String> = [
        "policy", "assume_role_policy", "container_definitions", "secret_string", "access_policy", "access_policies",
        "redrive_policy", "redrive_allow_policy", "event_pattern", "policy_document", "resource_policy", "key_policy",
        "filter_policy", "container_properties", "definition", "policy_text", "inline_policy_document",
    ]

    init(_ source: SourceText) {
        self.source = source
    }

    mutating func resources(_ node: YAMLNode) -> [FixtureResource] {
        guard let members = node.mapping else {
            report("`given` maps addresses to attributes", node)
            return []
        }
        return members.compactMap { member in
            guard let address = ResourceAddress(member.name) else {
                let message = "`\(member.name)` is no resource address"
                diagnostics.append(source.diagnostic(.test, message, from: member.position))
                return nil
            }
            return resource(member.value, at: address)
        }
    }

    private mutating func resource(_ node: YAMLNode, at address: ResourceAddress) -> FixtureResource? {
        guard let members = node.isNull ? [] : node.mapping else {
            report("a resource is a mapping of attributes", node)
            return nil
        }
        var resource = FixtureResource(address: address, attributes: [])
        for member in members {
            switch member.name {
            case "$before": resource.before = attributes(member.value)
            case "$action":
                resource.action = member.value.scalar.flatMap(FixtureResource.Action.init)
                if resource.action == nil {
                    let names = FixtureResource.Action.allCases.map(\.rawValue)
                    report("`$action` is one of \(names.joined(separator: ", "))", member.value)
                }
            default: resource.attributes.append(attribute(member))
            }
        }
        return resource
    }

    private mutating func attributes(_ node: YAMLNode) -> [FixtureTerm.Member] {
        guard let members = node.mapping else {
            report("`$before` is a mapping of attributes", node)
            return []
        }
        return members.map { attribute($0) }
    }

    private mutating func attribute(_ member: YAMLNode.Member) -> FixtureTerm.Member {
        let value = term(member.value)
        guard FixtureReader.jsonAttributes.contains(member.name) else {
            return FixtureTerm.Member(name: member.name, value: value)
        }
        return FixtureTerm.Member(name: member.name, value: FixtureReader.encoded(value))
    }

    /// A structured value as JSON text; anything else as it is.
    private static func encoded(_ term: FixtureTerm) -> FixtureTerm {
        switch term {
        case .list, .object: .encoded(term)
        case .sensitive(let inner): .sensitive(encoded(inner))
        default: term
        }
    }

    /// The mappings that stand for a value which YAML has no words for.
    private static let forms = ["$unknown", "$ref", "$template", "$sensitive"]

    private mutating func term(_ node: YAMLNode) -> FixtureTerm {
        switch node.content {
        case .scalar(let text): return scalar(text, node)
        case .sequence(let nodes): return .list(nodes.map { term($0) })
        case .mapping(let members):
            if members.count == 1, let member = members.first, member.name.hasPrefix("$") {
                return special(member)
            }
            if let form = members.first(where: { FixtureReader.forms.contains($0.name) }) {
                let message = "`\(form.name)` stands by itself, without other members"
                diagnostics.append(source.diagnostic(.test, message, from: form.position))
                return .null
            }
            return .object(members.map { attribute($0) })
        }
    }

    /// A scalar as YAML's core schema has it: without quotes `true` and `404` are no texts.
    private func scalar(_ text: String, _ node: YAMLNode) -> FixtureTerm {
        guard node.style == .plain else { return .string(text) }
        if node.isNull { return .null }
        if text == "true" || text == "false" { return .bool(text == "true") }
        let isNumber = text.utf8.allSatisfy { (48...57).contains($0) || $0 == 0x2E || $0 == 0x2D }
        let isWhole = text.count == 1 || !text.hasPrefix("0")
        if isNumber, isWhole, Double(text) != nil, !text.hasSuffix("."), !text.hasPrefix(".") { return .number(text) }
        return .string(text)
    }

    private mutating func special(_ member: YAMLNode.Member) -> FixtureTerm {
        let node = member.value
        switch member.name {
        case "$unknown" where node.scalar == "true": return .unknown(nil)
        case "$unknown": return target(node).map { .unknown($0) } ?? .unknown(nil)
        case "$ref": return target(node).map { .reference($0) } ?? .unknown(nil)
        case "$sensitive": return .sensitive(term(node))
        case "$template":
            if let parts = node.sequence { return .template(parts.map { term($0) }) }
            report("`$template` is a list of texts and references", node)
        default:
            let hint = Suggestion.hint(for: member.name, among: FixtureReader.forms)
            diagnostics.append(
                source.diagnostic(.test, "no such form as `\(member.name)`", from: member.position, hint: hint)
            )
        }
        return .null
    }

    private mutating func target(_ node: YAMLNode) -> FixtureTarget? {
        if let target = node.scalar.flatMap({ FixtureTarget($0) }) { return target }
        report("a resource's attribute is expected, such as `aws_iam_role.exec.arn`", node)
        return nil
    }

    private mutating func report(_ message: String, _ node: YAMLNode) {
        diagnostics.append(source.diagnostic(.test, message, at: node))
    }
}
