import IAM
import Symbolic

/// The names under which Amazon SNS may deliver from a region to another one, or to its own.
///
/// Source: sns/latest/dg/sns-cross-region-delivery: into an opt-in region the principal has that region's name in it, out
/// of one into another region its own; IAM/latest/UserGuide/reference_policies_elements_principal: within one region no
/// principal has.
struct RegionalPrincipal {
    /// Where the service acts from.
    let source: SymbolicString
    /// Where what it acts on lies.
    let target: SymbolicString
    let areEqual: Truth

    /// The page that says so.
    static let page = "sns/latest/dg/sns-cross-region-delivery.html"

    /// All names that it may have; one where both regions are known.
    var names: [SymbolicString] {
        let from = Standing(ofRegion: source)
        let to = Standing(ofRegion: target)
        var names: [SymbolicString] = []
        if areEqual != .no || from.mayBeDefault && to.mayBeDefault { names.append(Self.name(in: nil)) }
        guard areEqual != .yes else { return names }
        if from.mayBeOptIn, to.mayBeDefault { names.append(Self.name(in: source)) }
        if to.mayBeOptIn { names.append(Self.name(in: target)) }
        return names
    }

    private static func name(in region: SymbolicString?) -> SymbolicString {
        guard let region else { return SymbolicString("sns.amazonaws.com") }
        return SymbolicString("sns.") + region + SymbolicString(".amazonaws.com")
    }

    /// Why it may have several names.
    var doubt: Unknown {
        let reason = "under which name Amazon SNS delivers between these regions"
        return source.unknown?.derived ?? target.unknown?.derived
            ?? Unknown(UnknownSource(attribute: nil, reason: .undecided(reason)))
    }

    /// Whether accounts have a region without asking for it.
    private struct Standing {
        var mayBeDefault = true
        var mayBeOptIn = true

        /// - Parameter region: The name; of one that nobody knows, and of those of isolated partitions, nothing is told.
        init(ofRegion region: SymbolicString) {
            guard let known = region.known else { return }
            mayBeOptIn = !Self.defaultRegions.contains(known)
            mayBeDefault = !mayBeOptIn || ProviderContext.partition(ofRegion: known) != "aws"
        }

        /// The regions from before March 20, 2019.
        ///
        /// Source: accounts/latest/reference/manage-acct-regions.
        private static let defaultRegions: Set<String> = [
            "us-east-1", "us-east-2", "us-west-1", "us-west-2", "ca-central-1", "sa-east-1",
            "eu-central-1", "eu-north-1", "eu-west-1", "eu-west-2", "eu-west-3",
            "ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-south-1", "ap-southeast-1", "ap-southeast-2",
            "cn-north-1", "cn-northwest-1", "us-gov-east-1", "us-gov-west-1",
        ]
    }
}
