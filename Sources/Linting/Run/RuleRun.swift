import CEL
import Symbolic

/// One rule on its way over one plan.
///
/// The activation is made once; each element of a `for` list is bound in its place and evaluated there. Nothing is put
/// into words before something is wrong.
struct RuleRun {
    /// How many tuples of elements are looked at; more of them is an error of the rule.
    static let tupleLimit = 5_000_000

    let rule: CompiledRule
    let subject: LintSubject
    let options: LinterOptions
    let activation: Activation
    /// What decides whether the rule applies at all; nil where it always does.
    private let when: Program?
    /// What the rule claims.
    private let claims: [Program]
    /// The position of the first name of `for` among the variables.
    private let firstSlot: Int
    /// How many elements are bound when the rule is judged.
    private let claimDepth: Int
    /// Where findings stand, of all rules on their way together.
    let sites: FindingSites
    /// What their names of `for` stand for.
    let loops: LoopVariables
    private(set) var tally = Report.Tally()
    private(set) var findings: [LintedFinding] = []
    /// How many elements are bound now, from the outermost.
    private(set) var depth = 0
    /// How many tuples of elements were looked at.
    private(set) var tuples = 0

    init(
        _ rule: CompiledRule,
        over subject: LintSubject,
        options: LinterOptions,
        sites: FindingSites,
        loops: LoopVariables
    ) {
        self.rule = rule
        self.subject = subject
        self.options = options
        self.sites = sites
        self.loops = loops
        when = rule.when?.handle
        claims = rule.assertions.map(\.that.handle)
        firstSlot = rule.firstSlot
        claimDepth = rule.loops.count
        activation = Activation(
            rule.environment,
            recorder: options.recorder,
            loops: loops,
            in: rule.firstSlot..<rule.firstLet
        )
        activation.bind(slot: 0, .model(subject.model))
        if let parameters = rule.parameters { activation.bind(slot: 1, .model(parameters)) }
        bindLets()
    }

    /// Makes the names of `let` such that they are evaluated when they are first asked for.
    private func bindLets() {
        for index in rule.lets.indices {
            activation.bind(slot: rule.firstLet + index, lazily: rule.lets[index].program)
        }
    }

    /// What the outermost `for` expression came to; without one there is nothing to go through.
    var outermost: LoopList {
        rule.loops.first.map { LoopList($0.program, activation) } ?? LoopList(.null)
    }

    /// What was found since the last time.
    mutating func takeResults() -> (findings: [LintedFinding], tally: Report.Tally) {
        defer {
            findings = []
            tally = Report.Tally()
        }
        return (findings, tally)
    }

    /// Binds an element of a list that is no model; models are bound for all rules together.
    func enter(_ element: CELValue, at depth: Int, sensitive: Bool) {
        activation.bind(slot: firstSlot + depth, element, sensitive: sensitive)
    }

    /// Notes where a list failed, or where nobody knows whether it has more elements.
    mutating func note(endOf list: LoopList, at depth: Int, possible: Unknown?) {
        self.depth = depth
        if let failure = list.failure {
            let text = rule.definition.loops.indices.contains(depth) ? rule.definition.loops[depth].expression : nil
            add(error: "`\(rule.loops[depth].name)`: \(failure)", in: rule.loops[depth].program, text)
        } else if let rest = list.rest {
            add(unknown: possible?.merging(rest) ?? rest)
        }
    }

    /// Judges the elements that are bound.
    ///
    /// `possible` is what it depends on whether they are there at all.
    mutating func judge(possible: Unknown?) {
        depth = claimDepth
        tuples &+= 1
        guard tuples <= RuleRun.tupleLimit else {
            if tuples == RuleRun.tupleLimit + 1 { add(error: "more than \(RuleRun.tupleLimit) elements to look at") }
            return
        }
        if activation.hasKept { bindLets() }
        guard let when else { return judgeClaims(condition: possible) }
        var condition = possible
        let value = when.value(activation)
        if case .bool(false) = value { return }
        switch Truth(value) {
        case .true: break
        case .false: return
        case .unknown(let unknown): condition = condition?.merging(unknown) ?? unknown
        case .error(let error):
            add(error: "`when`: \(error)", in: when, rule.definition.when)
            return
        }
        judgeClaims(condition: condition)
    }

