import IAM
import JSONReader
import Symbolic
import TerraformPlan

/// Finds the resource of the plan that a text names.
final class ResourceLookup: Sendable {
    private let plan: Plan
    private let identities: Identities
    /// By the type, the instances by their ARNs.
    private let byARN = Dictionary(
        ResourceLookup.types.values.joined().map { ($0, SharedMemo<[String: ResourceInstance]>()) },
        uniquingKeysWith: { first, _ in first }
    )
    private let byName = ResultCache<String, [String: [ResourceInstance]]>()

    /// The types that are found by their ARN, by the service in it.
    private static let types: [String: [String]] = [
        "secretsmanager": ["aws_secretsmanager_secret"], "ssm": ["aws_ssm_parameter"],
        "kms": ResourcePolicyTable.kinds.keys.filter(ResourcePolicyTable.isKey).sorted(), "s3": ["aws_s3_bucket"],
        "ecr": ["aws_ecr_repository"], "sqs": ["aws_sqs_queue"], "sns": ["aws_sns_topic"],
        "lambda": ["aws_lambda_function"], "events": ["aws_cloudwatch_event_bus"],
        "dynamodb": ["aws_dynamodb_table"], "kinesis": ["aws_kinesis_stream"],
        "elasticfilesystem": ["aws_efs_file_system"], "iam": ["aws_iam_role"],
    ]
    /// The attributes by which other resources name one.
    private static let names = ["arn", "id", "name", "bucket", "url", "key_id", "function_name"]

    init(_ plan: Plan, _ identities: Identities) {
        self.plan = plan
        self.identities = identities
    }

    /// The instance that an ARN names, or that it names a part of: an object of a bucket, an index of a table.
    func instance(of resource: SymbolicString) -> ResourceInstance? {
        if let known = resource.known { return instance(arn: known) }
        let text = identities.canonical(resource)
        if let known = text.known { return instance(arn: known) }
        if case .hole(let hole)? = text.parts.first, let identity = hole.identity {
            return plan.instances.instance(identity.address)
        }
        return namedInstance(text)
    }

    /// The instances of a type, managed or read, that a text names by one of their names.
    func instances(of type: String, named text: String) -> [ResourceInstance] {
        byName.value(for: type) {
            var index: [String: [ResourceInstance]] = [:]
            for instance in plan.instances.instances(ofType: type) where instance.exists {
                let names = Set(Self.names.compactMap { instance.attribute($0)?.string })
                for name in names { index[name, default: []].append(instance) }
            }
            return index
        }[text] ?? []
    }

    private func instance(arn: String) -> ResourceInstance? {
        instance(arn: arn, arn.piecesBetweenColons(maxSplits: 5))
    }

    /// The same of an ARN that was taken apart at its first five colons.
    func instance(arn: String, _ pieces: [Substring]) -> ResourceInstance? {
        guard pieces.count == 6, let types = Self.types[String(pieces[2])] else { return nil }
        for type in types {
            if let exact = instances(of: type)[arn] { return exact }
        }
        let resource = pieces[5]
        switch pieces[2] {
        case "s3":
            let bucket = String(resource.prefix { $0 != "/" })
            return instances(of: "aws_s3_bucket", named: bucket).first
        case "lambda", "dynamodb":
            // A version of a function, an index of a table: what stands behind type and name.
            let separator: Character = pieces[2] == "lambda" ? ":" : "/"
            let whole = resource.split(separator: separator).prefix(2).joined(separator: String(separator))
            return instances(of: types[0])[String(arn.dropLast(resource.count)) + whole]
        default: return nil
        }
    }

    /// The instances of a type by their ARNs.
    private func instances(of type: String) -> [String: ResourceInstance] {
        byARN[type]?.value {
            let instances = plan.instances.instances(ofType: type)
            var index: [String: ResourceInstance] = [:]
            index.reserveCapacity(instances.count)
            let arns = Workers.map(instances) { $0.exists ? $0.attribute("arn")?.string : nil }
            for (arn, instance) in zip(arns, instances) {
                if let arn { index[arn] = instance }
            }
            return index
        } ?? [:]
    }

    /// The instance of an ARN whose account or suffix is not known.
    private func namedInstance(_ text: SymbolicString) -> ResourceInstance? {
        guard let arn = ARN(text) else { return nil }
        switch arn.service.known {
        case "ssm":
            guard let resource = arn.resource.known, resource.hasPrefix("parameter/") else { return nil }
            let path = String(resource.dropFirst("parameter".count))
            let found =
                instances(of: "aws_ssm_parameter", named: path)
                + instances(of: "aws_ssm_parameter", named: String(path.dropFirst()))
            return found.count == 1 ? found[0] : nil
        case "secretsmanager":
            guard case .hole(let hole)? = arn.resource.parts.last, let suffix = hole.identity,
                suffix.address.type == Identities.suffixType, suffix.path.root == "suffix"
            else { return nil }
            if let address = ResourceAddress(suffix.address.name), let known = plan.instances.instance(address) {
                return known
            }
            let found = instances(of: "aws_secretsmanager_secret", named: suffix.address.name)
            return found.count == 1 ? found[0] : nil
        default: return nil
        }
    }
}
