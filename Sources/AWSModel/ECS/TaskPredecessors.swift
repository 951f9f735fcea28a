import Symbolic
import TerraformPlan

/// Which resource has the revision that a task definition follows: mostly its own, as it is before apply.
///
/// Revisions are of a family, not of the resource that registers them (Amazon ECS API reference, RegisterTaskDefinition).
/// Where a list of task definitions is shifted, or an address or a key is another one, the revision before is another
/// resource's. One that stays with its resource is followed by no other's: both are meant.
struct TaskPredecessors: Sendable {
    /// What a task definition follows.
    enum Predecessor: Sendable {
        case revision(ofResource: ResourceInstance)
        case none
        case unknown(Unknown)
    }

    /// The revisions of a family in a place, as they are before apply.
    private struct Revisions: Sendable {
        let place: TaskPlace
        /// The last one whose resource gives the family up, and its number.
        var leaving: (task: TaskDefinition, number: Int)?
        /// The number of the last one that stays with its resource.
        var staying: Int?
        /// The resource of which nobody knows which it will do.
        var undecided: (task: TaskDefinition, unknown: Unknown)?
    }

    private var revisions: [String: [Revisions]] = [:]
    /// Where families are entered by task definitions that had another before, or were not there.
    private var entered: [String: Set<TaskPlace>] = [:]
    /// The task definitions of which nobody knows the family that they will have; two are enough to tell one from others.
    private var undecided: [(task: TaskDefinition, unknown: Unknown)] = []
    /// The task definitions that give a family up; two are enough here, too.
    private var leaving: [TaskDefinition] = []
    private let hasOneProvider: Bool

    init(_ tasks: [TaskDefinition], in plan: Plan) {
        hasOneProvider = plan.configuration.providerKeys(ofProvider: "aws").count <= 1
        for task in tasks {
            let old = task.familyBefore
            let new = task.instance.exists ? task.familyAfter : nil
            let unknown = task.instance.exists && new == nil ? task.unknownFamily : nil
            if let unknown, undecided.count < 2 { undecided.append((task, unknown)) }
            if let new, old != new { entered[new, default: []].insert(TaskPlace(after: task)) }
            if let old { note(task, old, stays: old == new, unknown) }
        }
    }

    private mutating func note(_ task: TaskDefinition, _ family: String, stays: Bool, _ unknown: Unknown?) {
        let number = task.revisionBefore
        let place = TaskPlace(before: task)
        // Places are few: accounts and regions.
        let position = revisions[family]?.firstIndex { $0.place == place }
        var known = position.flatMap { revisions[family]?[$0] } ?? Revisions(place: place)
        if let unknown {
            known.undecided = known.undecided ?? (task, unknown)
        } else if stays {
            known.staying = max(known.staying ?? 0, number)
        } else {
            if leaving.count < 2 { leaving.append(task) }
            if known.leaving.map({ $0.number < number }) ?? true { known.leaving = (task, number) }
        }
        if let position { revisions[family]?[position] = known } else { revisions[family, default: []].append(known) }
    }

    /// The resource that has the revision before a task definition.
    func predecessor(of task: TaskDefinition) -> Predecessor {
        let own = task.instance.existsBefore ? Predecessor.revision(ofResource: task.instance) : .none
        // In most plans each family stays with its resource.
        if leaving.isEmpty && undecided.isEmpty || !task.instance.exists { return own }
        guard let family = task.familyAfter else { return predecessor(ofUndecided: task, own) }
        let old = task.familyBefore
        if old == family { return own }
        let place = TaskPlace(after: task)
        var last: (task: TaskDefinition, number: Int)?
        var staying = -1
        for known in revisions[family] ?? [] {
            let isSame = known.place.isSame(as: place, hasOneProvider: hasOneProvider)
            if isSame == false { continue }
            if let undecided = known.undecided { return .unknown(undecided.unknown.derived) }
            staying = max(staying, known.staying ?? -1)
            guard let leaving = known.leaving else { continue }
            if isSame == nil { return .unknown(unknownPlace(of: task, leaving.task)) }
            if last.map({ $0.number < leaving.number }) ?? true { last = leaving }
        }
        if let last, last.number > staying { return .revision(ofResource: last.task.instance) }
        guard let old else { return .none }
        return goesOn(old, apartFrom: task) ?? undecided.first.map { .unknown($0.unknown.derived) } ?? own
    }

    /// What a task definition follows that has another family now, where the one that it had goes on elsewhere; nil where
    /// it does not.
    private func goesOn(_ old: String, apartFrom task: TaskDefinition) -> Predecessor? {
        guard let places = entered[old] else { return nil }
        let own = TaskPlace(before: task)
        let answers = places.map { own.isSame(as: $0, hasOneProvider: hasOneProvider) }
        if answers.contains(true) { return Predecessor.none }
        return answers.contains(nil) ? .unknown(unknownPlace(of: task, task)) : nil
    }

    /// What is followed where the family is not known: its own revision, if that is so whatever it will be.
    private func predecessor(ofUndecided task: TaskDefinition, _ own: Predecessor) -> Predecessor {
        let isAlone = leaving.allSatisfy { $0 === task } && undecided.allSatisfy { $0.task === task }
        let goesOnElsewhere = task.familyBefore.map { entered[$0] != nil } ?? false
        if isAlone, !goesOnElsewhere { return own }
        return task.unknownFamily.map { .unknown($0.derived) } ?? own
    }

    private func unknownPlace(of task: TaskDefinition, _ other: TaskDefinition) -> Unknown {
        let reason = "whether the family of \(other.instance.addressText) is of the same account and region"
        let attribute = AttributeIdentity(address: task.instance.address, path: AttributePath(attribute: "family"))
        return Unknown(UnknownSource(attribute: attribute, reason: .undecided(reason)))
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
