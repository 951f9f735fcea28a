public import Synchronization

/// A value that is computed when it is first asked for, and kept.
///
/// A second thread that asks meanwhile may compute it too; the first result stays.
@usableFromInline
package final class Memo<Result: Sendable>: Sendable {
    @usableFromInline let result = Mutex<Result?>(nil)

    @inlinable package init() {}

    /// The kept value, or the one that `compute` makes.
    @inlinable package func value(_ compute: () -> Result) -> Result {
        if let kept = result.withLock({ $0 }) { return kept }
        let computed = compute()
        return result.withLock { slot in
            if let kept = slot { return kept }
            slot = computed
            return computed
        }
    }
}
