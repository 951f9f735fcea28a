/// The place of a JSON value in a configuration, so far as it decides what its names and strings are.
struct JSONPlace {
    /// What the strings of a value are.
    enum Strings {
        case templates
        /// As they stand: Terraform evaluates nothing there.
        case literals
        /// Expressions, where only a name or a type can stand.
        case expressions
    }

    private enum Kind {
        case root
        case variable
        /// The content of a resource or of a block in it.
        case resource
        case values(Strings)
    }

    /// How many levels of names stand between the place and the content.
    private var labels = 0
    private var kind: Kind

    /// The whole document.
    static let root = JSONPlace(kind: .root)

    /// The place of an object's member.
    func inside(_ name: String) -> JSONPlace {
        if labels > 0 { return JSONPlace(labels: labels - 1, kind: kind) }
        switch (kind, name) {
        case (.root, "variable"): return JSONPlace(labels: 1, kind: .variable)
        case (.root, "resource"), (.root, "data"), (.root, "ephemeral"): return JSONPlace(labels: 2, kind: .resource)
        case (.root, _): return JSONPlace(kind: .values(.templates))
        case (.variable, "type"): return JSONPlace(kind: .values(.expressions))
        case (.variable, "validation"): return JSONPlace(kind: .values(.templates))
        case (.variable, _): return JSONPlace(kind: .values(.literals))
        case (.resource, _), (.values, _): return self
        }
    }

    var strings: Strings {
        if case .values(let strings) = kind { strings } else { .templates }
    }

    /// Whether a member of this name holds `dynamic` blocks.
    func isDynamic(_ name: String) -> Bool {
        if case .resource = kind { labels == 0 && name == "dynamic" } else { false }
    }
}
