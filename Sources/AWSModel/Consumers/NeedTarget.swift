import IAM
import Symbolic
import TerraformPlan

/// What a role needs to reach: its ARN as IAM decides on it, and what kind of thing it is.
struct NeedTarget: Sendable {
    /// `secret`, `parameter`, `repository`, `logGroup`, …; nil where nobody can tell.
    var kind: String?
    /// Nil where it is not known.
    var arn: SymbolicString?
    /// The actions that follow from what it is.
    var actions: [String]
    /// Another ARN that IAM may decide on; nil where it is clear which.
    var otherARN: SymbolicString?
    /// Why policies that do not seem to allow it may do so; nil where what they say is clear.
    var doubt: Unknown?
    /// A resource of the plan that it may be; nil where it is known whether the plan has it.
    var candidate: Unknown?
    /// What is known of the request from how the resource names it.
    var context: SecretRequest.Context = [:]

    /// - Returns: nil where the value names nothing that the role could be needed for.
    static func of(
        _ need: ConsumerNeed,
        _ occurrence: AttributeOccurrence,
        of instance: ResourceInstance,
        in plan: PlanModel,
        _ known: inout RootAttributes
    ) -> NeedTarget? {
        let identities = plan.identities
        func target(_ kind: String, _ arn: SymbolicString?) -> NeedTarget {
            NeedTarget(kind: kind, arn: arn, actions: need.actions)
        }
        func streamsTarget(_ arn: SymbolicString?) -> NeedTarget {
            let doubt = arn.flatMap(identities.logGroups.doubt)
            return NeedTarget(kind: "logGroup", arn: arn, actions: need.actions, doubt: doubt)
        }
        if need.target == .everything { return target("any", SymbolicString("*")) }
        if case .some(let kind, let service, let prefix, let isPath) = need.target {
            let name = SymbolicString([.hole(isPath ? Identities.anyPart : Identities.anyName)])
            return target(kind, identities.context(of: instance).arn(service, SymbolicString(prefix) + name))
        }
        guard let text = occurrence.value.text, text.known != "" else { return nil }
        switch need.target {
        case .everything, .some: return nil
        case .ownSecret:
            let arn = arn(of: instance, in: plan)
            let context = SecretRequest.context(of: arn, for: arn, in: identities)
            return NeedTarget(kind: "secret", arn: arn, actions: need.actions, context: context)
        case .role(let attribute, let link):
            guard let role = role(attribute, link, occurrence, of: instance, in: plan) else { return nil }
            return target("role", role.map(identities.canonical))
        case .function:
            return target("function", function(text, occurrence, of: instance, in: plan))
        case .taskDefinition:
            let (arn, other) = taskDefinition(text, occurrence, by: need.attribute, of: instance, in: plan)
            var target = target("taskDefinition", arn)
            target.otherARN = other
            return target
        case .secretReference: return reference(text, of: instance, in: identities)
        case .secret:
            let arn = secret(text, of: instance, in: plan)
            let source = ValueFrom(text)
            let written = source.kind == .secretsmanager ? source.resource : text
            let context = arn.map { SecretRequest.context(of: written, for: $0, in: identities) }
            return NeedTarget(kind: "secret", arn: arn, actions: need.actions, context: context ?? [:])
        case .parameter: return target("parameter", parameter(text, of: instance, in: plan))
        case .resource(let kind): return target(kind, identities.canonical(text))
        case .repository:
            return ImageURI(text).map { image in
                target("repository", image.repositoryARN(in: identities.context(of: instance)))
            }
        case .logStreams:
            return streamsTarget(known.streams(of: LogGroupName(text), for: instance, identities))
        case .logStreamsInRegion(let member):
            guard let region = region(member, beside: occurrence) else { return streamsTarget(nil) }
            return streamsTarget(known.streams(of: LogGroupName(text, in: region), for: instance, identities))
        case .logStreamsOfARN: return streamsTarget(streams(of: identities.canonical(text)))
        case .streamOfConsumer: return target("stream", stream(ofConsumer: text, in: plan))
        case .clusterOfConnection: return target("cluster", nil)
        case .bucketOfObject: return target("bucket", bucket(of: identities.canonical(text)))
        }
    }

