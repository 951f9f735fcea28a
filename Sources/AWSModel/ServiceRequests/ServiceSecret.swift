package import Symbolic
import TerraformPlan

/// A secret that a service reads without a role, and of which it makes demands.
package final class ServiceSecret: ModelObject {
    private let service: DemandingService
    private let occurrence: AttributeOccurrence
    private let instance: ResourceInstance
    private let plan: PlanModel

    init(
        _ service: DemandingService,
        _ occurrence: AttributeOccurrence,
        of instance: ResourceInstance,
        in plan: PlanModel
    ) {
        self.service = service
        self.occurrence = occurrence
        self.instance = instance
        self.plan = plan
    }

    package var modelType: ModelType { ServiceSecret.type }
    package var location: ModelLocation? { ModelLocation(address: instance.address, path: occurrence.path) }

    private var arn: SymbolicString? { occurrence.value.text.map(plan.identities.completeSecretARN) }

    private var secret: ResourceInstance? {
        arn.flatMap(plan.resourcePolicies.lookup.instance).flatMap {
            $0.address.type == "aws_secretsmanager_secret" ? $0 : nil
        }
    }

    private var unknown: ModelValue { occurrence.value.holes.map { .unknown($0) } ?? .absent }

    /// The name, from the plan's secret or from the ARN; what is known of it where it is not known to its end.
    private var name: ModelValue {
        if let secret {
            if let name = secret.attribute("name"), !name.isNull, name.holes == nil { return ModelValue(scalar: name) }
            if let prefix = secret.text("name_prefix"), !prefix.isEmpty {
                let hole = Unknown(UnknownSource(attribute: nil, reason: .undecided("the name's random end")))
                return ModelValue(SymbolicString(prefix) + SymbolicString([.hole(hole)]))
            }
            return secret.attribute("name")?.holes.map { .unknown($0) } ?? unknown
        }
        guard let known = arn?.prefix, known.begins(with: "arn:") else { return unknown }
        let pieces = known.split(separator: ":", maxSplits: 6, omittingEmptySubsequences: false)
        return pieces.count == 7 ? .string(String(pieces[6])) : unknown
    }

    private var hasCustomerKey: ModelValue {
        guard let secret else {
            let reason = "which key encrypts it is known only outside this plan"
            return .unknown(Unknown(UnknownSource(attribute: nil, reason: .undecided(reason))))
        }
        switch EncryptionKey(of: secret, in: plan) {
        case .customer: return .bool(true)
        case .awsManaged: return .bool(false)
        case .unknown(let unknown): return .unknown(unknown)
        }
    }

    package static let type = ModelType(
        "ServiceSecret",
        summary: "A secret that a service reads without a role, and of which it makes demands.",
        fields: [
            .of(ServiceSecret.self, "address", .string, "The address of the resource instance that names the secret.") {
                .string($0.instance.addressText)
            },
            .of(ServiceSecret.self, "name", .string, "The secret's name; behind it may stand the suffix of its ARN.") {
                $0.occurrence.value.isSensitive ? .sensitive($0.name) : $0.name
            },
            .of(ServiceSecret.self, "requiredPrefix", .string, "What the name has to begin with.") {
                .string($0.service.prefix)
            },
            .of(ServiceSecret.self, "needsCustomerKey", .bool, "Whether a customer's key has to encrypt it.") {
                .bool($0.service.needsCustomerKey)
            },
            .of(ServiceSecret.self, "hasCustomerKey", .bool, "Whether a customer's key encrypts it.") {
                $0.hasCustomerKey
            },
            .of(ServiceSecret.self, "page", .string, "The page of AWS's documentation that says so.") {
                .string("https://docs.aws.amazon.com/\($0.service.page)")
            },
        ]
    )
}

extension PlanModel {
    /// The secrets of which a service makes demands; open where more may be named.
    var serviceSecrets: ModelValue {
        var secrets: [ModelValue] = []
        var rest: Unknown?
        for service in DemandingService.all {
            for instance in existing(service.type) {
                let reading = AttributeReading(service.attribute, of: instance, in: plan)
                secrets += reading.occurrences.map { read in
                    .object(ServiceSecret(service, read.followed(in: instance, plan), of: instance, in: self))
                }
                if let unknown = reading.rest { rest = rest?.merging(unknown.derived) ?? unknown.derived }
            }
        }
        return rest.map { .openList(secrets, $0) } ?? .list(secrets)
    }
}
