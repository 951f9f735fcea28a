import HCL
import Symbolic
import Synchronization

/// What the source of the configuration says of the values that the plan hides.
///
/// The plan wins: the source is asked only where the plan says "known after apply". What was evaluated is kept, so that
/// a local that a hundred resources use is evaluated once.
final class SourceValues: Sendable {
    /// Something that has a value: the key of what is kept.
    enum Key: Hashable, Sendable {
        case variable(String, in: ModulePath)
        case local(String, in: ModulePath)
        case output(String, of: ModulePath)
        /// The `for_each` or `count` of a block.
        case repetition(block: String, in: ModulePath)
        /// All instances of a block as one value.
        case instances(of: ResourceAddress)
        case attribute(AttributeIdentity)
        /// What the source alone says of an attribute.
        case argument(AttributeIdentity)
    }

    /// How much of the plan goes into the values.
    enum View: Sendable {
        /// What the plan knows stands for itself.
        case planned
        /// What the configuration itself writes; what comes from outside of it is a hole: attributes of resources, and
        /// variables that do not have their default.
        case written
    }

    /// The table of the plan, which owns its instances and through them this object.
    private struct Table: Sendable {
        weak var table: InstanceTable?
    }

    let view: View
    let tree: SourceTree
    let configuration: Configuration
    let variables: PlanVariables
    let check: SourceCheck
    /// The time of the plan, which `plantimestamp` gives.
    let timestamp: String?
    private let table = Mutex(Table())
    private let form = Mutex<(@Sendable (AttributeIdentity) -> TextForm?)?>(nil)
    private let kept = Mutex<[Key: Value]>([:])

    init(tree: SourceTree, configuration: Configuration, variables: PlanVariables, timestamp: String?) {
        view = .planned
        self.tree = tree
        self.configuration = configuration
        self.variables = variables
        self.timestamp = timestamp
        check = SourceCheck(tree: tree, configuration: configuration)
    }

    /// The same source, seen without what the plan knows.
    init(written other: SourceValues, instances: InstanceTable) {
        view = .written
        tree = other.tree
        configuration = other.configuration
        variables = other.variables
        timestamp = other.timestamp
        check = other.check
        connect(to: instances)
    }

    /// Tells of the instances whose values expressions refer to.
    func connect(to instances: InstanceTable) {
        table.withLock { $0.table = instances }
    }

    /// What is known of the texts of attributes that nobody knows yet.
    var textForm: (@Sendable (AttributeIdentity) -> TextForm?)? { form.withLock { $0 } }

    /// Tells what is known of texts; before any value is asked for.
    func describeTexts(by form: @escaping @Sendable (AttributeIdentity) -> TextForm?) {
        guard view == .planned else { return }
        self.form.withLock { $0 = form }
    }

    /// An attribute that has holes in the plan, with what the source says in their place.
    func filled(_ planned: Value, _ name: String, in instance: ResourceInstance) -> Value {
        guard let instances = table.withLock({ $0.table }) else { return planned }
        return SourceEvaluation(source: self, instances: instances).filled(planned, name, in: instance)
    }

    /// What the source writes as an attribute; nil where it does not set it or is not that of the plan.
    func value(of name: String, in instance: ResourceInstance) -> Value? {
        guard let instances = table.withLock({ $0.table }) else { return nil }
        return SourceEvaluation(source: self, instances: instances).configured(name, in: instance)
    }

    /// What the source makes of an attribute's expression, whatever the plan knows of it; nil where it does not set it or is
    /// not that of the plan.
    func made(of name: String, in instance: ResourceInstance) -> Value? {
        guard let instances = table.withLock({ $0.table }) else { return nil }
        return SourceEvaluation(source: self, instances: instances).made(of: name, in: instance)
    }

    /// What the source makes of an argument of a provider configuration; nil where it does not have that of the plan.
    func providerArgument(
        _ argument: String,
        in block: String?,
        of key: String,
        configured: ConfiguredExpression
    ) -> Value? {
        guard let instances = table.withLock({ $0.table }), let module = configuration.module(ofProvider: key) else {
            return nil
        }
        return SourceEvaluation(source: self, instances: instances)
            .providerArgument(argument, in: block, of: key, module, configured: configured)
    }

    /// The block that an instance is made of; nil where the source is not at hand, or is not that of the plan.
    func block(of instance: ResourceInstance) -> SourceBlock? {
        guard let module = module(instance.address.module) else { return nil }
        guard let block = module.resource(instance.address.configurationAddress) else {
            if module.isComplete, instance.block != nil { check.miss(instance) }
            return nil
        }
        return check.agrees(block, with: instance) ? block : nil
    }

    /// Whether `count` or `for_each` of a block makes an instance at least.
    func repeatsForCertain(_ address: ResourceAddress) -> Bool {
        guard let instances = table.withLock({ $0.table }),
            let scope = SourceEvaluation(source: self, instances: instances).scope(of: address.module),
            let block = scope.module.resource(address.configurationAddress), let elements = scope.elements(of: block)
        else { return false }
        if let count = elements.numberText { return count != "0" }
        return elements.partialMembers?.members.isEmpty == false || elements.partialElements?.certain.isEmpty == false
    }

    /// A module; nil where its source is not at hand, or is not that of the plan.
    func module(_ path: ModulePath) -> SourceModule? {
        check.agreesOnOrigin(of: path) ? tree.module(path.names) : nil
    }

    /// The value that is kept for a key.
    func kept(_ key: Key) -> Value? { kept.withLock { $0[key] } }

    func keep(_ value: Value, for key: Key) { kept.withLock { $0[key] = value } }
}

extension ModulePath {
    /// The names of the calls, without instance keys.
    package var names: [String] { steps.map(\.name) }
}