    /// `condition` is what it depends on whether the rule applies here at all; nil where it does.
    private mutating func judgeClaims(condition: Unknown?) {
        for index in claims.indices {
            let value = claims[index].value(activation)
            if case .bool(true) = value { continue }
            // Most claims hold: what the others need is not made ready before.
            return judge(from: index, value, condition: condition)
        }
        tally.passed += 1
    }

    /// Goes on with the first claim that does not hold, of which the value is given.
    private mutating func judge(from first: Int, _ value: CELValue, condition: Unknown?) {
        var open: Unknown?
        var openFacts: [Fact] = []
        let isOpenShown = unknownPolicy != .ignore
        var hasFailed = false
        for index in first..<claims.count {
            switch Truth(index == first ? value : claims[index].value(activation)) {
            case .true: continue
            case .false:
                guard let condition else {
                    fail(rule.assertions[index], facts: activation.notedFacts, isCounted: !hasFailed)
                    hasFailed = true
                    continue
                }
                open = open?.merging(condition) ?? condition
            case .unknown(let unknown):
                let all = condition.map { unknown.merging($0) } ?? unknown
                open = open?.merging(all) ?? all
                if isOpenShown { openFacts += activation.notedFacts }
            case .error(let error):
                let all = rule.definition.assertions
                let text = all.indices.contains(index) ? all[index].that : nil
                add(error: "`assert`: \(error)", in: claims[index], text)
                return
            }
        }
        if hasFailed {
            tally.failed += 1
        } else if let open {
            add(unknown: open, facts: openFacts)
        } else {
            tally.passed += 1
        }
    }

    private mutating func fail(_ assertion: CompiledRule.Assertion, facts: [Fact], isCounted: Bool) {
        let template = assertion.message ?? rule.message
        let rendered = template?.render(activation)
        var finding = finding(.fail, rendered ?? standIn(for: assertion), facts: facts)
        if template != nil && rendered == nil { finding.hasBrokenText = true }
        finding.isCounted = isCounted
        findings.append(finding)
    }

    /// What is made of what nobody knows.
    private var unknownPolicy: RuleDefinition.UnknownPolicy { options.unknown ?? rule.definition.onUnknown }

    private mutating func add(unknown: Unknown, facts: [Fact] = []) {
        let policy = unknownPolicy
        if policy == .fail { tally.failed += 1 } else { tally.unknown += 1 }
        guard policy != .ignore else { return }
        let rendered = renderedUnknown
        let message = rendered ?? ValueText.line("cannot tell whether this holds: \(rule.definition.title)")
        var finding = finding(policy == .fail ? .fail : .unknown, message, facts: facts)
        finding.unknown = unknown
        let isBroken = rule.unknown != nil && rendered == nil && self.depth == rule.loops.count
        if isBroken { finding.hasBrokenText = true }
        let causes = UnknownText.lines(unknown)
        if policy == .fail {
            finding.finding.evidence += causes.map { "depends on \($0)" }
        } else {
            finding.finding.dependsOn = causes
        }
        findings.append(finding)
    }

    /// Notes that the rule itself failed; where it is known, with the place in the rule's file and the cause.
    private mutating func add(error message: String, in program: Program? = nil, _ text: RuleDefinition.Text? = nil) {
        tally.errors += 1
        // What takes that long for one element may take hours for all: the rest is not looked at.
        if activation.isOutOfSteps { tuples = RuleRun.tupleLimit + 1 }
        var failure: Diagnostic?
        if let program, let text {
            let subject = site.location.map { $0.modelPath.isEmpty ? "\($0.address)" : "\($0.address) \($0.modelPath)" }
            failure = RuleFailure(rule: rule, activation: activation, subject: subject ?? "")
                .diagnostic(of: program, writtenAs: text)
        }
        var finding = finding(.error, ValueText.line("the rule failed: \(failure?.message ?? message)"), facts: [])
        finding.failure = failure
        if let failure { finding.finding.evidence.append("in \(failure.place)") }
        findings.append(finding)
    }

    /// The element that is bound at a depth; nil where none is.
    func element(at depth: Int) -> CELValue? {
        depth < self.depth ? activation.value(ofSlot: firstSlot + depth) : nil
    }

    /// The rule's words for what is unknown; only where every name that they use is bound.
    private var renderedUnknown: String? {
        self.depth == rule.loops.count ? rule.unknown?.render(activation) : nil
    }

    /// What is said where the rule has no message, or where it fails.
    private func standIn(for assertion: CompiledRule.Assertion) -> String {
        ValueText.line("\(rule.definition.title): not so, `\(TextFolding.oneLine(assertion.that.source))` is false")
    }
}
