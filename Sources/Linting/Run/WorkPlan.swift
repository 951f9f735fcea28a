import Synchronization

/// The jobs of a run for several threads: each makes lists ready that no other does, then all work on what is ready.
///
/// Lists that begin with the same part of the plan are one thread's: a second one would only wait for that part.
final class WorkPlan: Sendable {
    private enum Stage {
        case open, taken, ready
    }

    /// Jobs whose lists begin with the same part of a plan, in their order.
    private let groups: [[LintJob]]
    private let stages: Mutex<[Stage]>

    init(_ jobs: some Sequence<LintJob>) {
        var groups: [[LintJob]] = []
        var positions: [String: Int] = [:]
        for job in jobs {
            let part = "\(job.position) \(job.partOfPlan)"
            if let position = positions[part] {
                groups[position].append(job)
            } else {
                positions[part] = groups.count
                groups.append([job])
            }
        }
        self.groups = groups
        stages = Mutex(Array(repeating: .open, count: groups.count))
    }

    /// Does a thread's share.
    ///
    /// - Parameters:
    ///   - thread: The number of the thread, from 0.
    ///   - threads: How many threads there are.
    func work(as thread: Int, of threads: Int) {
        makeReady(fromEnd: thread % 2 == 1)
        var rest = Array(groups.indices)
        while let first = rest.first {
            let ready = stages.withLock { stages in rest.filter { stages[$0] == .ready } }
            // Where none is ready there is nothing to do but wait for the thread that makes it so.
            let next = ready.isEmpty ? [first] : ready
            for group in next {
                for job in groups[group] { job.work(as: thread, of: threads) }
            }
            rest.removeAll(where: next.contains)
        }
    }

    private func makeReady(fromEnd: Bool) {
        for group in fromEnd ? Array(groups.indices.reversed()) : Array(groups.indices) {
            let isMine = stages.withLock { stages in
                guard stages[group] == .open else { return false }
                stages[group] = .taken
                return true
            }
            guard isMine else { continue }
            for job in groups[group] { job.prepare() }
            stages.withLock { $0[group] = .ready }
        }
    }
}
