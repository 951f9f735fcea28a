import IAM
import Symbolic
import TerraformPlan

/// Finds the resource of the plan that a text names.
final class ResourceLookup: Sendable {
    private let plan: Plan
    private let identities: Identities
    private let tables = ResourceLookup.types.map { $0.types.map { Table($0) } }
    private let byName = ResultCache<String, [String: [ResourceInstance]]>()

    /// The types that are found by their ARN, by the service in it.
    static let types: [(service: String, types: [String])] = [
        ("secretsmanager", ["aws_secretsmanager_secret"]), ("ssm", ["aws_ssm_parameter"]),
        ("kms", ResourcePolicyTable.kinds.keys.filter(ResourcePolicyTable.isKey).sorted()), ("s3", ["aws_s3_bucket"]),
        ("ecr", ["aws_ecr_repository"]), ("sqs", ["aws_sqs_queue"]), ("sns", ["aws_sns_topic"]),
        ("lambda", ["aws_lambda_function"]), ("events", ["aws_cloudwatch_event_bus"]),
        ("dynamodb", ["aws_dynamodb_table"]), ("kinesis", ["aws_kinesis_stream"]),
        ("elasticfilesystem", ["aws_efs_file_system"]), ("iam", ["aws_iam_role"]),
    ]
    private static let services = types.map(\.service)
    /// The attributes by which other resources name one.
    private static let names = ["arn", "id", "name", "bucket", "url", "key_id", "function_name"]

    init(_ plan: Plan, _ identities: Identities) {
        self.plan = plan
        self.identities = identities
    }

    /// Makes ready how resources are found that most requests are for: secrets, parameters and keys.
    func prepare() {
        for (service, tables) in zip(Self.services, tables) where ["secretsmanager", "ssm", "kms"].contains(service) {
            for table in tables { _ = index(of: table) }
        }
    }

    /// The instance that an ARN names, or that it names a part of: an object of a bucket, an index of a table.
    func instance(of resource: SymbolicString) -> ResourceInstance? {
        if let known = resource.known { return KnownARN(known).flatMap { instance(of: $0) } }
        if let head = KnownARN(resource.prefix), place(of: head) == nil { return nil }
        let text = identities.canonical(resource)
        if let known = text.known { return KnownARN(known).flatMap { instance(of: $0) } }
        if case .hole(let hole)? = text.parts.first, let identity = hole.identity {
            // What stands deeper in a resource names another one.
            return identity.path.steps.count > 1 ? nil : plan.instances.instance(identity.address)
        }
        return namedInstance(text)
    }

    /// The place among `types` of the service that an ARN names; nil for a service whose resources are not looked up.
    func place(of arn: KnownARN) -> Int? { arn.index(of: .service, among: Self.services) }

    /// The instances of a type, managed or read, that a text names by one of their names.
    func instances(of type: String, named text: String) -> [ResourceInstance] {
        byName.value(for: type) {
            var index: [String: [ResourceInstance]] = [:]
            for instance in plan.instances.instances(ofType: type) where instance.exists {
                let names = Set(Self.names.compactMap { instance.text($0) })
                for name in names { index[name, default: []].append(instance) }
            }
            return index
        }[text] ?? []
    }

    /// The same of an ARN that is wholly known.
    func instance(of arn: KnownARN) -> ResourceInstance? {
        guard let place = place(of: arn) else { return nil }
        for table in tables[place] {
            if let exact = instance(arn.text, in: table) { return exact }
        }
        let service = Self.services[place]
        switch service {
        case "s3":
            let bucket = String(arn[.resource].prefix { $0 != "/" })
            return instances(of: "aws_s3_bucket", named: bucket).first
        case "lambda", "dynamodb":
            // A version of a function, an index of a table: what stands behind type and name.
            let separator: Character = service == "lambda" ? ":" : "/"
            let whole = arn[.resource].split(separator: separator).prefix(2).joined(separator: String(separator))
            return tables[place].first.flatMap { instance(arn.head(before: .resource) + whole, in: $0) }
        default: return nil
        }
    }

    /// The instances of one type by their ARNs.
    private final class Table: Sendable {
        let type: String
        let index = Memo<ARNIndex>()

        init(_ type: String) { self.type = type }
    }

    private func instance(_ arn: String, in table: Table) -> ResourceInstance? { index(of: table)[arn] }

    private func index(of table: Table) -> ARNIndex {
        table.index.value { ARNIndex(plan.instances.instances(ofType: table.type)) }
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
