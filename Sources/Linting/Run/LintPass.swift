import CEL

/// What one thread does of jobs that begin with the same list: its way through some slices of it.
struct LintPass {
    private let jobs: [LintJob]
    private let list: LoopList
    private var walk: RuleWalk
    private var parts: [[LintJob.Part]]
    /// What the slices came to in which nothing was found.
    private var tallies: [Report.Tally]

    /// Takes jobs that share their outermost list.
    init(_ jobs: [LintJob]) {
        self.jobs = jobs
        list = jobs.first?.list ?? LoopList(.null)
        let (sites, loops) = (FindingSites(), LoopVariables())
        walk = RuleWalk(jobs.map { $0.newRun(sites, loops) }, loops)
        parts = Array(repeating: [], count: jobs.count)
        tallies = Array(repeating: Report.Tally(), count: jobs.count)
    }

    /// Judges the elements of a slice; with the last one, what is not certain of the list.
    mutating func visit(_ slice: Int, of slices: Int) {
        let count = list.definite.count
        walk.visit(count * slice / slices..<count * (slice + 1) / slices, of: list.definite)
        if slice == slices - 1 { walk.finish(list) }
        for index in jobs.indices {
            let (findings, tally) = walk.takeResults(of: index)
            if findings.isEmpty {
                tallies[index].add(tally)
            } else {
                parts[index].append(LintJob.Part(number: slice, of: jobs[index], findings, tally))
            }
        }
    }

    /// Hands in what was found.
    func end() {
        for (index, job) in jobs.enumerated() {
            let rest = LintJob.Part(number: 0, of: job, [], tallies[index])
            job.add(parts[index] + [rest], tuples: walk.tuples(of: index))
        }
    }
}