    /// What the resource that a value leads to names as its role.
    ///
    /// - Returns: nil where it names none; inside, nil where it cannot be told.
    private static func role(
        _ attribute: String,
        _ link: ConsumerLink,
        _ occurrence: AttributeOccurrence,
        of instance: ResourceInstance,
        in plan: PlanModel
    ) -> SymbolicString?? {
        guard case .instance(let owner) = link.target(of: occurrence, instance, in: plan) else { return .some(nil) }
        // What has the name elsewhere is not what is meant.
        if let text = occurrence.value.text, isName(text), !isBeside(owner, instance, plan) { return .some(nil) }
        let reading = AttributeReading(AttributePattern(attribute), of: owner, in: plan.plan)
        guard let found = reading.occurrences.first else { return reading.rest == nil ? nil : .some(nil) }
        let value = found.followed(in: owner, plan.plan).value
        switch ConsumerNeed.Condition.isSet(value, in: owner) {
        case .no: return nil
        case .unknown: return .some(nil)
        case .yes: break
        }
        guard let text = value.text else { return .some(nil) }
        return .some(text.known.map { $0.begins(with: "arn:") } == false ? nil : text)
    }

    /// What a `valueFrom` names.
    private static func reference(
        _ text: SymbolicString,
        of instance: ResourceInstance,
        in identities: Identities
    ) -> NeedTarget {
        let source = ValueFrom(text)
        switch source.kind {
        case .secretsmanager?:
            let arn = identities.completeSecretARN(source.resource)
            let context = SecretRequest.context(
                of: source.resource,
                for: arn,
                selecting: source.selectors(in: text),
                in: identities
            )
            return NeedTarget(kind: "secret", arn: arn, actions: [ConsumerNeed.readSecret], context: context)
        case .ssm?:
            let arn =
                source.isName
                ? identities.parameterARN(named: source.resource, for: instance)
                : identities.canonical(source.resource)
            return NeedTarget(kind: "parameter", arn: arn, actions: ["ssm:GetParameters"])
        case nil:
            return NeedTarget(kind: nil, arn: nil, actions: [])
        }
    }

    /// The secret that has to be read too, where this is a parameter that passes one on.
    func passedOn(in plan: PlanModel) -> NeedTarget? {
        guard kind == "parameter", let arn, let secret = PassedOnSecret(ofParameter: arn, in: plan) else { return nil }
        return NeedTarget(
            kind: "secret",
            arn: secret.arn,
            actions: [ConsumerNeed.readSecret],
            candidate: secret.candidate(in: plan),
            context: secret.context(in: plan.identities)
        )
    }

    /// The ARN of a secret that is named by ARN, with or without suffix and further pieces, or by name.
    private static func secret(
        _ text: SymbolicString,
        of instance: ResourceInstance,
        in plan: PlanModel
    ) -> SymbolicString? {
        let identities = plan.identities
        let source = ValueFrom(text)
        if source.kind == .secretsmanager { return identities.completeSecretARN(source.resource) }
        if let identity = text.wholeHole?.identity, identity.address.type == "aws_secretsmanager_secret",
            identity.path == AttributePath(attribute: "name")
        {
            let arn = AttributeIdentity(address: identity.address, path: AttributePath(attribute: "arn"))
            return identities.canonical(SymbolicString([.hole(Unknown(attribute: arn))]))
        }
        guard let name = text.known, !name.begins(with: "arn:") else {
            return text.prefix.begins(with: "arn:") ? identities.canonical(text) : nil
        }
        // A name may be followed by a JSON key, a version stage and a version, as CodeBuild has it.
        let own = name.prefix { $0 != ":" }
        if let arn = arn(of: "aws_secretsmanager_secret", named: String(own), for: instance, in: plan) { return arn }
        return identities.secretARN(named: SymbolicString(String(own)), for: instance)
    }

