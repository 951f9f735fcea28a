/// The version of the typed models: rules that need a newer one are skipped with a warning.
package struct ModelVersion: Hashable, Comparable, Sendable {
    package var major: Int
    package var minor: Int

    /// The version of the models of this build; a new model or field raises the minor number.
    package static let current = ModelVersion(major: 1, minor: 0)

    package init(major: Int, minor: Int) {
        self.major = major
        self.minor = minor
    }

    /// Reads `1` or `1.2`; nil for any other text.
    package init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
        guard (1...2).contains(parts.count), let major = parts[0], major >= 0 else { return nil }
        self.major = major
        self.minor = 0
        if parts.count == 2 {
            guard let minor = parts[1], minor >= 0 else { return nil }
            self.minor = minor
        }
    }

    package static func < (left: ModelVersion, right: ModelVersion) -> Bool {
        (left.major, left.minor) < (right.major, right.minor)
    }
}

extension ModelVersion: CustomStringConvertible {
    package var description: String { "\(major).\(minor)" }
}
