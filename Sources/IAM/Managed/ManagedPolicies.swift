internal import ManagedPolicyData
import Symbolic

/// The policies that AWS keeps for its customers, as of `date`.
///
/// The documents are constant data of the executable, taken from the Python package moto (Apache-2.0) by
/// `Sources/ManagedPolicyData/update.py`. A document is found by binary search over the lines of that text and read
/// when it is asked for; nothing is read before.
package enum ManagedPolicies {
    /// The day of the newest document: a policy may have changed since.
    package static var date: String { header(2) }

    /// What the documents are taken from: `moto 5.2.1`.
    package static var source: String { header(1) }

    /// The document of the policy with an ARN; nil if the ARN is not of an AWS-managed policy known here.
    package static func document(arn: String) -> PolicyDocument? {
        guard let suffix = suffix(ofARN: arn), let line = line(suffix) else { return nil }
        return .parse(json: line)
    }

    /// Whether an ARN names a policy that AWS keeps, known here or not: `arn:aws:iam::aws:policy/…`.
    package static func isManaged(arn: String) -> Bool {
        suffix(ofARN: arn) != nil
    }

    /// The ARN that may be meant by one that names no policy: the same name, its case aside, with another path.
    package static func suggestion(arn: String) -> String? {
        guard let suffix = suffix(ofARN: arn), line(suffix) == nil else { return nil }
        let name = lastComponent(suffix)
        let partition = arn.prefix { $0 != "/" }
        for candidate in suffixes where lastComponent(candidate).lowercased() == name.lowercased() {
            return partition + candidate
        }
        return nil
    }

    /// The ARNs after `arn:aws:iam::aws:policy`, in the order of their bytes.
    package static var suffixes: [String] {
        var result: [String] = []
        var start = text.startIndex
        while start < text.endIndex {
            let line = text[start...].prefix { $0 != newline }
            if line.first == Glob.slash { result.append(String(decoding: line.prefix { $0 != tab }, as: UTF8.self)) }
            start = line.endIndex + 1
        }
        return result
    }

    private static let tab = UInt8(ascii: "\t")
    private static let newline = UInt8(ascii: "\n")

    private static var text: UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: tfproof_managed_policies(), count: tfproof_managed_policies_count())
    }

    /// What stands after `:policy` in the ARN of an AWS-managed policy, in any partition.
    private static func suffix(ofARN arn: String) -> String? {
        guard let parts = ARN(arn), parts.service.known == "iam", parts.region.known == "",
            parts.account.known == "aws",
            let resource = parts.resource.known, resource.hasPrefix("policy/")
        else { return nil }
        return String(resource.dropFirst("policy".count))
    }

    private static func lastComponent(_ path: String) -> Substring {
        path.split(separator: "/").last ?? ""
    }

    /// A column of the first line.
    private static func header(_ column: Int) -> String {
        let columns = text.prefix { $0 != newline }.split(separator: tab)
        return columns.indices.contains(column) ? String(decoding: columns[column], as: UTF8.self) : ""
    }

    /// The document on the line of a policy, by its ARN after `arn:aws:iam::aws:policy`.
    static func line(_ suffix: String) -> String? {
        let wanted = Array(suffix.utf8)
        let text = text
        var (low, high) = (0, text.count)
        while low < high {
            let middle = low + (high - low) / 2
            var start = middle
            while start > low, text[start - 1] != newline { start -= 1 }
            let line = text[start...].prefix { $0 != newline }
            let key = line.prefix { $0 != tab }
            if key.elementsEqual(wanted) {
                return String(decoding: line[min(key.endIndex + 1, line.endIndex)...], as: UTF8.self)
            }
            if key.lexicographicallyPrecedes(wanted) { low = line.endIndex + 1 } else { high = start }
        }
        return nil
    }
}
