import IAM
import Symbolic
import TerraformPlan

/// Finds the resource of the plan that a text names.
final class ResourceLookup: Sendable {
    private let plan: Plan
    let identities: Identities
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
        return holder(of: text) ?? namedInstance(text)
    }

    /// The instance that an ARN names as a whole.
    func wholeInstance(of resource: SymbolicString) -> ResourceInstance? {
        let text = identities.canonical(resource)
        if let known = text.known { return KnownARN(known).flatMap { wholeInstance(of: $0) } }
        if case .hole(let hole)? = text.parts.first, hole.identity != nil {
            return text.parts.count == 1 ? holder(of: text) : nil
        }
        return namedInstance(text)
    }

    /// The instance with whose attribute a text begins.
    private func holder(of text: SymbolicString) -> ResourceInstance? {
        guard case .hole(let hole)? = text.parts.first, let identity = hole.identity else { return nil }
        // What stands deeper in a resource names another one.
        return identity.path.steps.count > 1 ? nil : plan.instances.instance(identity.address)
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
        if let whole = wholeInstance(of: arn) { return whole }
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

    func wholeInstance(of arn: KnownARN) -> ResourceInstance? {
        guard let place = place(of: arn) else { return nil }
        for table in tables[place] {
            if let exact = instance(arn.text, in: table) { return exact }
        }
        return nil
    }

    /// The instances of one type by their ARNs, and by the last parts of these.
    private final class Table: Sendable {
        let type: String
        let index = Memo<ARNIndex>()
        let byResource = Memo<[String: [ResourceInstance]]>()

        init(_ type: String) { self.type = type }
    }

    private func instance(_ arn: String, in table: Table) -> ResourceInstance? { index(of: table)[arn] }

    private func index(of table: Table) -> ARNIndex {
        table.index.value { [identities] in
            let form = ResourceARNForm.of[table.type].flatMap { $0.isMadeOfNames ? $0 : nil }
            return ARNIndex(plan.instances.instances(ofType: table.type)) { instance in
                // What is not there yet has the ARN that its name makes.
                guard let form, instance.address.mode == .managed, instance.attribute("region")?.holes == nil else {
                    return nil
                }
                return form.arn(of: instance, in: identities.context(of: instance))?.known
            }
        }
    }

    /// The instance of an ARN of which some part is not known.
    private func namedInstance(_ text: SymbolicString) -> ResourceInstance? {
        guard let arn = ARN(text), let service = arn.service.known,
            let place = Self.services.firstIndex(of: service)
        else { return nil }
        if let own = nameHolder(in: arn.resource, Self.types[place].types) {
            return mayBe(own, at: arn) ? own : nil
        }
        if let resource = arn.resource.known {
            let found = tables[place].flatMap { instances(with: resource, in: $0) }.filter { mayBe($0, at: arn) }
            // What is read may be what is managed.
            let managed = found.filter { $0.address.mode == .managed }
            if managed.count == 1 { return managed[0] }
            return found.count == 1 ? found[0] : nil
        }
        return service == "secretsmanager" ? secret(endingIn: arn.resource) : nil
    }

    /// The instance of some types whose own name, that nobody knows, is all of an ARN's last part.
    private func nameHolder(in resource: SymbolicString, _ types: [String]) -> ResourceInstance? {
        guard case .hole(let hole)? = resource.parts.last, let identity = hole.identity, resource.holes.count == 1,
            types.contains(identity.address.type), identity.path.steps.count == 1,
            let name = identity.path.root, Self.names.contains(name),
            let form = ResourceARNForm.of[identity.address.type], form.isNamed(by: name, behind: resource.prefix)
        else { return nil }
        return plan.instances.instance(identity.address)
    }

    /// Whether nothing tells that an instance lives elsewhere than an ARN says.
    private func mayBe(_ instance: ResourceInstance, at arn: ARN) -> Bool {
        let context = identities.context(of: instance)
        let form = ResourceARNForm.of[instance.address.type]
        let own = instance.text("arn").flatMap { KnownARN($0) }
        func agrees(_ told: SymbolicString, _ known: String?) -> Bool {
            guard let told = told.known, let known else { return true }
            return told == known
        }
        return agrees(arn.region, own?[.region] ?? (form?.hasRegion == false ? "" : context.region.known))
            && agrees(arn.account, own?[.account] ?? (form?.hasAccount == false ? "" : context.account.known))
    }

    /// The instances of a type whose ARNs end in a text.
    func instances(ofType type: String, withResource resource: String) -> [ResourceInstance] {
        tables.joined().first { $0.type == type }.map { instances(with: resource, in: $0) } ?? []
    }

    /// The same by a table of theirs.
    private func instances(with resource: String, in table: Table) -> [ResourceInstance] {
        table.byResource.value {
            var index: [String: [ResourceInstance]] = [:]
            let form = ResourceARNForm.of[table.type]
            for instance in plan.instances.instances(ofType: table.type) where instance.exists {
                let known = instance.text("arn").flatMap { KnownARN($0) }?[.resource]
                guard let resource = known ?? form?.resource(of: instance)?.known else { continue }
                index[resource, default: []].append(instance)
            }
            return index
        }[resource] ?? []
    }

    /// The secret of an ARN whose random suffix is not known.
    private func secret(endingIn resource: SymbolicString) -> ResourceInstance? {
        guard case .hole(let hole)? = resource.parts.last, let suffix = hole.identity,
            suffix.address.type == Identities.suffixType, suffix.path.root == "suffix"
        else { return nil }
        if let address = ResourceAddress(suffix.address.name), let known = plan.instances.instance(address) {
            return known
        }
        let found = instances(of: "aws_secretsmanager_secret", named: suffix.address.name)
        return found.count == 1 ? found[0] : nil
    }
}
