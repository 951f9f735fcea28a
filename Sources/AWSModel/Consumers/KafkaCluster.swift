import Symbolic

/// What the ARN of an Amazon MSK cluster tells of it.
enum KafkaCluster {
    /// What stands in the ARN of a VPC connection and not in that of a cluster, and the type of connections.
    static let connection = (type: "aws_msk_vpc_connection", mark: ":vpc-connection/")

    /// Whether a cluster is provisioned, and not serverless, by the type of the resource of the plan that it is.
    ///
    /// An ARN does not tell: those of both sorts end in a UUID and a number (msk/1.0/apireference/clusters-clusterarn; the
    /// provider's documentation of `aws_msk_serverless_cluster`, import). The data source finds provisioned clusters only.
    static func isProvisioned(_ occurrence: AttributeOccurrence, in plan: PlanModel) -> ConditionResult {
        let text = occurrence.value.text
        let lookup = plan.resourcePolicies.lookup
        let isOf = { (type: String) in
            text?.wholeHole?.identity?.address.type == type
                || text?.known.map { !lookup.instances(of: type, named: $0).isEmpty } == true
        }
        if isOf("aws_msk_cluster") { return .yes }
        if isOf("aws_msk_serverless_cluster") { return .no }
        let reason = UnknownSource.Reason.undecided("whether the cluster is serverless")
        return .unknown(occurrence.value.holes?.derived ?? Unknown(UnknownSource(attribute: nil, reason: reason)))
    }
}
