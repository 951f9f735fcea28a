import IAM
import Symbolic
import TerraformPlan

/// Finds the policy documents behind attributes and ARNs, each parsed once.
final class PolicyDocuments: Sendable {
    /// A document, or why there is none.
    enum Found: Sendable {
        /// - Parameter holder: The policy of the plan that holds it; nil for one of AWS's own.
        case document(PolicyDocument, label: String, holder: ResourceInstance?)
        case unseen(Unknown)
    }

    /// How many documents may be merged into one another.
    private static let depthLimit = 16

    private let plan: Plan
    private let identities: Identities
    private let cache = ResultCache<AttributeIdentity, PolicyDocument>()
    private let texts = ParsedPolicies()
    private let managed = ResultCache<String, PolicyDocument?>()
    private let customerPolicies = Memo<CustomerPolicies>()
    /// The data sources of policies that the plan marks in part; few plans have any.
    private let markedSources = Memo<Set<ResourceAddress>>()

    /// The policies that the plan has, managed or read, by their name and by their ARN.
    private struct CustomerPolicies: Sendable {
        var byARN: [String: ResourceInstance] = [:]
        var byName: [String: [ResourceInstance]] = [:]
    }

    init(_ plan: Plan, _ identities: Identities) {
        self.plan = plan
        self.identities = identities
    }

    /// The document that an attribute of an instance holds.
    func document(at attribute: String, of instance: ResourceInstance, depth: Int = 0) -> PolicyDocument {
        if let value = instance.attribute(attribute), let known = texts.document(value) {
            return known.marked(isMarked(AttributePath(attribute: attribute), of: instance))
        }
        let identity = AttributeIdentity(address: instance.address, path: AttributePath(attribute: attribute))
        return cache.value(for: identity) {
            guard let value = plan.value(of: attribute, in: instance) else {
                return PolicyDocument.parse(Value(Unknown(UnknownSource(attribute: identity, reason: .outsidePlan))))
            }
            return document(value, at: identity.path, of: instance, depth: depth)
        }
    }

    /// The document that a value holds; where the value is unknown, the deferred data source that it is taken from.
    func document(
        _ value: Value,
        at path: AttributePath,
        of instance: ResourceInstance,
        depth: Int = 0
    ) -> PolicyDocument {
        if case .choice(let choice) = value.content, depth < PolicyDocuments.depthLimit {
            // An alternative that is unknown for no known reason is not what the attribute as a whole refers to.
            let documents = value.alternatives.map { alternative in
                alternative.unknown?.identity == nil
                    ? parse(alternative)
                    : document(alternative, at: path, of: instance, depth: depth + 1)
            }
            return PolicyDocument.choice(documents, by: choice.unknown, isSensitive: value.isSensitive)
        }
        guard value.unknown != nil, !value.isPartial, depth < PolicyDocuments.depthLimit else {
            return parsed(value).marked(isMarked(path, of: instance))
        }
        let source =
            value.unknown?.identity.flatMap { isDocument($0) ? $0 : nil }
            ?? plan.reference(at: path, in: instance).flatMap { isDocument($0) ? $0 : nil }
        guard let source, let data = plan.instances.instance(source.address) else { return parse(value) }
        return deferredDocument(data, depth: depth + 1).marked(value.isSensitive)
    }

    /// Where the policy stands that an attribute holds, and its statements.
    func place(_ attribute: String, of instance: ResourceInstance) -> AttachedPolicy.Place {
        let path = AttributePath(attribute: attribute)
        return AttachedPolicy.Place(
            ModelLocation(address: instance.address, path: path),
            statements: statements(at: path, of: instance)
        )
    }

