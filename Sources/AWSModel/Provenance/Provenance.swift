import IAM
import JSONReader
package import Symbolic
import TerraformPlan

/// Where the text of an attribute comes from: written in the configuration, or taken from something it refers to.
package enum Provenance: Hashable, Sendable {
    /// Written where it stands; nothing that the configuration refers to is part of it.
    case literal
    /// Taken from, or made with, these.
    case references([SourceReference])
    /// The plan does not tell.
    case undecided(Unknown)
}

/// Something that a value was taken from.
package struct SourceReference: Hashable, Sendable {
    /// The resource type; `var` for a variable of the root module.
    package var type: String
    /// The address: `data.aws_secretsmanager_secret.db`, `var.db_password`.
    package var address: String

    package init(type: String, address: String) {
        self.type = type
        self.address = address
    }

    init(_ address: ResourceAddress) {
        self.init(type: address.type, address: address.description)
    }
}

/// Tells a literal from a value that was looked up or passed in.
///
/// The plan pools the references of an attribute, so a reference alone says little of one part of it. A part that
/// holds the value of something referenced was taken from it; a part that holds none of the referenced values is
/// literal where all of them are known.
struct ProvenanceFinder {
    let plan: Plan

    /// The provenance of a text that is an attribute of an instance or a part of one.
    ///
    /// The path is that of the attribute whose expression the text comes from, the place that of the text. Where the
    /// text is only a part of what the expression makes, the references may belong to other parts.
    func provenance(
        of text: SymbolicString,
        at path: AttributePath,
        in instance: ResourceInstance,
        place: AttributePath
    ) -> Provenance {
        provenance(of: text, isPart: path != place, at: path, in: instance, place: place)
    }

    /// The same of a text of which it is known whether it is only a part; its place is asked for where there is a source.
    func provenance(
        of text: SymbolicString,
        isPart: Bool,
        at path: AttributePath,
        in instance: ResourceInstance,
        place: @autoclosure () -> AttributePath
    ) -> Provenance {
        if plan.hasSource, let written = written(text, at: place(), in: instance) { return written }
        let foreign = text.holes.compactMap { $0.identity?.address }.filter { $0 != instance.address }
            .map { SourceReference($0) }
        if !foreign.isEmpty { return .references(foreign) }
        guard let origin = plan.origin(of: path, in: instance) else {
            return .undecided(undecided(path, instance, references: []))
        }
        if origin.expression.isLiteral {
            let mayBeOther = !isPart && isOther(text, than: origin.expression, at: path, in: instance)
            return mayBeOther ? .undecided(undecided(path, instance, references: [])) : .literal
        }
        guard let known = text.known else {
            if isPart, let unknown = text.unknown { return .undecided(unknown.derived) }
            let references = origin.references
            let sources = references.attributes.map { SourceReference($0.address) } + variableSources(references)
            // What is made of several has something written between them, maybe: a document, a URL, a script.
            return sources.isEmpty || !references.isComplete || isMadeOfSeveral(references)
                ? .undecided(undecided(path, instance, references: origin.expression.fullReferences))
                : .references(sources)
        }
        return provenance(of: known, origin: origin, path, instance)
    }

    /// Whether references lead to several things, the instances of one block being one.
    private func isMadeOfSeveral(_ references: ResolvedReferences) -> Bool {
        guard let first = references.attributes.first?.address else { return references.variables.count > 1 }
        return !references.variables.isEmpty
            || references.attributes.dropFirst().contains { !$0.address.isOfSameBlock(as: first) }
    }

    /// Whether a text may come from another block than that of its position, one that is not written without references.
    ///
    /// The provider sorts the elements of sets and may return lists in another order.
    private func isOther(
        _ text: SymbolicString,
        than expression: ConfiguredExpression,
        at path: AttributePath,
        in instance: ResourceInstance
    ) -> Bool {
        guard path.steps.count > 1, let known = text.known?.utf8, let constant = expression.constant?.string,
            !constant.utf8.elementsEqual(known), let block = instance.block
        else { return false }
        let siblings = block.expressions(besides: path)
        if siblings.contains(where: { $0?.constant?.string.map { $0.utf8.elementsEqual(known) } ?? false }) {
            return false
        }
        // More elements than blocks are made by `dynamic` blocks, which the plan does not show.
        return siblings.contains { $0.map { !$0.isLiteral } ?? false }
            || siblings.count != instance.elementCount(besides: path)
    }

