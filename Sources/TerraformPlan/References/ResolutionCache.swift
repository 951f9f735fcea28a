import Symbolic
import Synchronization

/// Keeps what the references of an instance's attributes were followed to, so that an attribute that many rules ask
/// about is followed once.
struct ResolutionCache: ~Copyable, Sendable {
    private let resolved = Mutex<[Resolution]>([])

    func value(for path: AttributePath, _ resolve: () -> ResolvedReferences) -> ResolvedReferences {
        if let known = resolved.withLock({ kept in kept.first { $0.path == path } }) { return known.references }
        let result = resolve()
        resolved.withLock { $0.append(Resolution(path: path, references: result)) }
        return result
    }
}

/// An attribute and what its references lead to; few attributes of an instance are ever asked for.
struct Resolution: Sendable {
    let path: AttributePath
    let references: ResolvedReferences
}
