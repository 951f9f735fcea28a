import Symbolic

/// A resource type that does something with a role: which attribute names the role, and what for.
///
/// Facts about AWS, each with the page of docs.aws.amazon.com that says so.
struct ConsumerType: Sendable {
    let type: String
    let roles: [ConsumerRole]

    init(_ type: String, _ roles: ConsumerRole...) {
        self.type = type
        self.roles = roles
    }
}

/// A role of a consumer, and what the role is needed for.
final class ConsumerRole: Sendable {
    /// The attribute that names the role.
    let attribute: AttributePattern
    /// Whether there may be several of the attribute, each in a block of its own.
    let isRepeated: Bool
    /// The resource that has the attribute, where it is not the consumer itself.
    let owner: ConsumerLink?
    /// Who assumes the role: of each list, one.
    ///
    /// `{region}` stands for the consumer's region.
    let assumedBy: [[String]]
    /// The same as rules see it, where no name depends on the region.
    let assumedByAnywhere: ModelValue
    /// Whether the name of any that assumes the role depends on the region.
    let isTrustRegional: Bool
    let trustPage: String
    /// Who assumes it instead where the consumer is one of a kind.
    let otherwiseAssumedBy: [OtherTrust]
    /// Whether the page was read and names who assumes the role.
    let isTrustDocumented: Bool
    /// Whether the page says that who assumes the role does so in the name of the consumer: `aws:SourceArn` is its ARN.
    let isAssumedByName: Bool
    let needs: [ConsumerNeed]
    private let forest = Memo<PatternForest>()

    /// Where the consumer itself says what it needs, by the positions in `needs`.
    var ownPlaces: PatternForest {
        forest.value {
            PatternForest(needs.enumerated().compactMap { $1.owner == nil ? ($0, $1.attribute) : nil })
        }
    }

    /// Who assumes the role of a consumer with an attribute that others lack.
    struct OtherTrust: Sendable {
        let attribute: AttributePattern
        /// What it has to be; nil where it only has to be set.
        let values: [String]?
        /// Of each list, one; nobody where the role is not used.
        let assumedBy: [[String]]
        let page: String
    }

    init(
        _ attribute: AttributePattern,
        of owner: ConsumerLink? = nil,
        assumedBy: [[String]],
        _ trustPage: String,
        or otherwiseAssumedBy: [OtherTrust] = [],
        isTrustDocumented: Bool = true,
        isAssumedByName: Bool = false,
        needs: [ConsumerNeed] = []
    ) {
        self.attribute = attribute
        isRepeated = attribute.steps.contains(where: \.isRepetition)
        self.owner = owner
        self.assumedBy = assumedBy.filter { !$0.isEmpty }
        assumedByAnywhere = .list(self.assumedBy.map { ModelValue($0) })
        isTrustRegional = assumedBy.joined().contains { $0.utf8.contains(UInt8(ascii: "{")) }
        self.trustPage = trustPage
        self.otherwiseAssumedBy = otherwiseAssumedBy
        self.isTrustDocumented = isTrustDocumented
        self.isAssumedByName = isAssumedByName
        self.needs = needs
    }
}

/// The way from a resource to another one that it names.
struct ConsumerLink: Hashable, Sendable {
    let attribute: AttributePattern
    let type: String
    /// The attributes of the other resource by which it is named.
    let names: [String]

    init(_ attribute: AttributePattern, _ type: String, by names: [String]) {
        self.attribute = attribute
        self.type = type
        self.names = names
    }
}

/// Something that a role must be allowed because of what an attribute says.
final class ConsumerNeed: Sendable {
    /// How sure it is that nothing works without it.
    enum Certainty: String, CaseIterable, Sendable {
        /// AWS documents that the service uses this role for it; the page was read.
        case required
        /// Known, but not read on a page of AWS; or documented for the usual case only, or in general terms.
        case expected
        /// Only if the application does it.
        case possible
    }

