public import Synchronization

/// A value that is computed when it is first asked for, and kept; it lies in the object that it belongs to.
///
/// A second thread that asks meanwhile waits for it. What is computed must not ask for itself: that would never end
/// with one thread either.
@usableFromInline
package struct Memo<Result: Sendable>: ~Copyable, @unchecked Sendable {
    /// Where the value is kept; set once, by the thread that holds `computing`.
    @usableFromInline let kept = Atomic<UnsafeMutablePointer<Result>?>(nil)
    @usableFromInline let computing = Mutex(())

    @inlinable package init() {}

    @inlinable deinit {
        guard let kept = kept.load(ordering: .acquiring) else { return }
        kept.deinitialize(count: 1)
        kept.deallocate()
    }

    /// The kept value, or the one that `compute` makes.
    @inlinable package func value(_ compute: () -> Result) -> Result {
        // What is kept goes with the memo.
        defer { withExtendedLifetime(self) {} }
        if let kept = kept.load(ordering: .acquiring) { return kept.pointee }
        return computing.withLock { _ in
            if let kept = kept.load(ordering: .acquiring) { return kept.pointee }
            let computed = compute()
            let place = UnsafeMutablePointer<Result>.allocate(capacity: 1)
            place.initialize(to: computed)
            kept.store(place, ordering: .releasing)
            return computed
        }
    }
}

/// An object that is made when it is first asked for, and kept without a box of its own.
///
/// A second thread that asks meanwhile waits for it.
@usableFromInline
package struct ObjectMemo<Object: AnyObject & Sendable>: ~Copyable, @unchecked Sendable {
    /// The object, with one user counted; set once, by the thread that holds `computing`.
    @usableFromInline let kept = Atomic<Unmanaged<Object>?>(nil)
    @usableFromInline let computing = Mutex(())

    @inlinable package init() {}

    @inlinable deinit { kept.load(ordering: .acquiring)?.release() }

    /// The kept object, or the one that `compute` makes.
    @inlinable package func value(_ compute: () -> Object) -> Object {
        defer { withExtendedLifetime(self) {} }
        if let kept = kept.load(ordering: .acquiring) { return kept.takeUnretainedValue() }
        return computing.withLock { _ in
            if let kept = kept.load(ordering: .acquiring) { return kept.takeUnretainedValue() }
            let made = compute()
            kept.store(Unmanaged.passRetained(made), ordering: .releasing)
            return made
        }
    }
}

/// A value that is computed when it is first asked for, and kept for all who hold the memo.
@usableFromInline
package final class SharedMemo<Result: Sendable>: Sendable {
    @usableFromInline let memo = Memo<Result>()

    @inlinable package init() {}

    /// The kept value, or the one that `compute` makes.
    @inlinable package func value(_ compute: () -> Result) -> Result { memo.value(compute) }
}
