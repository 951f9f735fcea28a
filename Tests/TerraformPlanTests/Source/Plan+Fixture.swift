import Files
import HCL
import JSONReader
import TerraformPlan
import TestSupport

extension Plan {
    /// The plan of a folder of the reference material, with its configuration.
    static func fixture(_ folder: String) throws -> Plan {
        let directory = try SourceDirectory("\(Shared.folder)/\(folder)")
        let text = try InputFile.text(at: "\(Shared.folder)/\(folder)/plan.json")
        return try Plan.read(text, name: "plan.json", source: SourceTree(files: directory))
    }

    /// A plan and its configuration as a test writes them; the plan is JSON, the files go by their paths.
    static func written(_ json: String, _ files: [String: String]) throws -> Plan {
        try Plan.read(JSONText(json), name: "plan.json", source: SourceTree(files: MemoryFiles(texts: files)))
    }
}
