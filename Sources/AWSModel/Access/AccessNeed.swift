import Symbolic
import TerraformPlan

/// Something that a consumer's role has to be allowed to read, for the consumer to work.
struct AccessNeed {
    let consumer: AccessReport.Consumer
    /// The role as a field of the consumer: a role, absent, or unknown.
    let role: ModelValue
    /// What it is for: where the consumer names it.
    let use: String
    let actions: [String]
    let kind: AccessReport.Resource.Kind
    /// What the actions are done on; nil where nobody can tell.
    let resource: SymbolicString?
    /// Why nobody can tell.
    var unknown: Unknown?
    /// Whether the plan marks what names the resource as sensitive.
    var isSensitive = false
    /// What is known of the request from how the consumer names the resource.
    var context: SecretRequest.Context = [:]
}

extension PlanModel {
    /// The secrets and parameters that the consumers of the plan need, in the order of the catalogue.
    var accessNeeds: [AccessNeed] { consumers.flatMap(\.accessNeeds) }
}

extension Consumer {
    /// The secrets and parameters that the consumer reads, and what is not known of them.
    fileprivate var accessNeeds: [AccessNeed] {
        var known: [AccessNeed] = []
        var open: [AccessNeed] = []
        var roots = RootAttributes(of: plan.plan)
        for row in role.needs where row.target.isReadable {
            // What only the application may want is no reason to miss a role.
            if case .absent = place.role, row.certainty == .possible { continue }
            var needs: [Need] = []
            var rest: Unknown?
            read(row, from: &roots, &needs, &rest)
            known += needs.map { AccessNeed($0, of: self) }
            if let rest { open.append(AccessNeed(self, row.attribute.root, row.actions, unknown: rest)) }
        }
        return known + open
    }
}

extension ConsumerNeed.Target {
    /// Whether it is a secret or a parameter.
    fileprivate var isReadable: Bool {
        switch self {
        case .secretReference, .secret, .parameter, .ownSecret: true
        case .resource, .repository, .logStreams, .logStreamsInRegion, .logStreamsOfARN, .streamOfConsumer,
            .clusterOfConnection, .bucketOfObject, .function, .taskDefinition, .role, .everything, .some:
            false
        }
    }
}

extension AccessNeed {
    fileprivate init(_ need: Need, of consumer: Consumer) {
        let kind = need.target.kind.flatMap(AccessReport.Resource.Kind.init) ?? .other
        self.init(
            consumer: AccessReport.Consumer(consumer),
            role: consumer.place.role,
            use: need.location.map { "\($0.path)" } ?? need.name,
            actions: need.target.actions.isEmpty ? AccessNeed.anyRead : need.target.actions,
            kind: kind,
            resource: need.target.kind == nil ? nil : need.target.arn,
            unknown: need.target.arn?.unknown ?? need.unknownSource,
            isSensitive: need.isSensitive,
            context: need.target.context
        )
    }

    /// A need of which it is not even known whether it is there.
    fileprivate init(_ consumer: Consumer, _ use: String, _ actions: [String], unknown: Unknown) {
        self.init(
            consumer: AccessReport.Consumer(consumer),
            role: consumer.place.role,
            use: use,
            actions: actions.isEmpty ? AccessNeed.anyRead : actions,
            kind: .other,
            resource: nil,
            unknown: unknown
        )
    }

    /// What is shown for a value of which not even the service is known.
    private static let anyRead = ["secretsmanager:GetSecretValue", "ssm:GetParameters"]
}

extension AccessReport.Consumer {
    fileprivate init(_ consumer: Consumer) {
        self.init(address: consumer.instance.addressText, type: consumer.instance.address.type)
    }
}