    /// Where the statements of the policy stand that an attribute holds: in the attribute, or in the data source that
    /// renders it and merges no other.
    func statements(at path: AttributePath, of instance: ResourceInstance) -> ModelLocation {
        let own = ModelLocation(address: instance.address, path: path.attribute("Statement"))
        // Only places in the source are ever shown.
        guard plan.hasSource else { return own }
        let value = plan.value(of: path.root ?? "", in: instance)
        let named = [AttributeIdentity(address: instance.address, path: path), value?.unknown?.identity]
        let source =
            named.compactMap(\.self).first(where: isDocument)
            ?? plan.reference(at: path, in: instance).flatMap { isDocument($0) ? $0 : nil }
        guard let source, let data = plan.instances.instance(source.address) else { return own }
        let merges = ["source_policy_documents", "source_json", "override_policy_documents", "override_json"]
        let isMerged = merges.contains { data.attribute($0).map { !$0.isNull } ?? false }
        return ModelLocation(
            address: data.address,
            path: isMerged ? AttributePath() : AttributePath(attribute: "statement")
        )
    }

    /// The document that a value is the text of, parsed once for all values of this text.
    private func parsed(_ value: Value) -> PolicyDocument {
        texts.document(value) ?? parse(value)
    }

    private func parse(_ value: Value) -> PolicyDocument { identities.logGroups.completed(PolicyDocument.parse(value)) }

    /// Whether a document that is known is that of a data source with marks: of one that Terraform reads while it plans, the
    /// arguments are marked and what they make is not.
    private func isMarked(_ path: @autoclosure () -> AttributePath, of instance: ResourceInstance) -> Bool {
        let marked = markedSources.value {
            Set(plan.instances.data("aws_iam_policy_document").filter(\.hasMarks).map(\.address))
        }
        if marked.isEmpty { return false }
        if marked.contains(instance.address) { return true }
        return plan.reference(at: path(), in: instance).map { isDocument($0) && marked.contains($0.address) } ?? false
    }

    private func isDocument(_ identity: AttributeIdentity) -> Bool {
        identity.address.type == "aws_iam_policy_document" && identity.address.mode == .data
            && ["json", "minified_json"].contains(identity.path.root ?? "")
    }

    /// The document that a data source will render, from its arguments.
    private func deferredDocument(_ data: ResourceInstance, depth: Int) -> PolicyDocument {
        let json = AttributeIdentity(address: data.address, path: AttributePath(attribute: "json"))
        return cache.value(for: json) {
            if let known = data.attribute("json"), known.string != nil { return parsed(known).marked(data.hasMarks) }
            let names = data.attributeNames
            let attributes = Value(
                .object(
                    names.compactMap { name in data.attribute(name).map { Value.Member(name: name, value: $0) } }
                )
            )
            let document = PolicyDocument.fromDataSource(
                attributes,
                sources: merged(data, ["source_policy_documents", "source_json"], depth: depth),
                overrides: merged(data, ["override_policy_documents", "override_json"], depth: depth)
            )
            return identities.logGroups.completed(document)
        }
    }

    /// The documents that a data source merges: those of its lists, whose order the references keep.
    private func merged(_ data: ResourceInstance, _ attributes: [String], depth: Int) -> [PolicyDocument] {
        attributes.flatMap { attribute -> [PolicyDocument] in
            guard let value = data.attribute(attribute), !value.isNull else { return [] }
            let path = AttributePath(attribute: attribute)
            guard let elements = value.elements else { return [document(value, at: path, of: data, depth: depth)] }
            let references = plan.origin(of: path, in: data)?.references
            let documents = references?.attributes.filter(isDocument) ?? []
            // One reference for each unknown element, in order: each is the document of its element.
            let unknown = elements.filter { $0.unknown != nil }.count
            // The source says itself what its elements are.
            let aligned =
                !plan.sourceTells(path, in: data) && references?.isComplete == true && documents.count == unknown
                && references?.attributes.count == unknown && references?.variables.isEmpty == true
            var next = documents.makeIterator()
            return elements.map { element in
                guard let hole = element.unknown else { return parse(element) }
                if let own = hole.identity, isDocument(own), let inner = plan.instances.instance(own.address) {
                    return deferredDocument(inner, depth: depth + 1).marked(element.isSensitive)
                }
                guard aligned, let source = next.next(), let inner = plan.instances.instance(source.address) else {
                    return parse(element)
                }
                return deferredDocument(inner, depth: depth + 1).marked(element.isSensitive)
            }
        }
    }

