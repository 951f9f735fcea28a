import Symbolic

/// What the ARN of an Amazon MSK cluster tells of it.
enum KafkaCluster {
    /// What stands in the ARN of a VPC connection and not in that of a cluster, and the type of connections.
    static let connection = (type: "aws_msk_vpc_connection", mark: ":vpc-connection/")

    /// Whether a cluster is provisioned, and not serverless: by its type, else by the number that ends its ARN.
    ///
    /// Source: msk/1.0/apireference/clusters-clusterarn: the ARN of a provisioned cluster ends in a UUID and a number. What
    /// those of serverless clusters look like no page says.
    static func isProvisioned(_ occurrence: AttributeOccurrence) -> ConditionResult {
        let text = occurrence.value.text
        switch text?.wholeHole?.identity?.address.type {
        case "aws_msk_cluster": return .yes
        case "aws_msk_serverless_cluster": return .no
        default: break
        }
        if let text, endsInNumber(text.suffix) { return .yes }
        let reason = UnknownSource.Reason.undecided("whether the cluster is serverless")
        return .unknown(occurrence.value.holes?.derived ?? Unknown(UnknownSource(attribute: nil, reason: reason)))
    }

    /// Whether what is known of the end of an ARN has a number behind the last dash.
    ///
    /// What ends the ARN of a connection is of the connection, whatever cluster it leads to.
    private static func endsInNumber(_ end: String) -> Bool {
        guard !end.contains(connection.mark), let dash = end.lastIndex(of: "-") else { return false }
        let number = end[dash...].utf8.dropFirst()
        return !number.isEmpty && number.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
}
