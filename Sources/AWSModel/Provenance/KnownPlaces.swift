import IAM
import Symbolic
import TerraformPlan

/// The accounts and regions that the known ARNs of a plan tell, by provider configuration.
struct KnownPlaces: Sendable {
    private var accounts: [String: Set<String>] = [:]
    private var regions: [String: Set<String>] = [:]

    init(_ plan: Plan) {
        for caller in plan.instances.data("aws_caller_identity") {
            if let id = caller.attribute("account_id")?.string {
                accounts[ProviderContext.key(of: caller), default: []].insert(id)
            }
        }
        // A data source that is told which region to describe tells nothing of the provider.
        for region in plan.instances.data("aws_region")
        where !["name", "region", "endpoint"].contains(where: region.isConfigured) {
            if let name = region.attribute("region")?.string ?? region.attribute("name")?.string {
                regions[ProviderContext.key(of: region), default: []].insert(name)
            }
        }
        // What is managed belongs to the account of its provider; what is only read may belong to another.
        for type in ResourceARNForm.of.keys {
            // Roles are read by name, and so in the account itself.
            let instances =
                type == "aws_iam_role" ? plan.instances.instances(ofType: type) : plan.instances.managed(type)
            for instance in instances {
                guard let arn = instance.attribute("arn")?.string.map({ $0.piecesBetweenColons(maxSplits: 5) }),
                    arn.count == 6, arn[0] == "arn"
                else { continue }
                let (region, account) = (arn[3], arn[4])
                let key = ProviderContext.key(of: instance)
                if account.utf8.count == 12 { KnownPlaces.note(account, &accounts[key, default: []]) }
                // A resource with a region of its own says nothing of its provider's.
                if !region.isEmpty, instance.attribute("region") == nil {
                    KnownPlaces.note(region, &regions[key, default: []])
                }
            }
        }
    }

    /// Adds a name to others, most of which are the same.
    private static func note(_ name: Substring, _ names: inout Set<String>) {
        if names.count == 1, let only = names.first, only == name { return }
        names.insert(String(name))
    }

    /// The one account of a provider configuration; nil where nothing tells, or several are told.
    func account(of provider: String) -> String? {
        guard let own = accounts[provider] else {
            // Where all that is known is of one account, a configuration that nothing tells of is taken for its too.
            let all = accounts.values.reduce(into: Set<String>()) { $0.formUnion($1) }
            return all.count == 1 ? all.first : nil
        }
        return own.count == 1 ? own.first : nil
    }

    /// The one region of a provider configuration; nil where nothing tells, or several are told.
    func region(of provider: String) -> String? {
        guard let own = regions[provider] else {
            let all = regions.values.reduce(into: Set<String>()) { $0.formUnion($1) }
            return regions.count == 1 && all.count == 1 ? all.first : nil
        }
        return own.count == 1 ? own.first : nil
    }
}
