import CEL
import Symbolic
import Synchronization

/// One rule over one plan, for any number of threads: each takes a part of the outermost list and judges it.
final class LintJob: Sendable {
    /// What a part of the work came to.
    struct Part {
        var number: Int
        var findings: [LintedFinding]
        var tally: Report.Tally
    }

    /// What the threads have done so far.
    private struct Done {
        var parts: [Part] = []
        var tuples = 0
    }

    let rule: CompiledRule
    /// The plan's position among the plans of the run.
    let position: Int
    private let subject: LintSubject
    private let options: LinterOptions
    private let outermost = Memo<LoopList>()
    private let done = Mutex(Done())

    init(_ rule: CompiledRule, over subject: LintSubject, at position: Int, options: LinterOptions) {
        self.rule = rule
        self.subject = subject
        self.position = position
        self.options = options
    }

    /// Whether several threads may do the job.
    var isConcurrent: Bool { subject.isConcurrent }

    /// Whether there is enough to do for several threads, as far as that can be told.
    func isLarge(from size: Int) -> Bool { subject.isLarge || list.definite.count >= size }

    private var list: LoopList {
        outermost.value { newRun().outermost }
    }

    private func newRun() -> RuleRun { RuleRun(rule, over: subject, options: options) }

    /// The part of the plan that the outermost list begins with: `plan.consumers`; empty without a list.
    var partOfPlan: Substring {
        let source = rule.loops.first?.program.source ?? ""
        let path = source.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }
        let isCall = source[path.endIndex...].first == "("
        return isCall ? path[..<(path.lastIndex(of: ".") ?? path.endIndex)] : path
    }

    /// Finds out what there is to do.
    func prepare() { _ = list }

    /// How many elements the outermost list has, as far as it is known.
    var count: Int { list.definite.count }

    /// Does all of it.
    func work() {
        var pass = newPass()
        pass.visit(0, of: 1)
        pass.end()
    }

    /// A thread's way through some slices of the outermost list.
    func newPass() -> Pass { Pass(self) }

    /// What the parts came to, in the order of the list; all threads must be done.
    func results() -> [Part] {
        let done = done.withLock { done in
            defer { done.parts = [] }
            return done
        }
        guard done.tuples <= RuleRun.tupleLimit else {
            // Which elements are within the limit is a matter of their order, which only one thread keeps.
            var run = newRun()
            run.visit(list.definite[...])
            run.finish(list)
            let (findings, tally) = run.takeResults()
            return [Part(number: 0, findings: findings, tally: tally)]
        }
        return done.parts.sorted { $0.number < $1.number }
    }

    /// What one thread does of a job.
    struct Pass {
        private let job: LintJob
        private var run: RuleRun
        private var parts: [Part] = []

        fileprivate init(_ job: LintJob) {
            self.job = job
            run = job.newRun()
        }

        /// Judges the elements of a slice; with the last one, what is not certain of the list.
        mutating func visit(_ slice: Int, of slices: Int) {
            let list = job.list
            let count = list.definite.count
            run.visit(list.definite[count * slice / slices..<count * (slice + 1) / slices])
            if slice == slices - 1 { run.finish(list) }
            let (findings, tally) = run.takeResults()
            parts.append(Part(number: slice, findings: findings, tally: tally))
        }

        /// Hands in what was found.
        func end() {
            job.done.withLock { done in
                done.parts += parts
                done.tuples += run.tuples
            }
        }
    }
}
