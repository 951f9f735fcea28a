/// Jobs over lists that are ready, cut into slices: each slice is a stretch of every list.
///
/// The lists go through the plan in about its order, so that a slice of all of them is about the same few modules: what
/// one rule has looked at is still in the processor's cache when the next one does.
final class WorkBatch: Sendable {
    /// How many elements of the longest list make a slice; of short lists fewer, for no thread is to wait for another long.
    private static let sliceSize = 64
    private static let smallSliceSize = 8
    /// How many slices are enough for that.
    private static let enoughSlices = 16

    /// Jobs that begin with the same list.
    private let groups: [[LintJob]]
    private let slices: Int
    private let shares: WorkShares

    init(_ jobs: [LintJob], for threads: Int) {
        groups = jobs.groupedByList
        let longest = jobs.map(\.count).max() ?? 0
        let few = min(WorkBatch.enoughSlices, longest / WorkBatch.smallSliceSize)
        slices = max(1, few, longest / WorkBatch.sliceSize)
        shares = WorkShares(of: slices, for: threads)
    }

    /// Does a thread's share, and what others have left of theirs.
    func work(as thread: Int) {
        guard let first = shares.next(for: thread) else { return }
        var passes = groups.map { LintPass($0) }
        var taken: Int? = first
        while let slice = taken {
            for index in passes.indices { passes[index].visit(slice, of: slices) }
            taken = shares.next(for: thread)
        }
        for pass in passes { pass.end() }
    }
}
