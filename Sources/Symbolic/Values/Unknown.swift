/// A value that nobody knows before apply, with what it depends on.
///
/// Two unknowns with the same `identity` are equal in every world: an attribute of an instance equals itself.
///
/// Values, lists and statements hold unknowns, and most hold none: what is known of one lies apart, so that what holds it
/// stays small.
@usableFromInline
package struct Unknown: Hashable, Sendable {
    /// How many sources are kept; the others are counted.
    package static let sourceLimit = 8

    /// What is known of the unknown; never changed, as several may share it.
    private final class Facts: Sendable {
        let sources: [UnknownSource]
        let omittedSources: Int
        let identity: AttributeIdentity?
        let encoded: AttributeIdentity?

        init(
            _ sources: [UnknownSource],
            omittedSources: Int = 0,
            identity: AttributeIdentity? = nil,
            encoded: AttributeIdentity? = nil
        ) {
            self.sources = sources
            self.omittedSources = omittedSources
            self.identity = identity
            self.encoded = encoded
        }
    }

    private var facts: Facts

    /// The sources, each once, in the order in which they were met.
    package var sources: [UnknownSource] { facts.sources }
    /// How many further sources there are.
    package var omittedSources: Int { facts.omittedSources }

    /// The one attribute whose value this is; nil for anything computed from it.
    package var identity: AttributeIdentity? {
        get { facts.identity }
        set { self = Unknown(facts, identity: newValue, encoded: facts.encoded) }
    }

    /// The attribute whose value is the JSON text that this stands for: what `jsonencode` makes of it.
    package var encoded: AttributeIdentity? {
        get { facts.encoded }
        set { self = Unknown(facts, identity: facts.identity, encoded: newValue) }
    }

    package init(_ source: UnknownSource, identity: AttributeIdentity? = nil) {
        facts = Facts([source], identity: identity)
    }

    /// An attribute that the plan marks as known after apply, and that equals only itself.
    package init(attribute: AttributeIdentity, references: [Reference] = []) {
        self.init(
            UnknownSource(attribute: attribute, reason: .afterApply, references: references),
            identity: attribute
        )
    }

    /// Another unknown of the same sources.
    private init(_ facts: Facts, identity: AttributeIdentity?, encoded: AttributeIdentity?) {
        self.facts = Facts(
            facts.sources,
            omittedSources: facts.omittedSources,
            identity: identity,
            encoded: encoded
        )
    }

    @usableFromInline
    package static func == (left: Unknown, right: Unknown) -> Bool {
        left.facts === right.facts
            || left.omittedSources == right.omittedSources && left.identity == right.identity
                && left.encoded == right.encoded && left.sources == right.sources
    }

    @usableFromInline
    package func hash(into hasher: inout Hasher) {
        hasher.combine(sources)
        hasher.combine(identity)
    }

    /// Something that depends on both unknowns.
    package func merging(_ other: Unknown) -> Unknown {
        if facts === other.facts, omittedSources == 0 { return self }
        var sources = sources
        var omitted = omittedSources
        for source in other.sources where !sources.contains(source) {
            if sources.count < Unknown.sourceLimit {
                sources.append(source)
            } else {
                omitted += 1
            }
        }
        var merged = self
        merged.facts = Facts(
            sources,
            omittedSources: omitted + other.omittedSources,
            identity: identity == other.identity ? identity : nil,
            encoded: encoded == other.encoded ? encoded : nil
        )
        return merged
    }

    /// What stands for the JSON text of the value that this stands for.
    package var encodedAsJSON: Unknown { Unknown(facts, identity: nil, encoded: identity) }

    /// What stands for the value whose JSON text this stands for.
    package var decodedFromJSON: Unknown { Unknown(facts, identity: encoded, encoded: nil) }

    /// The same dependence for a value that was computed and so is no attribute's own value.
    package var derived: Unknown {
        identity == nil && encoded == nil ? self : Unknown(facts, identity: nil, encoded: nil)
    }
}
