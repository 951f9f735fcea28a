internal import ManagedPolicyData
import Symbolic

/// The policies that AWS keeps for its customers, as of `date`.
///
/// The documents are constant data of the executable, taken from the Python package moto (Apache-2.0) by
/// `Sources/ManagedPolicyData/update.py`. A document is found by binary search over the lines of that text and read
/// when it is asked for; nothing is read before.
package enum ManagedPolicies {
    /// The day of the newest document: a policy may have changed since.
    package static var date: String { lines.header(2) }

    /// What the documents are taken from: `moto 5.2.1`.
    package static var source: String { lines.header(1) }

    /// The document of the policy with an ARN; nil if the ARN is not of an AWS-managed policy known here.
    package static func document(arn: String) -> PolicyDocument? {
        guard let suffix = suffix(ofARN: arn), let line = line(suffix) else { return nil }
        return .parse(json: line)
    }

    /// Whether an ARN names a policy that AWS keeps, known here or not: `arn:aws:iam::aws:policy/…`.
    package static func isManaged(arn: String) -> Bool {
        managedPolicy(arn) != nil
    }

    /// Whether an ARN names a policy that AWS keeps in another partition than this one.
    ///
    /// Source: IAM/latest/UserGuide/reference_identifiers: a partition's accounts attach the policies of that partition.
    package static func isManaged(arn: String, outside partition: String) -> Bool {
        managedPolicy(arn).map { !$0.has(.partition, partition) } ?? false
    }

    /// The ARN that is meant in a partition by one that names no policy there.
    package static func suggestion(arn: String, in partition: String) -> String? {
        guard let parts = managedPolicy(arn), !parts.has(.partition, partition) else { return suggestion(arn: arn) }
        let own = "arn:\(partition):iam::aws:\(parts[.resource])"
        return suggestion(arn: own) ?? own
    }

    /// The ARN that is meant by one that names no policy: the same name, its case aside, with another path; else a name
    /// that differs by a slip.
    ///
    /// A number at the end of a name is a version, and another version is another policy, which may be newer than the
    /// documents. Partitions other than `aws` have policies of their own.
    package static func suggestion(arn: String) -> String? {
        guard let suffix = suffix(ofARN: arn), line(suffix) == nil else { return nil }
        let name = lastComponent(suffix)
        let partition = arn.prefix { $0 != "/" }
        let suffixes = suffixes
        for candidate in suffixes where lastComponent(candidate).lowercased() == name.lowercased() {
            return partition + candidate
        }
        guard arn.hasPrefix("arn:aws:"), name.utf8.count >= 10 else { return nil }
        let names = suffixes.map { String(lastComponent($0)) }
        guard let best = EditDistance.nearest(String(name), names, limit: 2), isSlip(String(name), best)
        else { return nil }
        // A slip tells a policy that somebody may have meant to attach.
        return suffixes.first { lastComponent($0) == best[...] && !$0.hasPrefix(servicePath) }.map { partition + $0 }
    }

    /// Whether an ARN names a policy of a service-linked role, which IAM attaches to nothing else.
    ///
    /// Source: IAM/latest/APIReference/API_AttachRolePolicy, PolicyNotAttachable.
    package static func isOfServiceLinkedRole(arn: String) -> Bool {
        suffix(ofARN: arn)?.hasPrefix(servicePath) ?? false
    }

    /// The path of the policies of service-linked roles.
    private static let servicePath = "/aws-service-role/"

    /// Whether names differ only by letters that were mistyped: their digits, and a version at the end, are the same.
    private static func isSlip(_ name: String, _ other: String) -> Bool {
        name.filter(\.isNumber) == other.filter(\.isNumber)
            && name.hasSuffix("V") == other.hasSuffix("V")
    }

    /// The ARNs after `arn:aws:iam::aws:policy`, in the order of their bytes.
    package static var suffixes: [String] { lines.keys }

    private static var lines: SortedLines {
        SortedLines(
            UnsafeBufferPointer(start: tfproof_managed_policies(), count: tfproof_managed_policies_count())
        )
    }

    /// What stands after `:policy` in the ARN of an AWS-managed policy, in any partition.
    private static func suffix(ofARN arn: String) -> String? {
        managedPolicy(arn).map { String(Substring($0[.resource].utf8.dropFirst("policy".utf8.count))) }
    }

    /// The ARN of an AWS-managed policy; nil for another text.
    private static func managedPolicy(_ arn: String) -> KnownARN? {
        guard let parts = KnownARN(arn), parts.has(.service, "iam"), parts.isEmpty(.region),
            parts.has(.account, "aws"), parts.begins(.resource, with: "policy/")
        else { return nil }
        return parts
    }

    private static func lastComponent(_ path: String) -> Substring {
        path.split(separator: "/").last ?? ""
    }

    /// The document on the line of a policy, by its ARN after `arn:aws:iam::aws:policy`.
    static func line(_ suffix: String) -> String? { lines.line(suffix) }
}
