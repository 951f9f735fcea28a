import CEL
import Symbolic
import Synchronization

/// One rule over one plan, for any number of threads: each takes a part of the outermost list and judges it.
final class LintJob: Sendable {
    /// What a part of the work came to.
    struct Part {
        let number: Int
        /// The plan's position among the plans of the run.
        let subject: Int
        var findings: [LintedFinding]
        let tally: Report.Tally
        /// What the findings are sorted by.
        let keys: FindingKeys

        init(number: Int, of job: LintJob, _ findings: [LintedFinding], _ tally: Report.Tally) {
            self.number = number
            subject = job.position
            self.findings = findings
            self.tally = tally
            keys = FindingKeys(findings)
        }
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
    /// What the rule's first `for` expression comes to, for all jobs that begin with the same.
    let outermost: SharedMemo<LoopList>
    private let done = Mutex(Done())

    init(
        _ rule: CompiledRule,
        over subject: LintSubject,
        at position: Int,
        from outermost: SharedMemo<LoopList>,
        options: LinterOptions
    ) {
        self.rule = rule
        self.subject = subject
        self.position = position
        self.options = options
        self.outermost = outermost
    }

    /// Whether several threads may do the job.
    var isConcurrent: Bool { subject.isConcurrent }

    /// Whether there is enough to do for several threads, as far as that can be told.
    func isLarge(from size: Int) -> Bool { subject.isLarge || list.definite.count >= size }

    /// The outermost list.
    var list: LoopList {
        outermost.value { newRun().outermost }
    }

    /// The rule before its first element.
    func newRun(_ sites: FindingSites = FindingSites(), _ loops: LoopVariables = LoopVariables()) -> RuleRun {
        RuleRun(rule, over: subject, options: options, sites: sites, loops: loops)
    }

    /// The part of the plan that the outermost list begins with: `plan.consumers`; empty without a list.
    var partOfPlan: Substring {
        let source = rule.loops.first?.program.source ?? ""
        let path = source.utf8.prefix { byte in
            (97...122).contains(byte | 0x20) || (48...57).contains(byte) || byte == UInt8(ascii: "_")
                || byte == UInt8(ascii: ".")
        }
        let isCall = source.utf8[path.endIndex...].first == UInt8(ascii: "(")
        return Substring(isCall ? path[..<(path.lastIndex(of: UInt8(ascii: ".")) ?? path.endIndex)] : path)
    }

    /// Finds out what there is to do.
    func prepare() { _ = list }

    /// How many elements the outermost list has, as far as it is known.
    var count: Int { list.definite.count }

    /// Takes what a thread has found.
    func add(_ parts: [Part], tuples: Int) {
        done.withLock { done in
            done.parts += parts
            done.tuples += tuples
        }
    }

    /// What the parts came to, in the order of the list; all threads must be done.
    func results() -> [Part] {
        let done = done.withLock { done in
            defer { done.parts = [] }
            return done
        }
        guard done.tuples <= RuleRun.tupleLimit else {
            // Which elements are within the limit is a matter of their order, which only one thread keeps.
            let run = newRun()
            var walk = RuleWalk([run], run.loops)
            walk.visit(0..<list.definite.count, of: list.definite)
            walk.finish(list)
            let (findings, tally) = walk.takeResults(of: 0)
            return [Part(number: 0, of: self, findings, tally)]
        }
        return done.parts.sorted { $0.number < $1.number }
    }
}