    /// The document of the policy that an attribute names by ARN.
    func policy(at path: AttributePath, _ value: Value, of instance: ResourceInstance) -> Found {
        if let address = value.text?.wholeHole?.identity?.address
            ?? plan.reference(at: path, in: instance)?.address,
            address.type == "aws_iam_policy", let policy = plan.instances.instance(address)
        {
            return customer(policy)
        }
        if let arn = value.string { return policy(arn: arn, isSensitive: value.isSensitive, for: instance) }
        return .unseen(value.holes ?? Unknown(UnknownSource(attribute: nil, reason: .afterApply)))
    }

    private func customer(_ policy: ResourceInstance) -> Found {
        .document(document(at: "policy", of: policy), label: policy.addressText, holder: policy)
    }

    /// The document of an AWS-managed policy; nil for an ARN of none that is known here.
    func managedPolicy(arn: String) -> PolicyDocument? {
        managed.value(for: arn) { ManagedPolicies.document(arn: arn) }
    }

    /// The document of an ARN that an instance names: AWS's own, or one of the plan's policies.
    ///
    /// An ARN that the plan marks as sensitive is not shown, nor what AWS's own policy of that name says.
    func policy(arn: String, isSensitive: Bool, for instance: ResourceInstance) -> Found {
        let label = isSensitive ? "(sensitive)" : arn
        // Nothing comes of what cannot be attached.
        if isOfOtherPartition(arn: arn, for: instance) {
            return .document(PolicyDocuments.nothing, label: label, holder: nil)
        }
        if let parsed = managedPolicy(arn: arn) {
            return .document(parsed.marked(isSensitive), label: label, holder: nil)
        }
        if let policy = customerPolicy(arn: arn) { return customer(policy) }
        let reason: UnknownSource.Reason =
            ManagedPolicies.isManaged(arn: arn)
            ? .undecided("\(label) is no AWS-managed policy of \(ManagedPolicies.date)")
            : .undecided("the policy \(label) is managed outside this plan")
        return .unseen(
            Unknown(UnknownSource(attribute: nil, reason: reason))
        )
    }

    private static let nothing = PolicyDocument.parse(json: #"{"Version": "2012-10-17", "Statement": []}"#)

    /// Whether an ARN names an AWS-managed policy of another partition than that which an instance is known to live in.
    func isOfOtherPartition(arn: String, for instance: ResourceInstance) -> Bool {
        guard ManagedPolicies.isManaged(arn: arn), let own = partition(of: instance) else { return false }
        return ManagedPolicies.isManaged(arn: arn, outside: own)
    }

    /// The partition that an instance lives in; nil where the plan does not tell.
    func partition(of instance: ResourceInstance) -> String? { identities.context(of: instance).partition.known }

    private func customerPolicy(arn: String) -> ResourceInstance? {
        let policies = customerPolicies.value {
            var policies = CustomerPolicies()
            for policy in plan.instances.instances(ofType: "aws_iam_policy") where policy.exists {
                if let arn = policy.text("arn") { policies.byARN[arn] = policy }
                if let name = policy.text("name") { policies.byName[name, default: []].append(policy) }
            }
            return policies
        }
        if let exact = policies.byARN[arn] { return exact }
        let resource = arn.piecesBetweenColons(maxSplits: 5).last ?? ""
        let name = resource.lastPathPiece ?? ""
        let candidates = (policies.byName[name] ?? []).filter { policy in
            let path = policy.text("path") ?? "/"
            return policy.text("arn") == nil && "policy\(path)\(name)" == String(resource)
        }
        return candidates.count == 1 ? candidates[0] : nil
    }
}
