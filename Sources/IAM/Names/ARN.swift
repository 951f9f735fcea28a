package import Symbolic

/// The name of an AWS resource: `arn:partition:service:region:account:resource`.
///
/// Each part is a text that may have holes (IAM/latest/UserGuide/reference-arns).
package struct ARN: Hashable, Sendable {
    package var partition: SymbolicString
    package var service: SymbolicString
    /// Empty for global services.
    package var region: SymbolicString
    /// The account's twelve digits; empty for S3 buckets, `aws` for AWS-managed policies.
    package var account: SymbolicString
    /// Type and name of the resource; may hold further colons and slashes.
    package var resource: SymbolicString

    /// Reads a text that is an ARN in every world; nil where it is none or that cannot be told.
    ///
    /// A hole that stands between the first five colons is taken for a part without colons, as accounts and regions
    /// are; a hole at the very start may be a whole ARN and is not taken apart.
    package init?(_ text: SymbolicString) {
        if let known = text.known {
            self.init(known)
            return
        }
        guard text.prefix.begins(with: "arn:") else { return nil }
        let parts = ARN.parts(of: text)
        guard parts.count == 6 else { return nil }
        self.init(
            partition: parts[1],
            service: parts[2],
            region: parts[3],
            account: parts[4],
            resource: parts[5]
        )
    }

    /// The parts between the first five colons.
    private static func parts(of text: SymbolicString) -> [SymbolicString] {
        var parts: [SymbolicString] = [SymbolicString()]
        parts.reserveCapacity(6)
        for part in text.parts {
            guard case .literal(let literal) = part else {
                parts[parts.count - 1].append(part)
                continue
            }
            var start = literal.startIndex
            while parts.count < 6, let colon = literal.utf8[start...].firstIndex(of: UInt8(ascii: ":")) {
                parts[parts.count - 1].append(.literal(String(literal[start..<colon])))
                parts.append(SymbolicString())
                start = literal.utf8.index(after: colon)
            }
            parts[parts.count - 1].append(.literal(String(literal[start...])))
        }
        return parts
    }

    /// Reads a text that is wholly known.
    package init?(_ text: String) {
        guard let arn = KnownARN(text) else { return nil }
        self.init(
            partition: SymbolicString(arn[.partition]),
            service: SymbolicString(arn[.service]),
            region: SymbolicString(arn[.region]),
            account: SymbolicString(arn[.account]),
            resource: SymbolicString(arn[.resource])
        )
    }

    package init(
        partition: SymbolicString,
        service: SymbolicString,
        region: SymbolicString,
        account: SymbolicString,
        resource: SymbolicString
    ) {
        self.partition = partition
        self.service = service
        self.region = region
        self.account = account
        self.resource = resource
    }

    /// The ARN as one text.
    package var text: SymbolicString {
        var text = SymbolicString("arn:")
        for part in [partition, service, region, account] {
            text.append(part)
            text.append(.literal(":"))
        }
        text.append(resource)
        return text
    }

    /// The partition of a region, by its prefix; nil for a region that is not known here.
    package static func partition(ofRegion region: String) -> String? {
        let prefixes = [
            ("cn-", "aws-cn"), ("us-gov-", "aws-us-gov"), ("us-isob-", "aws-iso-b"), ("us-isof-", "aws-iso-f"),
            ("us-iso-", "aws-iso"), ("eu-isoe-", "aws-iso-e"), ("eusc-", "aws-eusc"),
        ]
        if let match = prefixes.first(where: { region.hasPrefix($0.0) }) { return match.1 }
        let commercial = ["af-", "ap-", "ca-", "eu-", "il-", "me-", "mx-", "sa-", "us-"]
        return commercial.contains(where: region.hasPrefix) ? "aws" : nil
    }
}
