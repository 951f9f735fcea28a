import IAM
import Symbolic
import TerraformPlan

/// How the provider writes the ARNs of log groups: before version 3 with `:*` behind the name.
///
/// An attribute that is not known stands for the ARN without; where a policy is written with it, the rest is added.
///
/// Source: the AWS provider's guide to version 3, "Resource: aws_cloudwatch_log_group".
struct LogGroupARNs: Sendable {
    /// What an ARN ends in.
    enum Ending {
        case name, wildcard, unclear
    }

    private static let type = "aws_cloudwatch_log_group"
    private static let firstWithout = 3

    private let plan: Plan
    private let versions: MajorVersions

    init(_ plan: Plan) {
        self.plan = plan
        versions = plan.configuration.majorVersions(ofProvider: "aws")
    }

    /// What an attribute ends in that is not known; `name` for what is no ARN of a log group.
    func ending(of identity: AttributeIdentity) -> Ending {
        guard identity.address.type == LogGroupARNs.type, identity.address.mode == .managed,
            identity.path == AttributePath(attribute: "arn"), versions.lowest < LogGroupARNs.firstWithout,
            let group = plan.instances.instance(identity.address),
            // Planned for every log group by version 3.38 and newer.
            group.attribute("tags_all") == nil
        else { return .name }
        if versions.highest < LogGroupARNs.firstWithout { return .wildcard }
        // Planned by every version: a plan that shows it and no `tags_all` is one of an older provider.
        return group.attribute("retention_in_days") == nil ? .name : .unclear
    }

    /// Why nobody can tell how a policy names what a text names; nil where that is clear.
    func doubt(of text: SymbolicString) -> Unknown? {
        guard let hole = text.holes.first(where: { $0.identity.map { ending(of: $0) == .unclear } ?? false }) else {
            return nil
        }
        let reason = UnknownSource.Reason.undecided("whether the provider ends it in `:*`, as it did before version 3")
        return Unknown(UnknownSource(attribute: hole.identity, reason: reason))
    }

    /// A policy with what ends the ARNs that it is written with.
    func completed(_ document: PolicyDocument) -> PolicyDocument {
        guard versions.highest < LogGroupARNs.firstWithout else { return document }
        return document.mapResources(completed)
    }

    private func completed(_ text: SymbolicString) -> SymbolicString {
        let parts = text.parts
        var complete = SymbolicString()
        for (place, part) in parts.enumerated() {
            complete.append(part)
            guard case .hole(let hole) = part, let identity = hole.identity, ending(of: identity) == .wildcard else {
                continue
            }
            // Two wildcards behind one another cover no more of a log group than one.
            if place + 1 < parts.count, case .literal(let next) = parts[place + 1], next.hasPrefix(LogGroupARNs.rest) {
                continue
            }
            complete.append(.literal(LogGroupARNs.rest))
        }
        return complete
    }

    /// What stands behind the name.
    static let rest = ":*"
}
