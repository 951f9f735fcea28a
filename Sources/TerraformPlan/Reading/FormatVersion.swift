/// The version of the plan's JSON format: Terraform promises that a minor version only adds.
///
/// Source: Terraform, "JSON Output Format", `format_version`. 0.1 came with Terraform 0.12, 1.0 with 1.1.
package struct FormatVersion: Hashable, Sendable {
    package var major: Int
    package var minor: Int

    /// Reads `1.2`; nil if the text is no such version.
    package init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count >= 1, let major = Int(parts[0]), major >= 0 else { return nil }
        self.major = major
        self.minor = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    }

    /// The newest major version that is understood.
    package static let newestMajor = 1
}
