import Synchronization

/// The parts of a piece of work, of which each thread takes those of its own share first, in their order.
///
/// Shares of all rules begin and end at about the same elements: what a thread has made ready for one rule it finds again
/// in its own caches for the next.
final class WorkShares: Sendable {
    private let shares: Mutex<[Range<Int>]>

    /// - Parameters:
    ///   - parts: How many parts there are.
    ///   - threads: For how many threads, one at least.
    init(of parts: Int, for threads: Int) {
        let threads = max(1, threads)
        shares = Mutex((0..<threads).map { (parts * $0 / threads)..<(parts * ($0 + 1) / threads) })
    }

    /// The next part for a thread: of its own share, then from the end of the largest; nil where none is left.
    func next(for thread: Int) -> Int? {
        shares.withLock { shares in
            let own = thread % shares.count
            if let part = shares[own].popFirst() { return part }
            guard let other = shares.indices.max(by: { shares[$0].count < shares[$1].count }) else { return nil }
            return shares[other].popLast()
        }
    }
}
