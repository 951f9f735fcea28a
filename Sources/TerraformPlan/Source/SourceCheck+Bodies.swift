import HCL
import JSONReader
import Symbolic

/// What a plan shows of arguments and blocks, compared with what is written.
///
/// Source: Terraform's `jsonconfig` package.
extension SourceCheck {
    /// Arguments and blocks that are Terraform's own and not among the plan's `expressions`.
    private static let metaArguments: Set<String> = [
        "count", "for_each", "provider", "depends_on", "lifecycle", "provisioner", "connection",
    ]

    /// Whether a block is the one that the plan shows.
    static func agrees(_ body: SourceBody, with configured: ConfiguredResource) -> Bool {
        agrees(body.attribute("for_each"), with: configured.forEach)
            && agrees(body.attribute("count"), with: configured.count)
            && agrees(body, with: configured.expressions, without: metaArguments)
    }

    private static func agrees(
        _ body: SourceBody,
        with configured: ConfiguredBody,
        without others: Set<String> = []
    ) -> Bool {
        let written = Set(body.attributes.map(\.name)).union(body.blocks.map(\.type)).subtracting(["dynamic"])
        return Set(configured.names).union(written).subtracting(others).allSatisfy { name in
            agrees(body.attribute(name), body.blocks(name), body.makes(name), with: configured[name])
        }
    }

    /// Whether what is written under a name is what the plan has under it.
    ///
    /// - Parameters:
    ///   - attribute: The argument of the name.
    ///   - blocks: The blocks of the name; in JSON they may be the argument.
    ///   - isDynamic: Whether there is a `dynamic` block beside them, of which the plan shows nothing.
    ///   - entry: What the plan has.
    /// - Returns: false where it is not; true where the plan does not tell.
    private static func agrees(
        _ attribute: SourceAttribute?,
        _ blocks: [SourceBlock],
        _ isDynamic: Bool,
        with entry: ConfiguredBody.Entry?
    ) -> Bool {
        guard let entry else {
            return agrees(attribute, with: nil) && (attribute != nil || !blocks.contains(where: \.body.isShownInPlans))
        }
        if let attribute, entry.isExpression { return agrees(attribute.expression, with: entry.expression) }
        guard !blocks.isEmpty else {
            // What is blocks to the plan may be an argument that has blocks for its value.
            return attribute != nil || isDynamic && (entry.isExpression || entry.isEmpty)
        }
        // A block that is an attribute to the provider has its references pooled; one that is empty may be either.
        guard !entry.isExpression || entry.isEmpty, let bodies = entry.blocks else { return true }
        if entry.isEmpty { return !blocks.contains(where: \.body.hasReferences) }
        return bodies.count == blocks.count && zip(blocks, bodies).allSatisfy { agrees($0.body, with: $1) }
    }

    /// Whether an argument is the one that the plan shows, or missing in both.
    static func agrees(_ attribute: SourceAttribute?, with configured: ConfiguredExpression?) -> Bool {
        guard let attribute else { return configured == nil }
        guard let configured else { return !attribute.expression.isShownInPlans }
        return agrees(attribute.expression, with: configured)
    }

    static func agrees(_ expression: Expression, with configured: ConfiguredExpression) -> Bool {
        let written = expression.planReferences.compactMap { Reference($0) }.withoutShorterForms.map(\.text)
        // The constants of a `.tf.json` file are texts that were not evaluated, with their references beside them.
        if let constant = configured.constant, !constant.holdsTemplates {
            guard written.isEmpty else { return false }
            let evaluator = PartialEvaluator { _ in .undecided("a reference in a constant") }
            return ValueAgreement.of(Value(constant), evaluator.evaluate(expression)) != .different
        }
        let planned = configured.fullReferences.map(\.text)
        // Versions differ in how far they write a reference out.
        return written.allSatisfy { one in planned.contains { one.hasPrefix($0) || $0.hasPrefix(one) } }
            && planned.allSatisfy { one in written.contains { one.hasPrefix($0) || $0.hasPrefix(one) } }
    }
}

extension JSONNode {
    /// Whether any text in the value has a sequence of a template in it.
    fileprivate var holdsTemplates: Bool {
        if let holds = withUTF8({ $0.holdsTemplate }) { return holds }
        if isArray { return elements.contains { $0.holdsTemplates } }
        return isObject && members.contains { $0.name.holdsTemplates || $0.value.holdsTemplates }
    }
}

extension SourceBody {
    /// Whether a `dynamic` block makes blocks of a type.
    fileprivate func makes(_ type: String) -> Bool { blocks.contains { $0.isDynamic(type) } }

    /// Whether a plan shows anything of the body.
    fileprivate var isShownInPlans: Bool {
        attributes.contains { $0.expression.isShownInPlans } || blocks.contains { $0.body.isShownInPlans }
    }

    /// Whether anything in the body refers to anything.
    fileprivate var hasReferences: Bool {
        attributes.contains { !$0.expression.planReferences.isEmpty } || blocks.contains { $0.body.hasReferences }
    }
}

extension Expression {
    /// Whether every plan shows something of the expression: what it refers to, or its constant value.
    ///
    /// Of what only calls functions no version shows anything, and some leave it out.
    fileprivate var isShownInPlans: Bool {
        if !planReferences.isEmpty { return true }
        switch kind {
        case .null: return false
        // In JSON this is also how no blocks are written.
        case .tuple(let elements) where elements.isEmpty: return false
        default: return !callsFunctions
        }
    }
}
