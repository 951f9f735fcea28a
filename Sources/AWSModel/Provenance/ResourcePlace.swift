import IAM
import Symbolic
import TerraformPlan

/// Where AWS looks something up that is named by a name: in one region of one account.
struct ResourcePlace: Sendable {
    /// How the place of a resource is to this one.
    enum Relation {
        case same, other
        /// The plan does not tell.
        case unclear
    }

    let partition: SymbolicString
    let region: SymbolicString
    let account: SymbolicString

    /// The place of a resource, which a name in it is looked up in.
    init(of instance: ResourceInstance, _ identities: Identities) {
        let context = identities.context(of: instance)
        (partition, region, account) = (context.partition, context.region, context.account)
    }

    /// The place that an ARN tells.
    init(of arn: ARN) {
        (partition, region, account) = (arn.partition, arn.region, arn.account)
    }

    func relation(to instance: ResourceInstance, _ identities: Identities) -> Relation {
        let other = identities.context(of: instance)
        let pairs = [(region, other.region), (account, other.account)]
        if pairs.contains(where: { $0.known != nil && $1.known != nil && $0 != $1 }) { return .other }
        return pairs.allSatisfy { $0 == $1 } ? .same : .unclear
    }
}
