import Symbolic
import TerraformPlan

/// Knows which attributes name the same object, and builds the ARNs that IAM decides on.
final class Identities: Sendable {
    private let plan: Plan
    private let places = Memo<KnownPlaces>()
    private let secrets = Memo<PlannedSecrets>()
    private let groups = Memo<LogGroupARNs>()
    private let oneAccount = Memo<Bool>()
    /// The contexts of provider configurations, by their keys.
    private let contexts = ResultCache<String, ProviderContext>()

    init(_ plan: Plan) {
        self.plan = plan
    }

    /// How the ARNs of log groups are written.
    var logGroups: LogGroupARNs { groups.value { LogGroupARNs(plan) } }

    /// The partition, region and account of a resource.
    func context(of instance: ResourceInstance) -> ProviderContext {
        let known = places.value { KnownPlaces(plan) }
        let make = { ProviderContext(of: instance, in: self.plan, known: known) }
        // A region of its own sets the resource apart from others of its provider.
        let key = ProviderContext.key(of: instance)
        if ProviderContext.ownRegion(of: instance) != nil || known.isRepeated(key) { return make() }
        return contexts.value(for: key, make)
    }

    /// Whether all resources of the plan are of one account, by what their provider configurations sign in with.
    var isOfOneAccount: Bool {
        oneAccount.value { plan.configuration.isOfOneAccount(besides: ProviderContext.standardKey) }
    }

    /// Whether two provider configurations sign in with the same constants, or both with what the environment has.
    func signInAlike(_ key: String, _ other: String) -> Bool { plan.configuration.signInAlike(key, other) }

    /// The instance that has an attribute.
    func instance(of identity: AttributeIdentity) -> ResourceInstance? { plan.instances.instance(identity.address) }

    /// The same text with each hole named by the attribute that stands for the object: `id` of a secret is its `arn`.
    func canonical(_ text: SymbolicString) -> SymbolicString {
        if text.known != nil { return text }
        return SymbolicString(
            text.parts.map { part in
                guard case .hole(var hole) = part, let identity = hole.identity else { return part }
                let canonical = self.canonical(identity)
                if let known = plan.value(of: canonical)?.string { return .literal(known) }
                hole.identity = canonical
                return .hole(hole)
            }
        )
    }

    /// The types whose `id` is their ARN.
    private static let typesWithARNAsID: Set<String> = [
        "aws_ecs_cluster", "aws_iam_policy", "aws_kinesis_firehose_delivery_stream", "aws_kinesis_stream",
        "aws_kinesis_stream_consumer", "aws_lb", "aws_secretsmanager_secret", "aws_sfn_state_machine", "aws_sns_topic",
    ]

    /// The attribute that stands for the object that an attribute names.
    ///
    /// Source: the provider's documentation: `id` of a secret is its ARN, a version's `arn` is its secret's.
    func canonical(_ identity: AttributeIdentity) -> AttributeIdentity {
        let arn = AttributePath(attribute: "arn")
        switch (identity.address.type, identity.path.root) {
        case (let type, "id"?) where Identities.typesWithARNAsID.contains(type):
            return AttributeIdentity(address: identity.address, path: arn)
        case ("aws_secretsmanager_secret_version", "arn"?), ("aws_secretsmanager_secret_version", "secret_id"?):
            guard let version = plan.instances.instance(identity.address),
                let secret = plan.origin(of: AttributePath(attribute: "secret_id"), in: version)?.references.single,
                secret.address.type == "aws_secretsmanager_secret"
            else { return identity }
            return AttributeIdentity(address: secret.address, path: arn)
        case (let type, "id"?) where identity.address.mode == .managed && identity.path.steps.count == 1:
            guard let attribute = Identities.namesOfIDs[type] else { return identity }
            return AttributeIdentity(address: identity.address, path: AttributePath(attribute: attribute))
        default:
            return identity
        }
    }

    /// The attributes that the `id` of resources repeats.
    private static let namesOfIDs = [
        "aws_s3_bucket": "bucket", "aws_ssm_parameter": "name", "aws_lambda_function": "function_name",
        "aws_dynamodb_table": "name", "aws_ecr_repository": "name", "aws_cloudwatch_event_bus": "name",
        "aws_cloudwatch_log_group": "name", "aws_iam_role": "name", "aws_kms_alias": "name",
    ]

