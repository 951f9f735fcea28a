/// The name of a file that Terraform or OpenTofu reads as configuration.
///
/// Source: Terraform documentation, "Files and Directories" and "Override Files"; OpenTofu documentation, "Files and
/// Directories".
package struct ConfigurationFileName: Hashable {
    /// The whole name.
    package let name: String
    /// The name without its extension.
    private let base: Substring
    /// Whether the file is in JSON.
    let isJSON: Bool
    /// Whether only OpenTofu reads the file.
    let isTofu: Bool

    /// The extensions, with what they say of a file.
    private static let forms = [
        (suffix: ".tf.json", isJSON: true, isTofu: false), (suffix: ".tofu.json", isJSON: true, isTofu: true),
        (suffix: ".tf", isJSON: false, isTofu: false), (suffix: ".tofu", isJSON: false, isTofu: true),
    ]

    /// Tells a configuration file by its name; nil for any other file, and for those that editors leave behind.
    init?(_ name: String) {
        // What editors leave behind: `.main.tf.swp` and `main.tf~` have no such extension, `.#main.tf` begins with a dot.
        let form = ConfigurationFileName.forms.first { name.hasSuffix($0.suffix) }
        guard let form, !name.hasPrefix("."), !name.utf8.contains(UInt8(ascii: "/")) else { return nil }
        self.name = name
        base = name.dropLast(form.suffix.count)
        isJSON = form.isJSON
        isTofu = form.isTofu
    }

    /// Whether a name is one of a configuration file.
    package static func isOne(_ name: String) -> Bool { ConfigurationFileName(name) != nil }

    /// Whether what the file says is laid over what the others say.
    var isOverride: Bool { base == "override" || base.hasSuffix("_override") }

    /// The name of the file that this one, which only OpenTofu reads, stands in the place of.
    var replaced: String { "\(base).tf\(isJSON ? ".json" : "")" }

    /// The configuration files among names, in the order in which a tool reads them: overrides last, each by its bytes.
    ///
    /// For OpenTofu a file of its own stands in the place of the one for Terraform of the same name; so it does where the
    /// tool is not known.
    package static func reading(_ names: [String], by tool: ConfigurationTool? = nil) -> [ConfigurationFileName] {
        let all = names.compactMap { ConfigurationFileName($0) }.filter { tool != .terraform || !$0.isTofu }
        let replaced = Set(all.filter(\.isTofu).map(\.replaced))
        let sorted = all.filter { !replaced.contains($0.name) }
            .sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        return sorted.filter { !$0.isOverride } + sorted.filter(\.isOverride)
    }
}

extension SourceFiles {
    /// Whether a directory holds configuration files.
    package func hasConfiguration(in directory: String) -> Bool {
        names(in: directory)?.contains(where: ConfigurationFileName.isOne) ?? false
    }
}
