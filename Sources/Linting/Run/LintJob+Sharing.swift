import Symbolic

extension LintJob {
    /// The jobs of rules over plans, by the rules; those that begin with the same list of the same plan share it.
    static func all(_ rules: [CompiledRule], over subjects: [LintSubject], options: LinterOptions) -> [LintJob] {
        var lists: [(position: Int, loop: CompiledRule.Binding, outermost: SharedMemo<LoopList>)] = []
        return rules.flatMap { rule in
            subjects.enumerated().map { position, subject in
                let shared = rule.loops.first.flatMap { loop in
                    lists.first { $0.position == position && $0.loop.isShareable(with: loop) }
                }
                let outermost = shared?.outermost ?? SharedMemo<LoopList>()
                if shared == nil, let loop = rule.loops.first { lists.append((position, loop, outermost)) }
                return LintJob(rule, over: subject, at: position, from: outermost, options: options)
            }
        }
    }
}

extension [LintJob] {
    /// The jobs in groups that share their outermost list, in the order of the first ones.
    var groupedByList: [[LintJob]] {
        var groups: [[LintJob]] = []
        var positions: [ObjectIdentifier: Int] = [:]
        for job in self {
            let list = ObjectIdentifier(job.outermost)
            if let position = positions[list] {
                groups[position].append(job)
            } else {
                positions[list] = groups.count
                groups.append([job])
            }
        }
        return groups
    }
}
