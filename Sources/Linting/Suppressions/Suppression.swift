/// A comment that tells a rule to be silent about a place: `# tfproof:ignore RULE reason`.
package struct Suppression: Hashable, Sendable {
    /// What a comment with a word for tfproof holds.
    package static let marker = "tfproof:"
}
