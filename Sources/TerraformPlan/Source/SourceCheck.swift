import HCL
import Symbolic
import Synchronization

/// Whether the source is the one that the plan was made from.
///
/// What the plan shows of an expression must be what the source says: its constant, or the things that it refers to. A
/// block of a resource that differs in anything is not believed at all, and of a call of a module neither what differs,
/// nor the module, where its source does. The values of a new instance must agree too.
final class SourceCheck: Sendable {
    private struct State: Sendable {
        var blocks: [String: Bool] = [:]
        /// Parts of calls.
        var calls: [String: Bool] = [:]
        var instances: [ResourceAddress: Bool] = [:]
        var mismatches: [String] = []
    }

    let tree: SourceTree
    let configuration: Configuration
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
        // A plan without configuration tells nothing that could differ.
        let agrees = instance.block.map { SourceCheck.agrees(block.body, with: $0) } ?? true
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

    /// Whether a part of a module's call agrees, asked once.
    func remembered(_ part: String, of path: ModulePath, _ compare: (ModulePath) -> Bool) -> Bool {
        let key = "\(path.configurationKey)/\(part)"
        if let known = state.withLock({ $0.calls[key] }) { return known }
        let agrees = compare(path)
        return state.withLock { state in
            state.calls[key] = agrees
            let name = path.description
            if !agrees && !state.mismatches.contains(name) { state.mismatches.append(name) }
            return agrees
        }
    }

    /// Whether an expression is the one that the plan shows; one that it does not show may be any.
    func agrees(_ expression: Expression, with configured: ConfiguredExpression?, of name: String) -> Bool {
        guard let configured, !SourceCheck.agrees(expression, with: configured) else { return true }
        state.withLock { state in
            if !state.mismatches.contains(name) { state.mismatches.append(name) }
        }
        return false
    }
}
