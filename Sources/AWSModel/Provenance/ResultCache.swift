import Synchronization

/// Keeps results by their key, so that what many rules ask for is computed once.
final class ResultCache<Key: Sendable, Result: Sendable>: Sendable {
    private let results = Mutex(ResultList<Key, Result>())

    /// The kept result of a key, or the one that `compute` makes.
    func value(for key: Key, _ compute: () -> Result) -> Result where Key: Hashable {
        if let known = results.withLock({ $0.result(of: key) }) { return known }
        let result = compute()
        return results.withLock { $0.keep(result, for: key) }
    }
}
