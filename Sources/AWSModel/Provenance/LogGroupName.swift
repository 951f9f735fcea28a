import IAM
import Symbolic
import TerraformPlan

/// How a resource names a log group that it writes to.
struct LogGroupName: Hashable, Sendable {
    let name: SymbolicString
    /// The region of the group, where the resource tells one; else it is the resource's own.
    let region: SymbolicString?

    init(_ name: SymbolicString, in region: SymbolicString? = nil) {
        self.name = name
        self.region = region
    }
}

extension Identities {
    /// The ARN of a log group that is named by name; nil where nothing of the name is known.
    func logGroupARN(named group: LogGroupName, for instance: ResourceInstance) -> SymbolicString? {
        let name = canonical(group.name)
        let named = name.wholeHole?.identity
        guard name.wholeHole == nil || named?.address.type == "aws_cloudwatch_log_group" else { return nil }
        let own = context(of: instance)
        let region = group.region.map(region)
        // A group that is named by its resource lives where that does, and is meant where the region is the same.
        if let named {
            let place = self.instance(of: named).map(context) ?? own
            if (region ?? place.region) == place.region {
                let arn = AttributeIdentity(address: named.address, path: AttributePath(attribute: "arn"))
                return SymbolicString([.hole(Unknown(attribute: arn))])
            }
        }
        let place = region.map { $0 == own.region ? own : own.moved(to: $0) } ?? own
        return place.arn("logs", SymbolicString("log-group:") + name)
    }

    /// A region as it is known: what a data source tells of its provider is the provider's region.
    private func region(_ text: SymbolicString) -> SymbolicString {
        let text = canonical(text)
        guard let identity = text.wholeHole?.identity, identity.address.type == "aws_region",
            identity.path.steps.count == 1, let name = identity.path.root, ["name", "region", "id"].contains(name),
            let source = instance(of: identity), !ProviderContext.isToldRegion(source)
        else { return text }
        return context(of: source).region
    }
}
