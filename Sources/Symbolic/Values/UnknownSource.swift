/// An attribute of a resource instance: what a hole stands for when it stands for one attribute and nothing else.
package struct AttributeIdentity: Hashable, Sendable {
    package var address: ResourceAddress
    package var path: AttributePath

    package init(address: ResourceAddress, path: AttributePath) {
        self.address = address
        self.path = path
    }
}

extension AttributeIdentity: CustomStringConvertible {
    package var description: String {
        path.isEmpty ? "\(address)" : "\(address).\(path)"
    }
}

/// Where an unknown value comes from, for the explanation of an `unknown` verdict.
package struct UnknownSource: Hashable, Sendable {
    /// Why the value is not known.
    package enum Reason: Hashable, Sendable {
        /// The plan says "known after apply".
        case afterApply
        /// The data source is read during apply.
        case deferredRead
        /// A function that is not evaluated here.
        case unsupportedFunction(String)
        /// A variable without a value in the plan.
        case missingVariable(String)
        /// Something outside the plan: a policy or a role that another configuration manages.
        case outsidePlan
        /// The source of a module, or the whole source, is not at hand.
        case sourceUnavailable
        /// A limit on size, depth or steps was reached.
        case limit
        /// One of several values, named for people, none by its text.
        case choice([String])
        /// A case that the documentation leaves open, in a few words.
        case undecided(String)
    }

    /// The attribute that is unknown; a rule file's own unknowns have none.
    package var attribute: AttributeIdentity?
    package var reason: Reason
    /// What the configuration says the value is made of, as far as the plan tells.
    package var references: [Reference]

    package init(attribute: AttributeIdentity?, reason: Reason, references: [Reference] = []) {
        self.attribute = attribute
        self.reason = reason
        self.references = references
    }
}
