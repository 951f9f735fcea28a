import IAM
import Symbolic
import TerraformPlan

/// Which resource has the revision that a task definition follows: mostly its own, as it is before apply.
///
/// Revisions are of a family, not of the resource that registers them (Amazon ECS API reference, RegisterTaskDefinition).
/// Where a list of task definitions is shifted, or an address or a key is another one, the revision before is another
/// resource's.
struct TaskPredecessors: Sendable {
    /// What a task definition follows.
    enum Predecessor: Sendable {
        case revision(ofResource: ResourceInstance)
        case none
        case unknown(Unknown)
    }

    /// The task definitions that give their family up, by the family.
    private var leaving: [String: [TaskDefinition]] = [:]
    /// The families of task definitions that had another before, or were not there.
    private var entered: Set<String> = []
    /// The task definitions of which nobody knows the family that they will have.
    private var undecided: [(task: TaskDefinition, old: String?, unknown: Unknown)] = []

    init(_ tasks: [TaskDefinition]) {
        for task in tasks {
            let old = task.familyBefore
            guard task.instance.exists else {
                if let old { leaving[old, default: []].append(task) }
                continue
            }
            guard let new = task.familyAfter else {
                if let unknown = task.unknownFamily { undecided.append((task, old, unknown)) }
                continue
            }
            if old == new { continue }
            if let old { leaving[old, default: []].append(task) }
            entered.insert(new)
        }
    }

    /// The resource that has the revision before a task definition.
    func predecessor(of task: TaskDefinition) -> Predecessor {
        let own = task.instance.existsBefore ? Predecessor.revision(ofResource: task.instance) : .none
        // In most plans each family stays with its resource.
        if leaving.isEmpty && undecided.isEmpty || !task.instance.exists { return own }
        guard let family = task.familyAfter else { return predecessor(ofUndecided: task, own) }
        let old = task.familyBefore
        if old == family { return own }
        var doubt = undecided.first { $0.old == family && $0.task !== task }?.unknown
        var last: TaskDefinition?
        for other in leaving[family] ?? [] where other !== task {
            switch TaskPredecessors.isNear(other, task) {
            case .no: continue
            case .unknown(let unknown): doubt = doubt ?? unknown
            case .yes: last = last.map { $0.revisionBefore < other.revisionBefore ? other : $0 } ?? other
            }
        }
        if let doubt { return .unknown(doubt.derived) }
        if let last { return .revision(ofResource: last.instance) }
        guard let old else { return own }
        // What was registered here before goes on elsewhere.
        if entered.contains(old) { return .none }
        return undecided.first.map { .unknown($0.unknown.derived) } ?? own
    }

    /// The same where the family is not known: its own, if that is so whatever it will be.
    private func predecessor(ofUndecided task: TaskDefinition, _ own: Predecessor) -> Predecessor {
        let isAlone =
            leaving.values.allSatisfy { $0.allSatisfy { $0 === task } } && undecided.allSatisfy { $0.task === task }
        let goesOnElsewhere = task.familyBefore.map(entered.contains) ?? false
        if isAlone, !goesOnElsewhere { return own }
        return task.unknownFamily.map { .unknown($0.derived) } ?? own
    }

    /// Whether a revision is of the account and region of what may follow it.
    private static func isNear(_ old: TaskDefinition, _ new: TaskDefinition) -> ConditionResult {
        // A region that is not set will be the provider's.
        if let unknown = new.instance.attribute("region")?.holes,
            new.instance.block == nil || new.instance.isConfigured("region")
        {
            return .unknown(unknown)
        }
        if let arn = old.instance.attributeBefore("arn")?.string.flatMap(KnownARN.init) {
            let place = new.plan.identities.context(of: new.instance)
            let (region, account) = (place.region.known, place.account.known)
            if let region, !arn.has(.region, region) { return .no }
            if let account, !arn.has(.account, account) { return .no }
            if region != nil, account != nil { return .yes }
        }
        // The plan does not tell by which provider configuration a block was served that is no longer written.
        guard old.instance.block != nil else {
            return new.plan.plan.configuration.providerKeys(ofProvider: "aws").count <= 1 ? .yes : .no
        }
        return ProviderContext.key(of: old.instance) == ProviderContext.key(of: new.instance) ? .yes : .no
    }
}

extension TaskDefinition {
    /// The family after apply, where it is known.
    fileprivate var familyAfter: String? { instance.text("family") }
    /// Why it is not.
    fileprivate var unknownFamily: Unknown? { instance.attribute("family")?.holes }
    /// The family before apply.
    fileprivate var familyBefore: String? {
        instance.existsBefore ? instance.attributeBefore("family")?.string : nil
    }
    /// The number of the revision before apply; 0 where the plan does not tell.
    fileprivate var revisionBefore: Int { instance.attributeBefore("revision")?.int ?? 0 }
}
