import IAM
import JSONReader
import Symbolic
import TerraformPlan

/// The accounts and regions that the known ARNs of a plan tell, by provider configuration.
struct KnownPlaces: Sendable {
    private let configuration: Configuration
    private var accounts: [String: Set<String>] = [:]
    private var regions: [String: Set<String>] = [:]
    private let plan: Plan
    /// The provider configurations that stand for several.
    private let repeated: Set<String>

    init(_ plan: Plan) {
        self.plan = plan
        configuration = plan.configuration
        repeated = plan.configuration.repeatedProviders
        for caller in plan.instances.data("aws_caller_identity") {
            if let id = caller.plannedText("account_id") {
                accounts[ProviderContext.key(of: caller), default: []].insert(id)
            }
        }
        for region in plan.instances.data("aws_region") where !ProviderContext.isToldRegion(region) {
            if let name = region.plannedText("region") ?? region.plannedText("name") {
                regions[ProviderContext.key(of: region), default: []].insert(name)
            }
        }
        let isOfOneProvider = !plan.configuration.containsBlock {
            !$0.isServed(by: ProviderContext.standardKey) && $0.hasType(beginning: "aws_")
        }
        for type in ResourceARNForm.of.keys where plan.instances.mayTell("arn", ofType: type) {
            // What is managed belongs to the account of its provider; what is only read may belong to another.
            // Roles are read by name, and so in the account itself.
            let isReadByName = type == "aws_iam_role"
            if isOfOneProvider, let entries = plan.instances.entries(ofType: type) {
                note(entries, areReadByName: isReadByName)
            } else {
                note(isReadByName ? plan.instances.instances(ofType: type) : plan.instances.managed(type))
            }
        }
    }

    /// Notes what the ARNs of instances tell.
    private mutating func note(_ instances: [ResourceInstance]) {
        var last: (provider: String, place: ARNPlace)?
        for instance in instances {
            guard let place = instance.plannedText("arn").flatMap({ ARNPlace(of: $0) }) else { continue }
            let provider = ProviderContext.key(of: instance)
            let told = place.told(
                byRegional: !instance.isPlannedToTheEnd("region") || instance.plannedText("region") != nil
            )
            // Most tell the same.
            if let last, last.place == told, last.provider == provider { continue }
            last = (provider, told)
            note(told, of: provider)
        }
    }

    /// The same of instances that have one provider configuration.
    private mutating func note(_ entries: some Sequence<InstanceEntry>, areReadByName: Bool) {
        var last: (arn: JSONNode, head: Int, isRegional: Bool)?
        for entry in entries {
            guard let arn = entry.text(of: "arn") else { continue }
            let isSame = last.map { arn.begins(asIn: $0.arn, $0.head) } ?? false
            // Most tell the same; those with a region of their own tell no more than others.
            if isSame, last?.isRegional == false { continue }
            let isRegional = entry.has("region")
            if isSame, isRegional { continue }
            guard areReadByName || entry.isManaged, let text = arn.string, let place = ARNPlace(of: text) else {
                continue
            }
            last = (arn, arn.isEscaped ? .max : place.head, isRegional)
            note(place.told(byRegional: isRegional), of: ProviderContext.standardKey)
        }
    }

    private mutating func note(_ place: ARNPlace, of provider: String) {
        if place.account.utf8.count == 12 { accounts[provider, default: []].insert(place.account) }
        if !place.region.isEmpty { regions[provider, default: []].insert(place.region) }
    }

    /// The one account of a provider configuration; nil where nothing tells, or several are told.
    func account(of provider: String) -> String? {
        if let own = accounts[provider] { return own.count == 1 ? own.first : nil }
        let shown = configuration.shownProvider(provider)
        if shown != provider { return account(of: shown) }
        guard let credentials = configuration.credentials(ofProvider: provider) else {
            // What is not written signs in with what the environment has.
            return KnownPlaces.one(accounts.filter { other, _ in configuration.signInAlike(provider, other) })
        }
        let role = plan.providerArgument("role_arn", in: "assume_role", of: provider)?.string
        if let role = role.flatMap({ KnownARN($0) }), role[.account].utf8.count == 12 { return role[.account] }
        // What signs in with the same is of the same account.
        let alike = accounts.filter { other, _ in
            configuration.credentials(ofProvider: other).map { $0 == credentials } ?? true
        }
        // The same references may make other values in another module or another text.
        guard credentials.isConstant || alike.count == accounts.count else { return nil }
        return KnownPlaces.one(alike)
    }

    /// The one account of several provider configurations; nil for none, or several.
    private static func one(_ accounts: [String: Set<String>]) -> String? {
        let all = accounts.values.reduce(into: Set<String>()) { $0.formUnion($1) }
        return all.count == 1 ? all.first : nil
    }

    /// The one region that the resources of a provider configuration tell; nil where nothing tells, or several are told.
    func region(of provider: String) -> String? {
        guard let own = regions[provider] ?? regions[configuration.shownProvider(provider)] else { return nil }
        return own.count == 1 ? own.first : nil
    }

    /// Whether a provider configuration stands for several, of which nobody tells which one a resource has.
    func isRepeated(_ provider: String) -> Bool { !repeated.isEmpty && repeated.contains(provider) }
}

/// The region and the account that an ARN names.
private struct ARNPlace: Equatable {
    var region: String
    var account: String
    /// How many bytes of the ARN tell them.
    var head: Int

    /// - Returns: nil for a text that is no ARN.
    init?(of text: String) {
        guard let arn = KnownARN(text) else { return nil }
        region = arn[.region]
        account = arn[.account]
        head = arn.head(before: .resource).utf8.count
    }

    /// What a resource there tells of its provider: nothing of the region where it has one of its own.
    func told(byRegional isRegional: Bool) -> ARNPlace {
        var place = self
        if isRegional { place.region = "" }
        return place
    }

    static func == (left: ARNPlace, right: ARNPlace) -> Bool {
        left.region == right.region && left.account == right.account
    }
}

extension JSONNode {
    /// Whether the first bytes of a string are those of another one.
    fileprivate func begins(asIn other: JSONNode, _ count: Int) -> Bool {
        withRawBytes { own in
            other.withRawBytes { other in
                guard count <= own.count, count <= other.count else { return false }
                for place in 0..<count where own[place] != other[place] { return false }
                return true
            } ?? false
        } ?? false
    }
}
