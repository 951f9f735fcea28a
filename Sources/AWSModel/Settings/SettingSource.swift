import Symbolic
import TerraformPlan

/// Something in the plan that is a setting, such as a variable of a container.
protocol SettingSource: AnyObject, Sendable {
    /// The name of the variable or attribute, which may be unknown.
    var name: Value { get }
    var store: Setting.Store { get }
    var text: Value? { get }
    /// The address of the resource that stores it.
    var address: ResourceAddress { get }
    var place: ModelLocation { get }
    /// What the setting belongs to inside the resource, such as a container.
    var owner: String? { get }
    /// Where the value comes from; asked only when a rule needs it.
    var provenance: Provenance { get }
    /// The names of the secrets of the plan, of which the value may be one; nil where there is no value.
    var secretNames: SecretNames? { get }
}

/// A setting that is an attribute of a resource, or a part of one.
final class AttributeSetting: SettingSource {
    let name: Value
    let store: Setting.Store
    let text: Value?
    private let plan: PlanModel
    private let instance: ResourceInstance
    private let path: AttributePath
    /// The attribute whose expression the text comes from.
    private let expression: AttributePath

    init(
        _ name: Value,
        _ store: Setting.Store,
        _ text: Value?,
        at path: AttributePath,
        of instance: ResourceInstance,
        from expression: AttributePath,
        in plan: PlanModel
    ) {
        self.name = name
        self.store = store
        self.text = text
        self.plan = plan
        self.instance = instance
        self.path = path
        self.expression = expression
    }

    var address: ResourceAddress { instance.address }
    var place: ModelLocation { ModelLocation(address: instance.address, path: path) }
    var owner: String? { nil }
    var secretNames: SecretNames? { plan.secretNames }

    var provenance: Provenance {
        guard let symbolic = text?.text ?? text?.holes.map({ SymbolicString([.hole($0)]) }) else { return .literal }
        return ProvenanceFinder(plan: plan.plan).provenance(of: symbolic, at: expression, in: instance, place: path)
    }
}

/// What stands for the settings of a resource that does not show them.
final class HiddenSettings: SettingSource {
    let store: Setting.Store
    let place: ModelLocation
    private let unknown: Unknown

    init(_ unknown: Unknown, _ store: Setting.Store, at place: ModelLocation) {
        self.unknown = unknown
        self.store = store
        self.place = place
    }

    var name: Value { Value(.string("")) }
    var text: Value? { Value(unknown) }
    var address: ResourceAddress { place.address }
    var owner: String? { nil }
    var provenance: Provenance { .undecided(unknown) }
    var secretNames: SecretNames? { nil }
}
