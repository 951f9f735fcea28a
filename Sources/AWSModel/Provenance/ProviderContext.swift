import IAM
import Symbolic
import TerraformPlan

/// Where a resource will live: partition, region and account, as far as the plan tells.
struct ProviderContext: Sendable {
    let region: SymbolicString
    let account: SymbolicString
    let partition: SymbolicString
    /// What ARNs begin with, by the service.
    private let beginnings = ResultCache<String, SymbolicString>()

    init(of instance: ResourceInstance, in plan: Plan, known: KnownPlaces) {
        let key = ProviderContext.key(of: instance)
        let provider = plan.configuration.shownProvider(key)
        // Nobody tells which of several that one block makes: what is not known of it is the instance's own.
        let isRepeated = known.isRepeated(provider)
        let name = isRepeated ? "\(provider) of \(instance.address)" : provider
        let hole = { (type: String, attribute: String) in
            SymbolicString([.hole(ProviderContext.unknown(type, attribute, of: name))])
        }
        let region =
            ProviderContext.ownRegion(of: instance)
            ?? ProviderContext.region(ofProvider: provider, in: plan, isRepeated ? nil : known.region(of: key))
        self.region = region ?? hole("aws_region", "name")
        self.account =
            (isRepeated ? nil : known.account(of: key)).map { SymbolicString($0) }
            ?? hole("aws_caller_identity", "account_id")
        self.partition =
            region?.known.map { SymbolicString(ProviderContext.partition(ofRegion: $0)) }
            ?? hole("aws_partition", "partition")
    }

    /// The same account in another region of its partition.
    private init(_ context: ProviderContext, in region: SymbolicString) {
        self.region = region
        account = context.account
        partition = region.known.map { SymbolicString(Self.partition(ofRegion: $0)) } ?? context.partition
    }

    /// The same account in another region.
    func moved(to region: SymbolicString) -> ProviderContext { ProviderContext(self, in: region) }

    /// The ARN of a resource of a service there.
    func arn(_ service: String, _ resource: SymbolicString) -> SymbolicString {
        var text = beginnings.value(for: service) {
            ARN(
                partition: partition,
                service: SymbolicString(service),
                region: region,
                account: account,
                resource: SymbolicString()
            ).text
        }
        text.append(resource)
        return text
    }

    /// The key of the provider configuration that serves a resource, where nothing tells of another.
    static let standardKey = "aws"

    /// The key of the provider configuration that serves a resource.
    static func key(of instance: ResourceInstance) -> String {
        instance.block?.providerConfigKey ?? standardKey
    }

    /// What the provider's own data source would tell: the same for every resource of one provider configuration.
    private static func unknown(_ type: String, _ attribute: String, of provider: String) -> Unknown {
        let address = ResourceAddress(mode: .data, type: type, name: provider)
        let reason = UnknownSource.Reason.undecided("the plan does not tell the provider's \(attribute)")
        return Unknown(
            UnknownSource(attribute: nil, reason: reason),
            identity: AttributeIdentity(address: address, path: AttributePath(attribute: attribute))
        )
    }

    /// The resource's own `region` (AWS provider 6 and newer); nil where it has none, so that its provider's counts.
    static func ownRegion(of instance: ResourceInstance) -> SymbolicString? {
        guard let text = instance.attribute("region")?.text, text.known != "" else { return nil }
        // Where it is not set, what the provider will put there is no other than its own.
        return text.known != nil || instance.isConfigured("region") ? text : nil
    }

    /// The region of a provider configuration, as far as plan and source tell, or the ARNs of its resources.
    private static func region(ofProvider key: String, in plan: Plan, _ told: String?) -> SymbolicString? {
        if let constant = plan.configuration.providerConstant(key, "region") { return SymbolicString(constant) }
        if let told { return SymbolicString(told) }
        guard let text = plan.providerArgument("region", of: key)?.text else { return nil }
        if let known = text.known { return isRegion(known) ? SymbolicString(known) : nil }
        return text.wholeHole?.identity == nil ? nil : text
    }

    /// Whether a data source `aws_region` is told which region to describe, and so tells nothing of its provider.
    static func isToldRegion(_ source: ResourceInstance) -> Bool {
        ["name", "region", "endpoint"].contains(where: source.isConfigured)
    }

    /// Whether a text has the form of a region's name: `eu-west-1`, `us-gov-east-1`, `eusc-de-east-1`.
    static func isRegion(_ text: String) -> Bool {
        let pieces = text.split(separator: "-", omittingEmptySubsequences: false)
        guard pieces.count >= 3, let number = pieces.last, let area = pieces.first else { return false }
        return !number.isEmpty && number.utf8.allSatisfy { (0x30...0x39).contains($0) }
            && (area.utf8.count == 2 || area == "eusc")
            && pieces.dropLast().allSatisfy { $0.utf8.allSatisfy { (0x61...0x7A).contains($0) } && !$0.isEmpty }
    }

    /// The partitions besides the commercial one, by what the names of their regions begin with.
    ///
    /// Source: AWS General Reference, "Amazon Resource Names", partitions.
    private static let otherPartitions = [
        ("cn-", "aws-cn"), ("us-gov-", "aws-us-gov"), ("us-isob-", "aws-iso-b"), ("us-isof-", "aws-iso-f"),
        ("us-iso-", "aws-iso"), ("eu-isoe-", "aws-iso-e"), ("eusc-", "aws-eusc"),
    ]

    /// All partitions.
    static let partitions = ["aws"] + otherPartitions.map(\.1)

    static func partition(ofRegion region: String) -> String {
        otherPartitions.first { region.utf8.starts(with: $0.0.utf8) }?.1 ?? "aws"
    }
}
