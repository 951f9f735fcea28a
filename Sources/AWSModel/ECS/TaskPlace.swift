import IAM
import Symbolic
import TerraformPlan

/// Where revisions of a task definition are: an account and a region, or what stands for them.
struct TaskPlace: Hashable, Sendable {
    /// Nil where the plan does not tell.
    private let region: String?
    private let account: String?
    /// The provider configuration; nil where the block is no longer written.
    private let provider: String?
    /// Whether the resource has a region of its own that is known only after apply.
    private let isOpen: Bool

    /// Where the revision is that a resource has before apply.
    init(before task: TaskDefinition) {
        let arn = task.instance.attributeBefore("arn")?.string.flatMap(KnownARN.init)
        region = arn?[.region]
        account = arn?[.account]
        provider = task.instance.block == nil ? nil : ProviderContext.key(of: task.instance)
        isOpen = false
    }

    /// Where a resource will register its revision.
    init(after task: TaskDefinition) {
        let context = task.plan.identities.context(of: task.instance)
        let hasOwnRegion = task.instance.block == nil || task.instance.isConfigured("region")
        // A region that is not set will be the provider's.
        isOpen = hasOwnRegion && task.instance.attribute("region")?.holes != nil
        region = isOpen ? nil : context.region.known
        account = context.account.known
        provider = ProviderContext.key(of: task.instance)
    }

    /// Whether what is registered in another place is of the same families.
    ///
    /// - Parameters:
    ///   - after: Where something will be registered.
    ///   - hasOneProvider: Whether the plan has but one configuration of the provider.
    /// - Returns: nil where nobody can tell.
    func isSame(as after: TaskPlace, hasOneProvider: Bool) -> Bool? {
        if let region, let other = after.region, region != other { return false }
        if let account, let other = after.account, account != other { return false }
        if after.isOpen { return nil }
        if region != nil, after.region != nil, account != nil, after.account != nil { return true }
        return hasOneProvider || provider != nil && provider == after.provider ? true : nil
    }
}
