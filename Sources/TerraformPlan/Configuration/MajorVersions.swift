import JSONReader

/// The major versions of a provider that all constraints of a configuration allow.
package struct MajorVersions: Equatable, Sendable {
    package private(set) var lowest = 0
    package private(set) var highest = Int.max

    /// Reads constraints such as `~> 2.70` or `>= 2.7, < 4`; what is none says nothing.
    ///
    /// Source: developer.hashicorp.com, Terraform language, "Version constraints".
    init(_ constraints: [String]) {
        for constraint in constraints.flatMap({ $0.split(separator: ",") }) { limit(by: constraint) }
    }

    private mutating func limit(by constraint: Substring) {
        let text = constraint.filter { $0 != " " }
        let operation = text.prefix { "=<>!~".contains($0) }
        let numbers = text.dropFirst(operation.count).split(separator: ".").map { Int($0) }
        guard let first = numbers.first, let major = first, major >= 0 else { return }
        switch operation {
        case "", "=":
            lowest = max(lowest, major)
            highest = min(highest, major)
        case ">", ">=": lowest = max(lowest, major)
        case "<": highest = min(highest, numbers.dropFirst().allSatisfy { $0 == 0 } ? major - 1 : major)
        case "<=": highest = min(highest, major)
        case "~>":
            lowest = max(lowest, major)
            // The last number that is written may grow.
            if numbers.count > 1 { highest = min(highest, major) }
        default: return
        }
    }
}

extension Configuration {
    /// The major versions that a provider may have, by the last part of its source.
    package func majorVersions(ofProvider name: String) -> MajorVersions {
        MajorVersions(versionConstraints(ofProvider: name))
    }
}
