import Synchronization

/// Keeps results by their key, so that what many rules ask for is computed once; it lies in the object that it belongs to.
struct ResultTable<Key: Hashable & Sendable, Result: Sendable>: ~Copyable, Sendable {
    private let results = Mutex(ResultList<Key, Result>())

    /// The kept result of a key, or the one that `compute` makes.
    func value(for key: Key, _ compute: () -> Result) -> Result {
        if let known = results.withLock({ $0.result(of: key) }) { return known }
        let result = compute()
        return results.withLock { $0.keep(result, for: key) }
    }
}

/// Keeps results by their key for all who hold the cache.
final class ResultCache<Key: Hashable & Sendable, Result: Sendable>: Sendable {
    private let table = ResultTable<Key, Result>()

    /// The kept result of a key, or the one that `compute` makes.
    func value(for key: Key, _ compute: () -> Result) -> Result {
        table.value(for: key, compute)
    }
}