    /// The ARN of a parameter that is named by name: in the account and region of the task.
    func parameterARN(named name: SymbolicString, for instance: ResourceInstance) -> SymbolicString {
        let name = canonical(name)
        if let identity = name.wholeHole?.identity, identity.address.type == "aws_ssm_parameter" {
            let arn = AttributeIdentity(address: identity.address, path: AttributePath(attribute: "arn"))
            if let known = plan.value(of: arn)?.string { return SymbolicString(known) }
            return SymbolicString([.hole(Unknown(attribute: arn))])
        }
        let context = context(of: instance)
        let separator = name.prefix.utf8.first == UInt8(ascii: "/") ? "" : "/"
        return context.arn("ssm", SymbolicString("parameter\(separator)") + name)
    }

    /// The ARN of a secret that is named by name: its random suffix is not known.
    func secretARN(named name: SymbolicString, for instance: ResourceInstance) -> SymbolicString {
        let context = context(of: instance)
        var secret = SymbolicString("secret:")
        secret.append(canonical(name))
        secret.append(.literal("-"))
        secret.append(.hole(Identities.suffix(of: name.known ?? "\(instance.address)")))
        return context.arn("secretsmanager", secret)
    }

    /// The service in an ARN, as far as it is written or follows from the resource that it is taken from.
    func service(ofARN text: SymbolicString) -> String? {
        let pieces = text.prefix.piecesBetweenColons(maxSplits: 3)
        if pieces.count > 3, pieces[0] == "arn" { return String(pieces[2]) }
        guard case .hole(let hole)? = text.parts.first, let type = hole.identity?.address.type else { return nil }
        return ResourceARNForm.of[type]?.service
    }

    /// An ARN of a secret as IAM sees it: complete, even where it is written without its random suffix.
    ///
    /// Of a name that ends in a dash and six characters nobody can tell whether they are the suffix, unless the plan has
    /// the secret.
    ///
    /// Source: secretsmanager/latest/userguide/troubleshoot, partial ARNs: Secrets Manager finds the secret, and IAM
    /// decides on its full ARN.
    func completeSecretARN(_ arn: SymbolicString) -> SymbolicString {
        let arn = canonical(arn)
        guard let known = arn.known else { return arn }
        let ending = SecretARNEnding(of: known)
        if ending == .suffix { return arn }
        let secrets = secrets.value { PlannedSecrets(plan, self) }
        if ending == .unclear, secrets.have(known) { return arn }
        if let complete = secrets.arn(startingWith: known) { return complete }
        let hole = ending == .unclear ? Identities.ending(of: known) : Identities.suffix(of: known)
        return (ending == .unclear ? arn : arn + SymbolicString("-")) + SymbolicString([.hole(hole)])
    }

    /// The type under which the random characters behind a secret's name go as an identity of their own.
    static let suffixType = "aws_secretsmanager_secret"

    /// The type under which a part of an ARN that only AWS knows goes as an identity of its own.
    static let restType = "aws_arn_part"

    /// The attribute of that type which may have slashes and colons.
    static let path = "path"

    /// The attribute of that type which ends an ARN of which nobody can tell whether it is complete.
    static let ending = "ending"

    /// The type under which the 26 characters that the provider puts behind a prefix go as an identity of their own.
    static let generatedNameType = "aws_generated_name"

    /// Whether an identity stands for a part of an ARN that nothing in a configuration names.
    static func isUnnamed(_ identity: AttributeIdentity) -> Bool {
        [restType, generatedNameType].contains(identity.address.type)
    }

    /// The attribute of that type which names a stream of a log group.
    static let stream = "stream"

    /// A part of an ARN that can be any.
    static let anyPart = part(path, "any", "which resource of its kind it is, and that may be any")

    /// A name or an identifier in an ARN that can be any.
    static let anyName = part("name", "any", "which resource of its kind it is, and that may be any")

    /// A stream of a log group.
    static let anyStream = part(stream, "any", "the name of the log stream, which the service chooses")

    private static func part(_ attribute: String, _ name: String, _ reason: String) -> Unknown {
        Unknown(
            UnknownSource(attribute: nil, reason: .undecided(reason)),
            identity: AttributeIdentity(
                address: ResourceAddress(mode: .data, type: restType, name: name),
                path: AttributePath(attribute: attribute)
            )
        )
    }

    /// What may follow what is written of a secret's ARN: its suffix, or nothing.
    private static func ending(of arn: String) -> Unknown {
        part(ending, arn, "whether the ARN of the secret is written with its random suffix")
    }

    /// The six characters behind the name of a secret: the same wherever the secret is named.
    static func suffix(of secret: String) -> Unknown {
        let reason = UnknownSource.Reason.undecided("the random suffix of the secret's ARN")
        let address = ResourceAddress(mode: .data, type: suffixType, name: secret)
        return Unknown(
            UnknownSource(attribute: nil, reason: reason),
            identity: AttributeIdentity(address: address, path: AttributePath(attribute: "suffix"))
        )
    }
}
