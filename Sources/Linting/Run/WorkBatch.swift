/// Jobs over lists that are ready, cut into slices: each slice is a stretch of every list.
///
/// The lists go through the plan in about its order, so that a slice of all of them is about the same few modules: what
/// one rule has looked at is still in the processor's cache when the next one does.
final class WorkBatch: Sendable {
    /// How many elements of the longest list make a slice.
    private static let sliceSize = 32

    /// Jobs that begin with the same list.
    private let groups: [[LintJob]]
    private let slices: Int
    private let shares: WorkShares

    init(_ jobs: [LintJob], for threads: Int) {
        groups = jobs.groupedByList
        slices = max(1, (jobs.map(\.count).max() ?? 0) / WorkBatch.sliceSize)
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
