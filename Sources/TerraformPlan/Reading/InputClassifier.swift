import JSONReader

/// Tells what an input is that is no plan, so that the error can say what to run instead.
enum InputClassifier {
    static let howToMakeAPlan =
        "run `terraform plan -out=tfplan` and then `terraform show -json tfplan > plan.json` (or the same with tofu)"

    /// Refuses inputs that are recognisably something other than JSON.
    static func refuseWhatIsNoJSON(_ text: JSONText) throws(PlanError) {
        let head = text.prefix(4_096)
        guard head.contains(where: { !isBlank($0) }) else {
            throw PlanError(.empty, "the input is empty", advice: howToMakeAPlan)
        }
        if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
            throw PlanError(
                .binaryPlan,
                "the input is a binary plan file (a zip archive), not its JSON",
                advice:
                    "name the file instead of piping it, or run `terraform show -json FILE > plan.json` where it was made"
            )
        }
        if looksLikeConfiguration(head) {
            throw PlanError(
                .configuration,
                "the input is configuration, not a plan that was made from it",
                advice: howToMakeAPlan
            )
        }
        if looksLikeHumanPlan(head) {
            throw PlanError(
                .humanPlan,
                "the input is the human-readable output of terraform, not JSON",
                advice: howToMakeAPlan
            )
        }
        if looksLikeLogStream(head) {
            throw PlanError(
                .logStream,
                "the input is a log stream, one JSON message a line, as `terraform plan -json` prints it",
                advice: howToMakeAPlan
            )
        }
    }

    /// Says why the reader could not read the JSON.
    static func explain(_ error: JSONError, in text: JSONText) -> PlanError {
        let position = error.position ?? text.position(at: error.offset)
        let atEnd = error.problem == .truncated
        return PlanError(
            atEnd ? .truncated : .notJSON,
            atEnd ? "the JSON ends before it is complete: \(error.message)" : "the input is not JSON: \(error.message)",
            advice: atEnd ? "make the file again, it was probably cut while it was written" : howToMakeAPlan,
            line: position.line,
            column: position.column
        )
    }

    /// Refuses JSON that is not a plan.
    static func refuseWhatIsNoPlan(_ root: JSONNode) throws(PlanError) {
        guard root.kind == .object else {
            throw PlanError(
                .notAPlan,
                "the input is JSON, but no object, so it is not a plan",
                advice: howToMakeAPlan
            )
        }
        try refuseDamagedSections(of: root)
        if root["resource_changes"] != nil || root["planned_values"].map({ !$0.isNull }) ?? false { return }
        if root["configuration"] != nil {
            throw PlanError(
                .notAPlan,
                "the input has a configuration, but neither resource_changes nor planned_values, so it is no whole plan",
                advice: howToMakeAPlan
            )
        }
        if root["lineage"] != nil || root["serial"] != nil || root["values"] != nil || root["terraform_state"] != nil {
            throw PlanError(.state, "the input is a state, not a plan", advice: howToMakeAPlan)
        }
        if root["provider_schemas"] != nil {
            throw PlanError(
                .providerSchema,
                "the input is the output of terraform providers schema",
                advice: howToMakeAPlan
            )
        }
        if root["@level"] != nil || root["@message"] != nil {
            throw PlanError(
                .logStream,
                "the input is a message of a log stream, as `terraform plan -json` prints it",
                advice: howToMakeAPlan
            )
        }
        if root["format_version"] != nil && root["terraform_version"] != nil {
            // An empty plan or an empty state: without values there is nothing that either could be taken for.
            throw PlanError(
                .state,
                "the input has neither resource changes nor planned values: it is a state, or no plan at all",
                advice: howToMakeAPlan
            )
        }
        throw PlanError(
            .notAPlan,
            "the input is JSON, but not the output of terraform show -json",
            advice: howToMakeAPlan
        )
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D || byte == 0
    }

    /// A line that opens a block of configuration; the human-readable plan has such lines only behind a sign.
    private static func looksLikeConfiguration(_ head: [UInt8]) -> Bool {
        let openers = ["resource \"", "data \"", "module \"", "variable \"", "provider \"", "locals {", "terraform {"]
        let lines = head.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D })
        if lines.contains(where: { $0.first == UInt8(ascii: "{") }) { return false }
        return lines.contains { line in
            line.contains(UInt8(ascii: "{")) && openers.contains { line.starts(with: $0.utf8) }
        }
    }

    /// A line of the legend or the summary that only the human-readable plan has, and no line that begins with `{`.
    private static func looksLikeHumanPlan(_ head: [UInt8]) -> Bool {
        let lines = head.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D })
        if lines.contains(where: { $0.first == UInt8(ascii: "{") }) { return false }
        let marks = [
            "Terraform will perform", "Terraform used the selected", "OpenTofu will perform",
            "OpenTofu used the selected", "An execution plan has been generated", "Resource actions are indicated",
            "No changes.", "Refreshing state...", "Plan:", "# ",
        ]
        return marks.contains { mark in
            lines.contains { line in
                contains(line, Array(mark.utf8)) && line.first != UInt8(ascii: "\"")
            }
        }
    }

    /// The first two lines that are objects are complete objects of their own with a log message's names.
    private static func looksLikeLogStream(_ head: [UInt8]) -> Bool {
        guard let line = head.split(separator: 0x0A).first(where: { $0.first == UInt8(ascii: "{") }) else {
            return false
        }
        return contains(line, Array("\"@level\":".utf8)) && contains(line, Array("\"@message\":".utf8))
    }

    private static func contains(_ line: ArraySlice<UInt8>, _ needle: [UInt8]) -> Bool {
        guard line.count >= needle.count, let first = needle.first else { return false }
        var index = line.startIndex
        while index <= line.endIndex - needle.count {
            if line[index] == first && line[index..<(index + needle.count)].elementsEqual(needle) { return true }
            index += 1
        }
        return false
    }
}
