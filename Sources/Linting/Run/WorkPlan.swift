import Synchronization

/// The jobs of a run for several threads: each makes lists ready that no other does, then all work on what is ready.
///
/// Lists that begin with the same part of the plan are one thread's: a second one would only wait for that part. So it is
/// with parts that all jobs look things up in.
final class WorkPlan: Sendable {
    private enum Stage {
        case open, taken, ready, inBatch
    }

    private struct State {
        var stages: [Stage]
        var batches: [WorkBatch] = []
    }

    /// What one thread makes ready.
    private struct Group {
        /// Jobs whose lists begin with the same part of a plan, in their order.
        var jobs: [LintJob] = []
        /// A part that is no list.
        var part: (@Sendable () -> Void)?
    }

    private let groups: [Group]
    private let threads: Int
    private let state: Mutex<State>

    /// - Parameters:
    ///   - jobs: What is to be done.
    ///   - parts: What makes parts of plans that the jobs have in common.
    ///   - threads: How many threads will work on it.
    init(_ jobs: some Sequence<LintJob>, parts: [@Sendable () -> Void], for threads: Int) {
        var groups: [Group] = []
        var positions: [String: Int] = [:]
        for job in jobs {
            let part = "\(job.position) \(job.partOfPlan)"
            if let position = positions[part] {
                groups[position].jobs.append(job)
            } else {
                positions[part] = groups.count
                groups.append(Group(jobs: [job]))
            }
        }
        // Threads come from both ends: at one of them a part is begun at once, and no thread that is done with the lists
        // has to wait for it.
        groups += parts.map { Group(part: $0) }
        self.groups = groups
        self.threads = threads
        state = Mutex(State(stages: Array(repeating: .open, count: groups.count)))
    }

    /// Does a thread's share; the thread goes by its number, from 0.
    func work(as thread: Int) {
        makeReady(fromEnd: thread % 2 == 1)
        var position = 0
        while let batch = batch(at: position) {
            batch.work(as: thread)
            position += 1
        }
    }

    private func makeReady(fromEnd: Bool) {
        for group in fromEnd ? Array(groups.indices.reversed()) : Array(groups.indices) {
            let isMine = state.withLock { state in
                guard state.stages[group] == .open else { return false }
                state.stages[group] = .taken
                return true
            }
            if isMine { makeReady(group) }
        }
    }

    private func makeReady(_ group: Int) {
        for job in groups[group].jobs { job.prepare() }
        groups[group].part?()
        let done = groups[group].jobs.isEmpty ? Stage.inBatch : .ready
        state.withLock { if $0.stages[group] == .taken { $0.stages[group] = done } }
    }

    /// A batch by its number; nil where there will be no more of them.
    private func batch(at position: Int) -> WorkBatch? {
        while true {
            let (batch, waited) = state.withLock { state -> (WorkBatch?, Int?) in
                if state.batches.indices.contains(position) { return (state.batches[position], nil) }
                let ready = groups.indices.filter { state.stages[$0] == .ready }
                guard !ready.isEmpty else { return (nil, state.stages.firstIndex(of: .taken)) }
                for group in ready { state.stages[group] = .inBatch }
                let batch = WorkBatch(ready.flatMap { groups[$0].jobs }, for: threads)
                state.batches.append(batch)
                return (batch, nil)
            }
            guard batch == nil, let waited else { return batch }
            // There is nothing to do but wait for the thread that makes it ready.
            makeReady(waited)
        }
    }
}
