public import Synchronization

/// A value that is computed when it is first asked for, and kept.
///
/// A second thread that asks meanwhile waits for it. What is computed must not ask for itself: that would never end
/// with one thread either.
@usableFromInline
package final class Memo<Result: Sendable>: @unchecked Sendable {
    @usableFromInline let isKept = Atomic(false)
    @usableFromInline let computing = Mutex(())
    /// Written once, by the thread that holds `computing`, before `isKept` says so.
    @usableFromInline var kept: Result?

    @inlinable package init() {}

    /// The kept value, or the one that `compute` makes.
    @inlinable package func value(_ compute: () -> Result) -> Result {
        if isKept.load(ordering: .acquiring), let kept { return kept }
        return computing.withLock { _ in
            if let kept { return kept }
            let computed = compute()
            kept = computed
            isKept.store(true, ordering: .releasing)
            return computed
        }
    }
}
