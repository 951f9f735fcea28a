import Symbolic
import Synchronization

/// Keeps what references were followed to, so that an attribute that many rules ask about is followed once.
final class ResolutionCache: Sendable {
    /// An attribute of an instance; the instance is kept, so that no other can take its place in memory.
    private struct Key: Hashable {
        let instance: ResourceInstance
        let path: AttributePath

        static func == (left: Key, right: Key) -> Bool {
            left.instance === right.instance && left.path == right.path
        }

        func hash(into hasher: inout Hasher) {
            hasher.combine(ObjectIdentifier(instance))
            hasher.combine(path)
        }
    }

    private let resolved = Mutex<[Key: ResolvedReferences]>([:])

    func value(
        for path: AttributePath,
        of instance: ResourceInstance,
        _ resolve: () -> ResolvedReferences
    ) -> ResolvedReferences {
        let attribute = Key(instance: instance, path: path)
        if let known = resolved.withLock({ $0[attribute] }) { return known }
        let result = resolve()
        resolved.withLock { $0[attribute] = result }
        return result
    }
}
