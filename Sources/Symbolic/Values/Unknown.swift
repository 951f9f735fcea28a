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

/// A value that nobody knows before apply, with what it depends on.
///
/// Two unknowns with the same `identity` are equal in every world: an attribute of an instance equals itself.
package struct Unknown: Hashable, Sendable {
    /// How many sources are kept; the others are counted.
    package static let sourceLimit = 8

    /// The sources, each once, in the order in which they were met.
    package private(set) var sources: [UnknownSource]
    /// How many further sources there are.
    package private(set) var omittedSources: Int
    /// The one attribute whose value this is; nil for anything computed from it.
    package var identity: AttributeIdentity?
    /// The attribute whose value is the JSON text that this stands for: what `jsonencode` makes of it.
    package var encoded: AttributeIdentity?

    package init(_ source: UnknownSource, identity: AttributeIdentity? = nil) {
        self.sources = [source]
        self.omittedSources = 0
        self.identity = identity
    }

    /// An attribute that the plan marks as known after apply, and that equals only itself.
    package init(attribute: AttributeIdentity, references: [Reference] = []) {
        self.init(
            UnknownSource(attribute: attribute, reason: .afterApply, references: references),
            identity: attribute
        )
    }

    /// Something that depends on both unknowns.
    package func merging(_ other: Unknown) -> Unknown {
        var merged = self
        if identity != other.identity { merged.identity = nil }
        if encoded != other.encoded { merged.encoded = nil }
        for source in other.sources where !merged.sources.contains(source) {
            if merged.sources.count < Unknown.sourceLimit {
                merged.sources.append(source)
            } else {
                merged.omittedSources += 1
            }
        }
        merged.omittedSources += other.omittedSources
        return merged
    }

    /// What stands for the JSON text of the value that this stands for.
    package var encodedAsJSON: Unknown {
        var copy = derived
        copy.encoded = identity
        return copy
    }

    /// What stands for the value whose JSON text this stands for.
    package var decodedFromJSON: Unknown {
        var copy = derived
        copy.identity = encoded
        return copy
    }

    /// The same dependence for a value that was computed and so is no attribute's own value.
    package var derived: Unknown {
        var copy = self
        copy.identity = nil
        copy.encoded = nil
        return copy
    }
}
