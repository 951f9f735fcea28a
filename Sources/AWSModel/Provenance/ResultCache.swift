import Synchronization

/// Keeps results by their key, so that what many rules ask for is computed once.
final class ResultCache<Key: Hashable & Sendable, Result: Sendable>: Sendable {
    private let results = Mutex<[Key: Result]>([:])

    /// The kept result of a key, or the one that `compute` makes.
    func value(for key: Key, _ compute: () -> Result) -> Result {
        if let known = results.withLock({ $0[key] }) { return known }
        let result = compute()
        return results.withLock { ResultCache.keep(&$0[key, default: result]) }
    }

    /// What is in a place, with the place kept: that of another thread, where one was quicker.
    private static func keep(_ place: inout Result) -> Result { place }
}
