import HCL
import Symbolic
import Synchronization

/// Whether the source is the one that the plan was made from.
///
/// What the plan shows of an expression must be what the source says: its constant, or the things that it refers to. A
/// block that differs in anything is not believed at all. The values of a new instance must agree too.
final class SourceCheck: Sendable {
    private struct State: Sendable {
        var blocks: [String: Bool] = [:]
        var instances: [ResourceAddress: Bool] = [:]
        var mismatches: [String] = []
    }

    private let tree: SourceTree
    private let configuration: Configuration
    private let state = Mutex(State())

    init(tree: SourceTree, configuration: Configuration) {
        self.tree = tree
        self.configuration = configuration
    }

    /// What differs, in the order in which it was met: addresses.
    var mismatches: [String] { state.withLock { $0.mismatches } }

    /// Whether the block is the one that an instance was planned from.
    func agrees(_ block: SourceBlock, with instance: ResourceInstance) -> Bool {
        let key = "\(instance.address.module.configurationKey)/\(instance.address.configurationAddress)"
        if let known = state.withLock({ $0.blocks[key] }) { return known }
        let body = instance.block?.expressions
        // A plan without configuration tells nothing that could differ.
        let agrees = body.map { SourceCheck.agrees(block.body, with: $0, isTop: true) } ?? true
        return state.withLock { state in
            if state.blocks.updateValue(agrees, forKey: key) == nil && !agrees {
                state.mismatches.append(instance.address.withoutKey.description)
            }
            return agrees
        }
    }

    /// Notes that the source has no block for an instance that the plan's configuration has one for.
    func miss(_ instance: ResourceInstance) {
        let name = instance.address.withoutKey.description
        state.withLock { state in
            if !state.mismatches.contains(name) { state.mismatches.append(name) }
        }
    }

    /// Whether an instance's values agree, asked once; while it is being answered they do.
    func agrees(_ instance: ResourceAddress, _ compare: () -> Bool) -> Bool {
        if let known = state.withLock({ $0.instances[instance] }) { return known }
        state.withLock { $0.instances[instance] = true }
        guard !compare() else { return true }
        state.withLock { state in
            state.instances[instance] = false
            state.mismatches.append(instance.description)
        }
        return false
    }

    /// Whether an expression is the one that the plan shows; one that it does not show may be any.
    func agrees(_ expression: Expression, with configured: ConfiguredExpression?, of name: String) -> Bool {
        guard let configured, !SourceCheck.agrees(expression, with: configured) else { return true }
        state.withLock { state in
            if !state.mismatches.contains(name) { state.mismatches.append(name) }
        }
        return false
    }

    /// Arguments of a block that are Terraform's own and not among the plan's `expressions`.
    private static let metaArguments: Set<String> = ["count", "for_each", "provider", "depends_on", "lifecycle"]

    private static func agrees(_ body: SourceBody, with configured: ConfiguredBody, isTop: Bool = false) -> Bool {
        for attribute in body.attributes where !(isTop && metaArguments.contains(attribute.name)) {
            guard let other = configured[attribute.name] else {
                // Some versions leave out what has neither a constant nor a reference.
                if !attribute.expression.planReferences.isEmpty { return false }
                continue
            }
            guard other.isExpression else { continue }
            guard agrees(attribute.expression, with: other.expression) else { return false }
        }
        for name in configured.names where body.attribute(name) == nil {
            guard let other = configured[name] else { continue }
            let isDynamic = body.blocks.contains { $0.isDynamic(name) }
            let blocks = body.blocks(name)
            if blocks.isEmpty { return isDynamic || other.isEmpty }
            guard let bodies = other.blocks else {
                // A block that is an attribute to the provider: its references are pooled.
                continue
            }
            guard bodies.count == blocks.count || isDynamic else { return false }
            if isDynamic { continue }
            for (block, other) in zip(blocks, bodies) where !agrees(block.body, with: other) { return false }
        }
        return true
    }

    static func agrees(_ expression: Expression, with configured: ConfiguredExpression) -> Bool {
        if configured.template != nil { return true }
        let written = expression.planReferences.compactMap { Reference($0) }.withoutShorterForms.map(\.text)
        if let constant = configured.constant {
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
