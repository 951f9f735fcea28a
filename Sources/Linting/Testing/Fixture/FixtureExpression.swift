import Symbolic

/// A term as the plan's `configuration` shows it.
///
/// What refers to something is written as configurations in JSON are: `constant_value` holds the template as it stands
/// in the file, so that the plan reader can work out the rest of a value that has a hole.
struct FixtureExpression {
    private let world: FixtureWorld
    /// Spells a reference in the module of the expression: the reference, then its shorter forms.
    private let spell: (FixtureTarget) -> [String]

    init(world: FixtureWorld, spell: @escaping (FixtureTarget) -> [String]) {
        self.world = world
        self.spell = spell
    }

    /// The expression of an attribute or block; nil where the configuration does not set it.
    func json(_ term: FixtureTerm, attribute: String, type: String) -> FixtureJSON? {
        if case .list(let terms) = term, FixtureExpression.isBlock(terms, attribute: attribute, type: type) {
            return .array(terms.map { block($0, type: type) })
        }
        if case .unknown(nil) = term { return nil }
        let references = term.targets.flatMap(spell)
        guard references.isEmpty else {
            let template = world.known(term) == nil && !term.hasNamelessUnknown ? raw(term) : nil
            return .members([
                ("references", .array(references.map { .string($0) })),
                ("constant_value", template),
            ])
        }
        // Function calls leave neither a value nor references, and neither does what looks like a template.
        guard !term.hasEncoding, let value = world.known(term), !value.text().contains("${"),
            !value.text().contains("%{")
        else { return .object([]) }
        return .members([("constant_value", value)])
    }

    private func block(_ term: FixtureTerm, type: String) -> FixtureJSON {
        guard case .object(let members) = term else { return .object([]) }
        return .members(members.map { ($0.name, json($0.value, attribute: $0.name, type: type)) })
    }

    /// Whether a list is nested blocks; the rules of a security group look like blocks and are an attribute.
    private static func isBlock(_ terms: [FixtureTerm], attribute: String, type: String) -> Bool {
        let pooled = ["aws_security_group", "aws_default_security_group"].contains(type)
        if pooled, attribute == "ingress" || attribute == "egress" { return false }
        return !terms.isEmpty
            && terms.allSatisfy { term in
                if case .object = term { true } else { false }
            }
    }

    /// The term as a JSON configuration has it: strings are templates.
    private func raw(_ term: FixtureTerm) -> FixtureJSON {
        switch term {
        case .null: .null
        case .bool(let bool): .bool(bool)
        case .number(let digits): .number(digits)
        case .string(let text): .string(FixtureExpression.literal(text))
        case .list(let terms): .array(terms.map(raw))
        case .object(let members): .members(members.map { ($0.name, raw($0.value)) })
        case .sensitive(let inner): raw(inner)
        case .template(let parts): .string(parts.map(interpolated).joined())
        case .encoded, .unknown, .reference: .string("${\(hcl(term))}")
        }
    }

    /// A piece of a template.
    private func interpolated(_ term: FixtureTerm) -> String {
        switch term {
        case .string(let text): FixtureExpression.literal(text)
        case .sensitive(let inner): interpolated(inner)
        default: "${\(hcl(term))}"
        }
    }

    /// The term as an expression of HCL.
    private func hcl(_ term: FixtureTerm) -> String {
        switch term {
        case .null: "null"
        case .bool(let bool): bool ? "true" : "false"
        case .number(let digits): digits
        case .string(let text): AttributePath.quoted(FixtureExpression.literal(text))
        case .list(let terms): "[\(terms.map(hcl).joined(separator: ", "))]"
        case .object(let members):
            "{\(members.map { "\(AttributePath.quoted($0.name)) = \(hcl($0.value))" }.joined(separator: ", "))}"
        case .unknown(let target): target.map(unknown) ?? "null"
        case .reference(let target): spell(target).first ?? "null"
        case .sensitive(let inner): hcl(inner)
        case .encoded(let inner): "jsonencode(\(hcl(inner)))"
        case .template(let parts): "\"\(parts.map(quotedPart).joined())\""
        }
    }

    /// A value that something unknown is made of: a function of it, so that it is not simply that attribute.
    private func unknown(_ target: FixtureTarget) -> String {
        guard !target.isLocal, let text = spell(target).first else { return spell(target).first ?? "null" }
        return "trimspace(\(text))"
    }

    private func quotedPart(_ term: FixtureTerm) -> String {
        guard case .string(let text) = term else { return interpolated(term) }
        return String(AttributePath.quoted(FixtureExpression.literal(text)).dropFirst().dropLast())
    }

    /// Text in which nothing is taken for a template.
    private static func literal(_ text: String) -> String {
        text.replacing("${", with: "$${").replacing("%{", with: "%%{")
    }
}
