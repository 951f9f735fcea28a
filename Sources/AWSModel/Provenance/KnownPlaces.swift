import IAM
import Symbolic
import TerraformPlan

/// The accounts and regions that the known ARNs of a plan tell, by provider configuration.
struct KnownPlaces: Sendable {
    private var accounts: [String: Set<String>] = [:]
    private var regions: [String: Set<String>] = [:]

    init(_ plan: Plan) {
        for caller in plan.instances.data("aws_caller_identity") {
            if let id = caller.text("account_id") {
                accounts[ProviderContext.key(of: caller), default: []].insert(id)
            }
        }
        // A data source that is told which region to describe tells nothing of the provider.
        for region in plan.instances.data("aws_region")
        where !["name", "region", "endpoint"].contains(where: region.isConfigured) {
            if let name = region.text("region") ?? region.text("name") {
                regions[ProviderContext.key(of: region), default: []].insert(name)
            }
        }
        var last: (provider: String, place: ARNPlace)?
        // What is managed belongs to the account of its provider; what is only read may belong to another.
        for type in ResourceARNForm.of.keys where plan.instances.mayTell("arn", ofType: type) {
            // Roles are read by name, and so in the account itself.
            let instances =
                type == "aws_iam_role" ? plan.instances.instances(ofType: type) : plan.instances.managed(type)
            for instance in instances {
                guard let place = instance.text("arn").flatMap({ ARNPlace(of: $0) }) else { continue }
                let provider = ProviderContext.key(of: instance)
                // A resource with a region of its own says nothing of its provider's.
                let told = instance.attribute("region") == nil ? place : ARNPlace(region: "", account: place.account)
                // Most tell the same.
                if let last, last.place == told, last.provider == provider { continue }
                last = (provider, told)
                if told.account.utf8.count == 12 { accounts[provider, default: []].insert(told.account) }
                if !told.region.isEmpty { regions[provider, default: []].insert(told.region) }
            }
        }
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

/// The region and the account that an ARN names.
private struct ARNPlace: Equatable {
    var region: String
    var account: String
}

extension ARNPlace {
    /// - Returns: nil for a text that is no ARN.
    init?(of arn: String) {
        var arn = arn
        let place = arn.withUTF8 { bytes -> ARNPlace? in
            guard bytes.starts(with: "arn:".utf8), bytes.pieceBetweenColons(at: 5) != nil,
                let region = bytes.pieceBetweenColons(at: 3), let account = bytes.pieceBetweenColons(at: 4)
            else { return nil }
            return ARNPlace(
                region: String(decoding: region, as: UTF8.self),
                account: String(decoding: account, as: UTF8.self)
            )
        }
        guard let place else { return nil }
        self = place
    }
}
