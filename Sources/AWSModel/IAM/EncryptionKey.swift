import IAM
import Symbolic
import TerraformPlan

/// What encrypts a secret or parameter.
enum EncryptionKey: Sendable {
    /// The key that AWS keeps for the service, whose policy lets everyone of the account through the service
    /// (secretsmanager/latest/userguide/security-encryption); or nothing.
    case awsManaged
    /// A customer's key, by its ARN, and whether the plan marks what names it as sensitive.
    case customer(SymbolicString, isSensitive: Bool = false)
    case unknown(Unknown)

    /// How often an alias is followed.
    private static let depthLimit = 4

    /// - Parameters:
    ///   - instance: A secret or a parameter, or a database whose secret Amazon RDS keeps.
    ///   - plan: The plan that has it.
    init(of instance: ResourceInstance, in plan: PlanModel) {
        switch instance.address.type {
        case "aws_secretsmanager_secret":
            self = EncryptionKey.key(at: "kms_key_id", of: instance, in: plan, depth: 0)
        case "aws_ssm_parameter":
            guard let type = instance.attribute("type") else {
                self = .awsManaged
                return
            }
            guard let known = type.string else {
                self = .unknown(type.holes ?? EncryptionKey.unclear(instance))
                return
            }
            self =
                known == "SecureString"
                ? EncryptionKey.key(at: "key_id", of: instance, in: plan, depth: 0) : .awsManaged
        case let type where MasterUserSecret.isDatabase(type):
            // What is not set any more may be a key of the past, or the one that AWS keeps.
            let named = instance.text(MasterUserSecret.key) ?? ""
            if !named.isEmpty, !instance.isConfigured(MasterUserSecret.key) {
                self = .unknown(EncryptionKey.unclear(instance))
                return
            }
            self = EncryptionKey.key(at: MasterUserSecret.key, of: instance, in: plan, depth: 0)
        default: self = .unknown(EncryptionKey.unclear(instance))
        }
    }

    /// The key that an alias stands for.
    init(ofAlias alias: ResourceInstance, in plan: PlanModel) {
        self = EncryptionKey.key(alias, in: plan, depth: 0) ?? .unknown(EncryptionKey.unclear(alias))
    }

    /// The key that an attribute names: by ARN, id or alias.
    private static func key(
        at attribute: String,
        of instance: ResourceInstance,
        in plan: PlanModel,
        depth: Int
    ) -> EncryptionKey {
        guard depth < depthLimit else { return .unknown(unclear(instance)) }
        guard let value = plan.plan.value(of: attribute, in: instance), !value.isNull, value.string != "" else {
            return .awsManaged
        }
        return key(value, at: attribute, of: instance, in: plan, depth: depth).marked(value.isSensitive)
    }

    /// The key that the value of an attribute names.
    private static func key(
        _ value: Value,
        at attribute: String,
        of instance: ResourceInstance,
        in plan: PlanModel,
        depth: Int
    ) -> EncryptionKey {
        let path = AttributePath(attribute: attribute)
        let reference = plan.plan.reference(at: path, in: instance)
        // A computed key of what sets none is the one that AWS keeps; what a data source will find may be any.
        if value.string == nil, reference == nil, instance.address.mode == .managed, !instance.isConfigured(attribute) {
            return .awsManaged
        }
        if let identity = value.named(besides: instance) ?? reference,
            let named = plan.plan.instances.instance(identity.address),
            let key = key(named, in: plan, depth: depth)
        {
            // What is named without its region is looked up in that of the one who names it.
            let hasRegion = value.string?.hasPrefix("arn:") ?? identity.path.root.map { $0.hasSuffix("arn") } ?? false
            let place = ResourcePlace(of: instance, plan.identities)
            if hasRegion || place.relation(to: named, plan.identities) != .other { return key }
            guard let text = value.string else { return .unknown(value.holes ?? unclear(instance)) }
            return EncryptionKey.key(named: text, for: instance, in: plan, depth: depth)
        }
        if let text = value.text, AWSManagedKeys.isAlias(text) { return .awsManaged }
        guard let text = value.string else { return .unknown(value.holes ?? unclear(instance)) }
        return key(named: text, for: instance, in: plan, depth: depth)
    }

