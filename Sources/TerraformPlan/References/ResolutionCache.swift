import Symbolic
import Synchronization

/// Keeps what references were followed to, so that an attribute that many rules ask about is followed once.
final class ResolutionCache: Sendable {
    private let resolved = Mutex<[AttributeIdentity: ResolvedReferences]>([:])

    func value(for attribute: AttributeIdentity, _ resolve: () -> ResolvedReferences) -> ResolvedReferences {
        if let known = resolved.withLock({ $0[attribute] }) { return known }
        let result = resolve()
        resolved.withLock { $0[attribute] = result }
        return result
    }
}