    /// What an attribute names, and so what the actions are done on.
    enum Target: Hashable, Sendable {
        /// A secret or parameter as `valueFrom` names it; the action follows from which it is.
        case secretReference
        /// A secret by ARN, by ARN without suffix, or by name; pieces behind the seventh colon do not count.
        case secret
        /// A parameter by ARN or name.
        case parameter
        /// The secret that has the attribute, whatever this names.
        case ownSecret
        /// A resource of a kind, by its ARN.
        case resource(String)
        /// A repository of Amazon ECR, by the URI of an image; no other registry.
        case repository
        /// The streams of a log group, by its name.
        case logStreams
        /// The same of a group in the region that a member beside the name tells, if there is one.
        case logStreamsInRegion(String)
        /// The streams of a log group, by its ARN.
        case logStreamsOfARN
        /// The stream of a consumer with enhanced fan-out, by the ARN of the consumer.
        case streamOfConsumer
        /// The cluster to which a VPC connection of Amazon MSK leads, whose ARN does not tell that of the cluster.
        case clusterOfConnection
        /// The bucket of an object's ARN.
        case bucketOfObject
        /// A function by its ARN or its name, without a version or an alias.
        case function
        /// An ECS task definition by its ARN, or by its family with a revision or without.
        case taskDefinition
        /// The role that the resource names in an attribute to which the value leads.
        case role(String, of: ConsumerLink)
        /// Some resource of a type, not known which: a service, and what its ARN has behind the account, in front of a path
        /// or of an identifier without slashes.
        case some(kind: String, service: String, prefix: String, isPath: Bool = true)
        /// Nothing in particular: the actions know no resources, or any will do.
        case everything

        /// Whether it may turn out to be a secret or a parameter.
        var mayBeSecret: Bool {
            switch self {
            case .secretReference, .secret, .parameter, .ownSecret: true
            case .resource(let kind), .some(let kind, _, _, _): ["secret", "parameter"].contains(kind)
            case .repository, .logStreams, .logStreamsInRegion, .logStreamsOfARN, .streamOfConsumer,
                .clusterOfConnection, .bucketOfObject, .function, .taskDefinition, .role, .everything:
                false
            }
        }
    }

    /// What else has to hold.
    enum Condition: Hashable, Sendable {
        /// A member of one of the blocks around the value is one of these; the innermost that has it counts.
        case member(String, [String])
        /// No block around the value has a member, or not with these members inside each other.
        case lacks([String])
        /// The block that the value stands in does not set a member.
        case isNotSetBeside(String)
        /// Some value of the resource is one of these.
        case attribute(AttributePattern, [String])
        /// The ECS task definition runs where its execution role pulls the image and writes the logs.
        case runsWithExecutionRole
        /// The value is an ARN of this service.
        case service(String)
        /// The value is an ARN of this service or a name, as requests have either.
        case serviceOrName(String)
        /// The value is an ARN of this resource type, or holds this text behind the account.
        case resourceType(String, String)
        /// The value is the ARN of something else.
        case otherResourceType(String, String)
        /// The value is the ARN of a cluster of Amazon MSK that is not serverless.
        case isProvisionedCluster
        /// The value is the ARN of one secret, and no list, pattern or beginning of ARNs.
        case isSecretARN
        /// The value is a list that is not empty.
        case isNotEmpty
        /// The resource does not set an attribute.
        case isNotSet(String)
        /// The configuration has an attribute, which the provider fills in otherwise.
        case isConfigured(String)
        /// The value is the URI of an image in a private repository of Amazon ECR that the plan has: what the policy of
        /// another one allows cannot be seen.
        case isOwnImage
    }

    /// An action that is enough where another one is not allowed.
    struct Substitute: Sendable {
        let action: String
        /// Where it is enough.
        let condition: Condition
    }

    let attribute: AttributePattern
    /// The resource that has the attribute, where it is not the consumer itself.
    let owner: ConsumerLink?
    let target: Target
    let actions: [String]
    /// What does in place of an action, by the names of the actions.
    let substitutes: [String: Substitute]
    let conditions: [Condition]
    /// What is known of the request besides what role and resource tell, by the names of condition keys.
    let context: [String: String]
    /// Which attribute tells of the request besides, by the names of condition keys: the ARN of something.
    let namedContext: [String: AttributePattern]
    let certainty: Certainty
    let page: String

    init(
        _ attribute: AttributePattern,
        of owner: ConsumerLink? = nil,
        _ target: Target,
        _ actions: [String],
        orElse substitutes: [String: Substitute] = [:],
        when conditions: [Condition] = [],
        asking context: [String: String] = [:],
        naming namedContext: [String: AttributePattern] = [:],
        _ certainty: Certainty,
        _ page: String
    ) {
        self.attribute = attribute
        self.owner = owner
        self.target = target
        self.actions = actions
        self.substitutes = substitutes
        self.conditions = conditions
        self.context = context
        self.namedContext = namedContext
        self.certainty = certainty
        self.page = page
    }

    /// A need for a secret or parameter, whose action follows from which it is.
    convenience init(
        _ attribute: AttributePattern,
        _ target: Target,
        when conditions: [Condition] = [],
        _ certainty: Certainty,
        _ page: String
    ) {
        self.init(attribute, target, [], when: conditions, certainty, page)
    }
}