    /// The key that a resource is, or that an alias stands for; nil for a resource of another type.
    private static func key(_ instance: ResourceInstance, in plan: PlanModel, depth: Int) -> EncryptionKey? {
        let type = instance.address.type
        if AWSManagedKeys.finds(instance) { return .awsManaged }
        if type == "aws_kms_alias" {
            if let doubt = AWSManagedKeys.doubt(ofAlias: instance) { return .unknown(doubt) }
            if let arn = arn(at: "target_key_arn", of: instance) { return arn }
            return key(at: "target_key_id", of: instance, in: plan, depth: depth + 1)
        }
        guard ResourcePolicyTable.isKey(type) else { return nil }
        // A data source finds what it is told to: an alias that it was told of by reference says whose key that is.
        if instance.address.mode == .data, let told = instance.attribute("key_id"), !told.isNull {
            switch key(at: "key_id", of: instance, in: plan, depth: depth + 1) {
            case .awsManaged: return .awsManaged
            case .unknown(let doubt) where told.string == nil && instance.text("key_manager") == nil:
                return .unknown(doubt)
            case .customer, .unknown: break
            }
        }
        if let arn = arn(at: "arn", of: instance) { return arn }
        let arn = AttributeIdentity(address: instance.address, path: AttributePath(attribute: "arn"))
        return .customer(SymbolicString([.hole(Unknown(attribute: arn))]))
    }

    /// The key whose ARN an attribute has; nil where that is not known.
    private static func arn(at attribute: String, of instance: ResourceInstance) -> EncryptionKey? {
        guard let value = instance.attribute(attribute), let text = value.string else { return nil }
        return .customer(SymbolicString(text), isSensitive: value.isSensitive)
    }

    /// The same key, marked as sensitive if it is so already or the mark says so.
    private func marked(_ sensitive: Bool) -> EncryptionKey {
        guard case .customer(let arn, let isSensitive) = self else { return self }
        return .customer(arn, isSensitive: isSensitive || sensitive)
    }

    /// The key of a known text.
    private static func key(
        named text: String,
        for instance: ResourceInstance,
        in plan: PlanModel,
        depth: Int
    ) -> EncryptionKey {
        let lookup = plan.resourcePolicies.lookup
        if plan.awsManagedKeys.contains(text) { return .awsManaged }
        let arn = ARN(text)
        let resource = arn?.resource.known ?? text
        let place = arn.map { ResourcePlace(of: $0) } ?? ResourcePlace(of: instance, plan.identities)
        if resource.hasPrefix("alias/") {
            // An alias is one to a region and account (kms/latest/developerguide/kms-alias).
            let aliases = lookup.instances(of: "aws_kms_alias", named: resource)
            if let alias = only(of: aliases, in: place, plan), let key = key(alias, in: plan, depth: depth) {
                return key
            }
            let isUnclear = aliases.contains { place.relation(to: $0, plan.identities) == .unclear }
            let reason =
                isUnclear
                ? "whether the alias that \(instance.addressText) names is the one of this plan"
                : "the alias that \(instance.addressText) names is managed outside this plan"
            return .unknown(Unknown(UnknownSource(attribute: nil, reason: .undecided(reason))))
        }
        if arn != nil { return .customer(SymbolicString(text)) }
        let types = ["aws_kms_key", "aws_kms_replica_key", "aws_kms_external_key", "aws_kms_replica_external_key"]
        let keys = types.flatMap { lookup.instances(of: $0, named: text) }
        // Only the keys that are replicas of each other share an id (kms/latest/developerguide/multi-region-keys-overview).
        let isShared = text.hasPrefix("mrk-")
        if let named = isShared || keys.count > 1 ? only(of: keys, in: place, plan) : keys.first {
            if let key = key(named, in: plan, depth: depth) { return key }
        } else if keys.contains(where: { place.relation(to: $0, plan.identities) == .unclear }) {
            return .unknown(unclear(instance))
        }
        return .customer(
            SymbolicString("arn:") + place.partition + SymbolicString(":kms:") + place.region + SymbolicString(":")
                + place.account + SymbolicString(":key/\(text)")
        )
    }

    /// The one of several resources that is in a place; nil where none is for certain, or another one may be.
    private static func only(
        of instances: [ResourceInstance],
        in place: ResourcePlace,
        _ plan: PlanModel
    ) -> ResourceInstance? {
        let near = instances.filter { place.relation(to: $0, plan.identities) != .other }
        return near.count == 1 && place.relation(to: near[0], plan.identities) == .same ? near[0] : nil
    }

    private static func unclear(_ instance: ResourceInstance) -> Unknown {
        let reason = "which key encrypts \(instance.addressText) is not known"
        return Unknown(UnknownSource(attribute: nil, reason: .undecided(reason)))
    }
}

extension Value {
    /// The attribute of another resource that the value is, whatever it will be; nil for one that has no such name.
    func named(besides instance: ResourceInstance) -> AttributeIdentity? {
        guard let identity = text?.wholeHole?.identity, identity.address != instance.address else { return nil }
        return identity
    }
}
