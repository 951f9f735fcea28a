import Symbolic
import TerraformPlan

/// Where the role of a consumer was found.
struct ConsumerRolePlace: Sendable {
    /// The resource that has the attribute.
    let owner: ResourceInstance
    /// What the attribute holds; nil where it is not set, and where it can only be the attribute as a whole.
    let occurrence: AttributeOccurrence?
    let role: ModelValue
}

extension ConsumerRole {
    /// Finds the places where an instance names this role: one for each block that may have one of its own.
    func findPlaces(of owners: inout RoleOwners, _ found: (ConsumerRolePlace) -> Void) {
        guard let owner else { return findPlaces(owner: owners.instance, in: owners.plan, found) }
        switch owners.owner(by: owner) {
        case .instance(let target)?: findPlaces(owner: target, in: owners.plan, found)
        case .outside(let unknown)?:
            found(ConsumerRolePlace(owner: owners.instance, occurrence: nil, role: .unknown(unknown)))
        case nil: return
        }
    }

    private func findPlaces(owner: ResourceInstance, in plan: PlanModel, _ found: (ConsumerRolePlace) -> Void) {
        func add(_ occurrence: AttributeOccurrence?, _ role: ModelValue) {
            found(ConsumerRolePlace(owner: owner, occurrence: occurrence, role: role))
        }
        if attribute.isWholeAttribute { return add(nil, plan.iam.role(at: attribute.start.path, of: owner)) }
        let reading = AttributeReading(attribute, of: owner, in: plan.plan)
        for occurrence in reading.occurrences {
            let role = plan.iam.role(occurrence.value, at: occurrence.path, of: owner, isPart: occurrence.isInText)
            add(occurrence, role)
        }
        if let rest = reading.rest {
            add(nil, .unknown(rest))
        } else if reading.occurrences.isEmpty, !isRepeated {
            add(nil, .absent)
        }
    }
}

/// The resources that have the roles of an instance; roles that have one owner find it by one link.
struct RoleOwners {
    let instance: ResourceInstance
    let plan: PlanModel
    private var last: (link: ConsumerLink, target: ConsumerLink.Target?)?

    init(of instance: ResourceInstance, in plan: PlanModel) {
        self.instance = instance
        self.plan = plan
    }

    /// What a link leads to; nil where it leads to nothing.
    fileprivate mutating func owner(by link: ConsumerLink) -> ConsumerLink.Target? {
        if let last, last.link == link { return last.target }
        let target = link.targets(of: instance, in: plan).first
        last = (link, target)
        return target
    }
}

extension ConsumerLink {
    /// What a link leads to.
    enum Target {
        case instance(ResourceInstance)
        /// Something is named that the plan does not have, or it is not known what.
        case outside(Unknown)
    }

    /// The resources that an instance names; none where it names nothing.
    func targets(of instance: ResourceInstance, in plan: PlanModel) -> [Target] {
        let reading = AttributeReading(attribute, of: instance, in: plan.plan)
        // Providers before 4 keep an empty text where nothing is set.
        return reading.occurrences.filter { $0.value.text?.known != "" }.map { target(of: $0, instance, in: plan) }
            + (reading.rest.map { [.outside($0)] } ?? [])
    }

    /// What a value that stands where the link begins leads to.
    func target(
        of occurrence: AttributeOccurrence,
        _ instance: ResourceInstance,
        in plan: PlanModel
    ) -> Target {
        let text = occurrence.value.text
        if let found = owner(text?.wholeHole?.identity, in: plan)
            ?? owner(reference(occurrence, of: instance, in: plan), in: plan)
            ?? text.flatMap({ revised($0, in: plan) })
        {
            return .instance(found)
        }
        if let known = text?.known {
            let found = plan.linked(type, named: known, by: names)
            if found.count == 1 { return .instance(found[0]) }
        }
        let reason = "the \(type) that \(instance.addressText) names is managed outside this plan"
        return .outside(
            occurrence.value.holes ?? Unknown(UnknownSource(attribute: nil, reason: .undecided(reason)))
        )
    }
}

extension ConsumerLink {
    /// The one attribute that a value refers to; what stands inside a text has its references pooled with others'.
    private func reference(
        _ occurrence: AttributeOccurrence,
        of instance: ResourceInstance,
        in plan: PlanModel
    ) -> AttributeIdentity? {
        guard !occurrence.isInText, let single = plan.plan.reference(at: occurrence.path, in: instance) else {
            return nil
        }
        // A revision alone names nothing; the text around it may be the name of another.
        return single.path == ConsumerLink.revision ? nil : single
    }

    private static let revision = AttributePath(attribute: "revision")

    /// The instance whose name and revision a text is made of: `${family}:${revision}`.
    private func revised(_ text: SymbolicString, in plan: PlanModel) -> ResourceInstance? {
        guard case .hole(let hole)? = text.parts.last, hole.identity?.path == ConsumerLink.revision,
            let found = owner(hole.identity, in: plan), case .literal(let end)? = text.parts.dropLast().last,
            end.hasSuffix(":")
        else { return nil }
        let name = SymbolicString(Array(text.parts.dropLast(2)) + [.literal(String(end.dropLast()))])
        let isOwn = names.contains { attribute in
            let own = AttributeIdentity(address: found.address, path: AttributePath(attribute: attribute))
            return name.wholeHole?.identity == own || plan.plan.value(of: own)?.text == name
        }
        return isOwn ? found : nil
    }

    /// The instance of the linked type that has an attribute.
    private func owner(_ identity: AttributeIdentity?, in plan: PlanModel) -> ResourceInstance? {
        guard let identity, identity.address.type == type else { return nil }
        return plan.plan.instances.instance(identity.address)
    }
}

extension PlanModel {
    /// The instances of a type that have a text as one of some attributes, or as the last piece of an ARN of theirs.
    fileprivate func linked(_ type: String, named text: String, by names: [String]) -> [ResourceInstance] {
        plan.instances.instances(ofType: type).filter { instance in
            instance.exists
                && names.contains { name in
                    guard let own = instance.text(name), !own.isEmpty else { return false }
                    return own == text || (text.begins(with: "arn:") && text.lastNamePiece == own)
                        || (text.utf8.starts(with: own.utf8) && text.namesRevision(of: instance, behind: own))
                }
        }
    }
}

extension String {
    /// Whether behind a name stands the revision that an instance has.
    fileprivate func namesRevision(of instance: ResourceInstance, behind name: String) -> Bool {
        instance.attribute("revision")?.numberText.map { utf8.elementsEqual("\(name):\($0)".utf8) } ?? false
    }

    /// What stands behind the last colon or slash.
    fileprivate var lastNamePiece: String {
        String(self[(lastIndex { $0 == ":" || $0 == "/" }.map(index(after:)) ?? startIndex)...])
    }
}