    private func provenance(
        of text: String,
        origin: AttributeOrigin,
        _ path: AttributePath,
        _ instance: ResourceInstance
    ) -> Provenance {
        let references = origin.references
        let password = CredentialFormat.password(in: text)
        let sources = sources(of: text, among: references)
        if !sources.isEmpty {
            guard let password else { return .references(sources) }
            return provenance(ofPassword: password, references, sources)
                ?? .undecided(undecided(path, instance, references: origin.expression.fullReferences))
        }
        let feeds = !references.attributes.isEmpty || !references.variables.isEmpty
        if feeds {
            for form in EncodedText.forms(of: text) + (password.map { [$0] + EncodedText.forms(of: $0) } ?? []) {
                let sources = self.sources(of: form, among: references, from: .telling)
                if !sources.isEmpty { return .references(sources) }
            }
        }
        if !references.isComplete || (feeds && ProvenanceFinder.looksComputed(password ?? text)) {
            return .undecided(undecided(path, instance, references: origin.expression.fullReferences))
        }
        return .literal
    }

    /// What of the references has its value in a text, or the text in its value.
    private func sources(
        of text: String,
        among references: ResolvedReferences,
        from length: MatchLength = .significant
    ) -> [SourceReference] {
        var sources: [SourceReference] = []
        for attribute in references.attributes
        where occurs(in: text, valueOf: attribute, of: references, from: length) {
            sources.append(SourceReference(attribute.address))
        }
        for name in references.variables {
            if let value = plan.variables.value(name), !isDefault(value, of: name),
                occurs(in: text, value, from: length)
            {
                sources.append(SourceReference(type: "var", address: "var.\(name)"))
            }
        }
        return sources
    }

    /// Where a password comes from that is a part of a text, of which something was taken from the sources; nil where
    /// that is not clear.
    private func provenance(
        ofPassword password: String,
        _ references: ResolvedReferences,
        _ sources: [SourceReference]
    ) -> Provenance? {
        let forms = [(password, MatchLength.significant)] + EncodedText.forms(of: password).map { ($0, .telling) }
        for (form, length) in forms {
            if references.attributes.contains(where: { occurs(in: form, valueOf: $0, of: references, from: length) }) {
                return .references(sources)
            }
            for name in references.variables {
                guard let value = plan.variables.value(name), occurs(in: form, value, from: length) else { continue }
                return isDefault(value, of: name) ? .literal : .references(sources)
            }
        }
        // What another function made of a value is found nowhere.
        let isAllFound = sources.count == references.attributes.count + references.variables.count
        return references.isComplete && isAllFound && !password.utf8.contains(UInt8(ascii: "%")) ? .literal : nil
    }

    /// Whether a variable has the value that the configuration itself writes as its default.
    private func isDefault(_ value: Value, of variable: String) -> Bool {
        guard let known = value.string, let text = plan.configuration.root.variableDefault(variable)?.string else {
            return false
        }
        return known.utf8.elementsEqual(text.utf8)
    }

    private func variableSources(_ references: ResolvedReferences) -> [SourceReference] {
        references.variables.map { SourceReference(type: "var", address: "var.\($0)") }
    }

    private func undecided(
        _ path: AttributePath,
        _ instance: ResourceInstance,
        references: [Reference]
    ) -> Unknown {
        let attribute = AttributeIdentity(address: instance.address, path: path)
        let reason: UnknownSource.Reason =
            instance.sourceBlock == nil ? .sourceUnavailable : .undecided("it may be taken from what it refers to")
        return Unknown(UnknownSource(attribute: attribute, reason: reason, references: references))
    }

    /// Whether a text looks like what a hash function makes, so that it may come from a value that is not part of it.
    private static func looksComputed(_ text: String) -> Bool {
        [32, 40, 64, 96, 128].contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                    || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte | 0x20)
            }
    }
}

extension ResourceInstance {
    /// How many elements of lists a path leads into, whatever its indices are; nil where that is not known.
    fileprivate func elementCount(besides path: AttributePath) -> Int? {
        guard let root = path.root, let value = attribute(root) else { return nil }
        var values = [value]
        for step in path.steps.dropFirst().dropLast() {
            var next: [Value] = []
            for value in values where !value.isNull {
                switch step {
                case .attribute(let name): next += value.member(name).map { [$0] } ?? []
                case .index, .key:
                    guard let elements = value.elements else { return nil }
                    next += elements
                }
            }
            values = next
        }
        return values.count
    }
}
