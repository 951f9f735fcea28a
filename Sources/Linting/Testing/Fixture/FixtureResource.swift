package import Symbolic

/// A resource instance of a rule's test.
package struct FixtureResource: Hashable, Sendable {
    /// What the plan does with the instance.
    package enum Action: String, Hashable, Sendable, CaseIterable {
        case create, update, replace, delete, read
        case noOp = "no-op"

        /// The action as plans write it.
        var plan: [String] {
            switch self {
            case .replace: ["delete", "create"]
            default: [rawValue]
            }
        }

        /// Whether computed attributes such as `arn` are new, so that nobody knows them.
        var makesNew: Bool {
            switch self {
            case .create, .replace, .read: true
            case .update, .delete, .noOp: false
            }
        }
    }

    package var address: ResourceAddress
    package var attributes: [FixtureTerm.Member]
    /// `$before`: the attributes of the object as it is now.
    package var before: [FixtureTerm.Member]?
    /// `$action`; follows from the rest where it is not given.
    package var action: Action?

    package init(
        address: ResourceAddress,
        attributes: [FixtureTerm.Member],
        before: [FixtureTerm.Member]? = nil,
        action: Action? = nil
    ) {
        self.address = address
        self.attributes = attributes
        self.before = before
        self.action = action
    }

    subscript(name: String) -> FixtureTerm? {
        attributes.first { $0.name == name }?.value
    }

    /// What the plan does with the instance.
    var effectiveAction: Action {
        if let action { return action }
        if address.mode == .data { return .read }
        guard let before else { return .create }
        if before == attributes { return .noOp }
        // A task definition cannot be changed: a new revision replaces the old one.
        return address.type == "aws_ecs_task_definition" ? .replace : .update
    }
}
