import IAM
import Symbolic
import TerraformPlan

/// The account that a resource lives in, as far as a plan tells.
struct ResourceAccount: Sendable {
    /// The account's number; nil where nobody tells it.
    var id: String?
    /// The key of the provider configuration that serves the resource; nil where nobody tells it.
    var provider: String?

    /// Whether the account is another one too, by their numbers.
    func isSame(as other: ResourceAccount) -> Truth {
        guard let id, let other = other.id else { return .unknown }
        return Truth(id == other)
    }
}

extension Identities {
    /// The account of a resource, which an ARN may tell: its own, or that of what an account has to itself.
    func account(of instance: ResourceInstance, with arn: String? = nil) -> ResourceAccount {
        // Of what goes with its block the plan does not show the provider configuration.
        let provider = instance.block == nil && !isOfOneAccount ? nil : ProviderContext.key(of: instance)
        let told = arn.flatMap { KnownARN($0) }?[.account]
        let id = told?.utf8.count == 12 ? told : provider.flatMap { _ in context(of: instance).account.known }
        return ResourceAccount(id: id, provider: provider)
    }

    /// Whether two accounts are the same.
    func areSame(_ account: ResourceAccount, _ other: ResourceAccount) -> Truth {
        let isSame = account.isSame(as: other)
        guard isSame == .unknown, let own = account.provider, let other = other.provider else { return isSame }
        return own == other || signInAlike(own, other) ? .yes : .unknown
    }
}
