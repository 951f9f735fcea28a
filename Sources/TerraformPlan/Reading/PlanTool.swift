import HCL
import JSONReader

/// Tells the tool that made a plan by where its providers come from: each has a registry that it asks by itself.
///
/// The plan has no member for the tool, and the versions of the two overlap.
enum PlanTool {
    private static let registries: [(name: String, tool: ConfigurationTool)] = [
        ("registry.terraform.io/", .terraform), ("registry.opentofu.org/", .openTofu),
    ]

    /// The tool of a plan; nil where nothing tells, or providers come from both registries.
    static func of(_ root: JSONNode) -> ConfigurationTool? {
        let configured = root["configuration"]?["provider_config"]?.members.compactMap {
            tool(of: $0.value["full_name"])
        }
        if let configured, let first = configured.first { return configured.allSatisfy { $0 == first } ? first : nil }
        return root["resource_changes"]?.elements.lazy.compactMap { tool(of: $0["provider_name"]) }.first
    }

    private static func tool(of name: JSONNode?) -> ConfigurationTool? {
        guard let name = name?.string else { return nil }
        return registries.first { name.hasPrefix($0.name) }?.tool
    }
}
