import Symbolic
import TerraformPlan

/// A service that reads a secret without a role, and accepts only some secrets.
struct DemandingService: Sendable {
    let type: String
    let attribute: AttributePattern
    /// What the secret's name has to begin with.
    let prefix: String
    /// Whether a customer's key has to encrypt the secret.
    let needsCustomerKey: Bool
    let page: String

    static let all: [DemandingService] = [
        DemandingService(
            type: "aws_msk_scram_secret_association",
            attribute: "secret_arn_list[]",
            prefix: "AmazonMSK_",
            needsCustomerKey: true,
            page: "msk/latest/developerguide/msk-password.html"
        ),
        DemandingService(
            type: "aws_ecr_pull_through_cache_rule",
            attribute: "credential_arn",
            prefix: "ecr-pullthroughcache/",
            needsCustomerKey: false,
            page: "AmazonECR/latest/APIReference/API_PullThroughCacheRule.html"
        ),
    ]
}
