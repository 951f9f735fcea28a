import Synchronization

/// Keeps results by their key, so that what many rules ask for is computed once.
final class ResultCache<Key: Hashable & Sendable, Result: Sendable>: Sendable {
    /// A key with its hash: keys may be long texts, and are hashed once for each question.
    private struct Place: Hashable {
        let key: Key
        let hash: Int

        init(_ key: Key) {
            self.key = key
            hash = key.hashValue
        }

        static func == (left: Place, right: Place) -> Bool { left.hash == right.hash && left.key == right.key }

        func hash(into hasher: inout Hasher) { hasher.combine(hash) }
    }

    private let results = Mutex<[Place: Result]>([:])

    /// The kept result of a key, or the one that `compute` makes.
    func value(for key: Key, _ compute: () -> Result) -> Result {
        let key = Place(key)
        if let known = results.withLock({ $0[key] }) { return known }
        let result = compute()
        return results.withLock { ResultCache.keep(&$0[key, default: result]) }
    }

    /// What is in a place, with the place kept: that of another thread, where one was quicker.
    private static func keep(_ place: inout Result) -> Result { place }
}