    private static func parameter(
        _ text: SymbolicString,
        of instance: ResourceInstance,
        in plan: PlanModel
    ) -> SymbolicString? {
        let identities = plan.identities
        if text.prefix.begins(with: "arn:") { return identities.canonical(text) }
        let isParameter = text.wholeHole?.identity?.address.type == "aws_ssm_parameter"
        guard isParameter || text.wholeHole == nil else { return nil }
        if isParameter, text.wholeHole?.identity?.path.root == "arn" { return identities.canonical(text) }
        if let known = text.known, let arn = arn(of: "aws_ssm_parameter", named: known, for: instance, in: plan) {
            return arn
        }
        return identities.parameterARN(named: text, for: instance)
    }

    /// The streams of a log group by the group's ARN.
    static func streams(ofGroup arn: SymbolicString) -> SymbolicString { arn + anyStream }

    /// The region that a member of a block around a value tells.
    ///
    /// - Returns: nil where nobody can tell it; inside, nil where the block has none.
    private static func region(_ member: String, beside occurrence: AttributeOccurrence) -> SymbolicString?? {
        guard let value = occurrence.enclosing(member, { $0.isNull ? nil : $0 }) else { return .some(nil) }
        return value.text.map { $0.known == "" ? nil : $0 }
    }

    /// Some attributes take the ARN of a log group with `:*` behind it, some without.
    private static func streams(of arn: SymbolicString) -> SymbolicString? {
        if let known = arn.known {
            let group = known.hasSuffix(":*") ? String(known.dropLast(2)) : known
            return SymbolicString(group) + anyStream
        }
        guard arn.suffix == ":*" else { return arn + anyStream }
        return SymbolicString(arn.parts.dropLast()) + anyStream
    }

    /// The ARN of the group of which a text stands for any stream; nil for another text.
    static func logGroup(ofStreams text: SymbolicString) -> SymbolicString? {
        guard case .hole(let hole)? = text.parts.last, hole.identity == Identities.anyStream.identity,
            case .literal(let before)? = text.parts.dropLast().last, before.hasSuffix(streams)
        else { return nil }
        return SymbolicString(Array(text.parts.dropLast(2))) + SymbolicString(String(before.dropLast(streams.count)))
    }

    /// What is behind the ARN of a group, for a stream of it.
    private static let anyStream = SymbolicString(streams) + SymbolicString([.hole(Identities.anyStream)])
    private static let streams = ":log-stream:"

    /// The stream of a consumer with enhanced fan-out, whose ARN begins with the stream's.
    private static func stream(ofConsumer consumer: SymbolicString, in plan: PlanModel) -> SymbolicString? {
        var parts: [SymbolicString.Part] = []
        for part in consumer.parts {
            if case .literal(let text) = part, let end = text.firstRange(of: consumerMark)?.lowerBound {
                return plan.identities.canonical(SymbolicString(parts) + SymbolicString(String(text[..<end])))
            }
            parts.append(part)
        }
        guard let identity = consumer.wholeHole?.identity,
            let instance = plan.plan.instances.instance(identity.address)
        else { return nil }
        let reading = AttributeReading("stream_arn", of: instance, in: plan.plan)
        let stream = reading.occurrences.first?.followed(in: instance, plan.plan).value.text
        return stream.map(plan.identities.canonical)
    }

    /// What stands between the ARN of a stream and the name of a consumer.
    static let consumerMark = "/consumer/"

    /// The bucket of an object, by whose ARN the object's begins; nil where it is not told where the key starts.
    private static func bucket(of object: SymbolicString) -> SymbolicString? {
        var parts: [SymbolicString.Part] = []
        for part in object.parts {
            switch part {
            case .literal(let text):
                if let slash = text.firstIndex(of: "/") {
                    let bucket = SymbolicString(parts) + SymbolicString(String(text[..<slash]))
                    return bucket.prefix.begins(with: "arn:") || !parts.isEmpty ? bucket : nil
                }
                parts.append(part)
            case .hole(let hole):
                // What is no name of a bucket may have a slash in it.
                guard let identity = hole.identity, identity.address.type == "aws_s3_bucket",
                    let name = identity.path.root, (parts.isEmpty ? ["arn"] : ["bucket", "id"]).contains(name)
                else { return nil }
                parts.append(part)
            }
        }
        return nil
    }
}
