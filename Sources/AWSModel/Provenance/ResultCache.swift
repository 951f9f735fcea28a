import Synchronization

/// Keeps results by their key, so that what many rules ask for is computed once.
final class ResultCache<Key: Hashable & Sendable, Result: Sendable>: Sendable {
    private let results = Mutex<[Key: Result]>([:])

    /// The kept result of a key, or the one that `compute` makes.
    func value(for key: Key, _ compute: () -> Result) -> Result {
        if let known = results.withLock({ $0[key] }) { return known }
        let result = compute()
        return results.withLock { results in
            if let known = results[key] { return known }
            results[key] = result
            return result
        }
    }
}
