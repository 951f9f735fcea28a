import IAM
import Symbolic
import TerraformPlan

/// The URI of an image in a private repository of Amazon ECR.
///
/// Source: AmazonECR/latest/userguide/Registries.html: `ACCOUNT.dkr.ecr.REGION.amazonaws.com/NAME`, then a tag behind
/// `:` or a digest behind `@`.
struct ImageURI: Sendable {
    private let account: SymbolicString
    private let region: SymbolicString
    private let name: SymbolicString?
    /// The repository whose `repository_url` the URI begins with.
    private let repository: AttributeIdentity?

    /// - Returns: nil for an image of another registry, and where that cannot be told.
    init?(_ text: SymbolicString) {
        if text.prefix.isEmpty, let hole = text.holes.first, let identity = hole.identity,
            identity.address.type == "aws_ecr_repository", identity.path.root == "repository_url"
        {
            repository = identity
            (account, region, name) = (SymbolicString(), SymbolicString(), nil)
            return
        }
        // Of a text with holes only what is behind the registry's name may be unknown: the tag, most often.
        let uri = text.prefix
        guard let slash = uri.utf8.firstIndex(of: UInt8(ascii: "/")) else { return nil }
        guard uri.utf8.dropFirst(12).starts(with: ".dkr.".utf8) else { return nil }
        let host = String(uri[..<slash]).pieces(between: UInt8(ascii: "."))
        guard host.count >= 6, host[0].utf8.count == 12, host[0].utf8.allSatisfy({ (48...57).contains($0) }),
            host[1] == "dkr", host[2] == "ecr" || host[2] == "ecr-fips", host[4] == "amazonaws"
        else { return nil }
        let rest = uri[uri.utf8.index(after: slash)...].utf8
        let name = rest.prefix { $0 != UInt8(ascii: ":") && $0 != UInt8(ascii: "@") }
        account = SymbolicString(String(host[0]))
        region = SymbolicString(String(host[3]))
        self.name = name.endIndex < rest.endIndex || text.known != nil ? SymbolicString(String(Substring(name))) : nil
        repository = nil
    }

    /// Whether the plan has the repository.
    func isOfRepository(in plan: PlanModel) -> ConditionResult {
        if repository != nil { return .yes }
        guard let name = name?.known else { return .no }
        var result = ConditionResult.no
        for found in plan.existing("aws_ecr_repository") {
            if let registry = found.text("registry_id"), registry != account.known { continue }
            guard let own = found.attribute("name") else { continue }
            if own.string == name { return .yes }
            if let unknown = own.holes { result = .unknown(unknown) }
        }
        return result
    }

    /// The ARN of the repository; nil where its name is not known to its end.
    func repositoryARN(in context: ProviderContext) -> SymbolicString? {
        if let repository {
            let arn = AttributeIdentity(address: repository.address, path: AttributePath(attribute: "arn"))
            return SymbolicString([.hole(Unknown(attribute: arn))])
        }
        guard let name else { return nil }
        let partition = region.known.flatMap(ARN.partition(ofRegion:)).map { SymbolicString($0) } ?? context.partition
        return SymbolicString("arn:") + partition + SymbolicString(":ecr:") + region + SymbolicString(":")
            + account + SymbolicString(":repository/") + name
    }
}
