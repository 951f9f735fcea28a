package import HCL
import JSONReader
package import Symbolic

/// A resource instance of the plan: what it is now, what it will be, and what Terraform does to it.
///
/// A change of `resource_changes`, or a data source that was already read (`prior_state`); the values stay in the
/// plan's JSON until they are asked for.
package final class ResourceInstance: Sendable {
    /// An address that this version cannot parse is kept as the name of a resource of the entry's type.
    package let address: ResourceAddress
    package let actions: ChangeActions
    private let place: InstancePlace
    /// The plan.
    private let document: JSONDocument
    /// What the plan says of the change; nil for what is only read, and where the plan says nothing.
    private let change: ChangeParts?
    private let layouts: ChangeParts.Layouts
    /// The block in the configuration; nil for orphans and in plans without `configuration`.
    package let block: ConfiguredResource?
    /// What the source of the configuration says; nil where it is not at hand.
    private let configured: SourceValues?
    /// What the references of the attributes lead to.
    let resolutions = ResolutionCache()

    init(
        address: ResourceAddress,
        actions: ChangeActions,
        place: InstancePlace,
        in document: JSONDocument,
        change: ChangeParts?,
        layouts: ChangeParts.Layouts,
        block: ConfiguredResource?,
        configured: SourceValues?
    ) {
        self.address = address
        self.actions = actions
        self.place = place
        self.document = document
        self.change = change
        self.layouts = layouts
        self.block = block
        self.configured = configured
    }

    /// The entry of the plan.
    private var node: JSONNode { JSONNode(document: document, index: Int(place.index)) }

    /// The value at a place of the plan's index; nil for none.
    private func node(at index: Int) -> JSONNode? {
        index == 0 ? nil : JSONNode(document: document, index: index)
    }

    /// A part of the change; nil for what is missing.
    private func node(at part: UInt32?) -> JSONNode? { part.flatMap { node(at: Int($0)) } }

    /// Whether the instance was read from the state, or from a plan without `resource_changes`.
    var isRead: Bool { place.isState }

    /// The address as the plan writes it.
    package var addressText: String { node["address"]?.string ?? address.description }
    /// The name of the provider: `registry.terraform.io/hashicorp/aws`; just `aws` before Terraform 0.13.
    package var providerName: String? { node["provider_name"]?.string }
    /// Why Terraform chose the actions: `replace_because_cannot_update`, `read_because_config_unknown`, ….
    package var actionReason: String? { node["action_reason"]?.string }
    /// The address that the instance had before a `moved` block.
    package var previousAddress: String? { node["previous_address"]?.string }
    /// The id under which the object is imported; the text "(known after apply)" is not among the values.
    package var importID: String? { node(at: change?.importing)?["id"]?.string }
    /// Whether the change imports an existing object.
    package var isImported: Bool { node(at: change?.importing) != nil }
    /// The key of a deposed object, which an interrupted replacement left behind.
    package var deposedKey: String? { node["deposed"]?.string }
    /// Whether the instance will exist after apply.
    package var exists: Bool { !actions.removes }

    /// A top-level attribute as it will be after apply, with holes where neither the plan nor the source knows it.
    ///
    /// - Returns: nil where the attribute is not set, or the instance will not exist.
    package func attribute(_ name: String) -> Value? {
        let planned = plannedAttribute(name)
        guard let configured, let planned, planned.holes != nil else { return planned }
        return configured.filled(planned, name, in: self)
    }

    /// The text of a top-level attribute as it will be after apply; nil where it is not known, or no text.
    package func text(_ name: String) -> String? {
        if let change, configured == nil {
            let places = change.places(of: name, in: document, layouts)
            guard places.value != 0, document.isString(at: places.value) else { return nil }
            if places.isPlain && !change.isUnknown { return node(at: places.value)?.string }
        }
        return attribute(name)?.string
    }

    /// What the source says of an attribute, whatever the plan has: the text where the plan has only a hash of it.
    ///
    /// - Returns: nil where the source is not at hand, is not that of the plan, or does not set the attribute.
    package func configured(_ name: String) -> Value? { configured?.value(of: name, in: self) }

    /// Whether the configuration sets an attribute or has such blocks, as far as the plan and the source tell.
    ///
    /// An argument that turns out null, as many a conditional does, is not set, and the provider computes the attribute.
    /// So it is with an empty text, and with no blocks (`finalizeDiff` of the plugin SDK).
    package func isConfigured(_ name: String) -> Bool {
        guard let sourceBlock else { return block?.expressions[name] != nil }
        guard sourceBlock.body.sets(name) else { return false }
        guard let planned = plannedAttribute(name), case .unknown = planned.content, let value = configured(name) else {
            return true
        }
        return !(value.isNull || value.isEmptyText || value.elements?.isEmpty == true)
    }

    /// The block in the source; nil where the source is not at hand, or is not that of the plan.
    package var sourceBlock: SourceBlock? { configured?.block(of: self) }

    /// A top-level attribute as the plan alone tells it.
    func plannedAttribute(_ name: String) -> Value? {
        guard let change else {
            guard isRead else { return nil }
            let value = node["values"]?[name]
            let sensitive = node["sensitive_values"]
            if place.isPlanned {
                return PlannedValue(attribute: identity(name), references: references(name))
                    .value(value, sensitive: sensitive?.bool == true ? sensitive : sensitive?[name])
            }
            return value.flatMap { masked($0, name, sensitive: sensitive?[name]) }
        }
        if change.isUnknown { return Value(Unknown(attribute: identity(name), references: references(name))) }
        let places = change.places(of: name, in: document, layouts)
        let value = node(at: places.value)
        if places.isPlain { return value.map { Value($0) } }
        let mark = node(at: places.sensitiveMask)
        let mask = node(at: places.unknownMask)
        guard let mask, MaskedValue.containsTrue(mask) else {
            return value == nil && mask == nil ? nil : masked(value, name, sensitive: mark)
        }
        return MaskedValue(attribute: identity(name), references: references(name))
            .merge(value: value, unknown: mask, sensitive: mark)
    }

    /// Whether the plan alone tells all of a top-level attribute, be it that it is not set.
    package func isPlannedToTheEnd(_ name: String) -> Bool { plannedAttribute(name)?.holes == nil }

    /// The text of a top-level attribute as the plan alone tells it; nil where it is not known, or no text.
    package func plannedText(_ name: String) -> String? { plannedAttribute(name)?.string }

    /// A top-level attribute as it is before apply; nil where there is no object yet.
    package func attributeBefore(_ name: String) -> Value? {
        guard let change, let value = node(at: change.before)?[name] else { return nil }
        let sensitive = node(at: change.beforeSensitive)
        // A mask that is none hides all.
        if sensitive?.isString == true { return Value(value, isSensitive: true) }
        return masked(value, name, sensitive: sensitive?.bool == true ? sensitive : sensitive?[name])
    }

    /// A value that is known, with its marks; most have none, and stay as they are.
    private func masked(_ value: JSONNode?, _ name: String, sensitive: JSONNode?) -> Value? {
        guard let sensitive, MaskedValue.containsTrue(sensitive) else { return value.map { Value($0) } }
        return MaskedValue(attribute: identity(name)).merge(value: value, unknown: nil, sensitive: sensitive)
    }

    /// Whether there is an object before apply.
    package var existsBefore: Bool {
        node(at: change?.before)?.isObject ?? false
    }

    /// Whether the plan marks any part of what the instance is after apply as sensitive.
    package var hasMarks: Bool {
        if let change { return change.hasMarks }
        return node["sensitive_values"].map(MaskedValue.containsTrue) ?? false
    }

    /// The names of all attributes that the instance has after apply, known or not.
    package var attributeNames: [String] {
        if isRead { return node["values"]?.members.map { $0.name.string ?? "" } ?? [] }
        var names = node(at: change?.after)?.members.map { $0.name.string ?? "" } ?? []
        if let masks = node(at: change?.afterUnknown) {
            for (name, mask) in masks.members where MaskedValue.containsTrue(mask) {
                let name = name.string ?? ""
                if !names.contains(name) { names.append(name) }
            }
        }
        return names
    }

    /// Where an attribute's value, or the change itself, begins in the text of the plan.
    package func offset(of path: AttributePath) -> Int {
        var current = isRead ? node["values"] : node(at: change?.after)
        if !isRead, let root = path.root, current?[root] == nil { current = node(at: change?.afterUnknown) }
        guard let start = current else { return node.offset }
        var deepest = path.steps.isEmpty ? node : start
        for step in path.steps {
            let next: JSONNode?
            switch step {
            case .attribute(let name): next = deepest[name]
            case .index(let position): next = deepest[position]
            case .key(let key): next = deepest[key]
            }
            guard let next else { break }
            deepest = next
        }
        return deepest.offset == start.offset ? node.offset : deepest.offset
    }

    private func identity(_ name: String) -> AttributeIdentity {
        AttributeIdentity(address: address, path: AttributePath(attribute: name))
    }

    private func references(_ name: String) -> [Reference] {
        block?.expression(of: name)?.fullReferences ?? []
    }
}
