/// Where something stands that a finding is about, and what the source says around it.
package struct Place: Sendable {
    /// The attribute or the header of its block in the source; the plan's line where there is no source.
    package var location: Finding.Location
    /// Whether the location is one in the plan, because no source was found.
    package var isInPlan: Bool
    /// What the block in the source goes by, the same for all its instances: its file and where it begins there.
    package var block: String?
    /// The `module` blocks on the way to the block, from the outermost.
    package var calls: [Finding.Location]
    /// The bytes of the location's file; nil where they are not at hand, or where the file is the plan.
    package var content: [UInt8]?
    /// The comments on or above the attribute, its block and the `module` blocks on the way.
    package var comments: [SourceComment]

    package init(
        location: Finding.Location,
        isInPlan: Bool,
        block: String? = nil,
        calls: [Finding.Location] = [],
        content: [UInt8]? = nil,
        comments: [SourceComment] = []
    ) {
        self.location = location
        self.isInPlan = isInPlan
        self.block = block
        self.calls = calls
        self.content = content
        self.comments = comments
    }
}

/// A comment of the source.
package struct SourceComment: Hashable, Sendable {
    /// The text with its `#`, `//` or `/*`.
    package var text: String
    package var location: Finding.Location

    package init(text: String, location: Finding.Location) {
        self.text = text
        self.location = location
    }
}
