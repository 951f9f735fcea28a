package import HCL
package import JSONReader

extension Plan {
    /// Reads a plan from the output of `terraform show -json`.
    ///
    /// - Parameters:
    ///   - text: The bytes of the file, in UTF-8 or, with a byte order mark, UTF-16.
    ///   - name: How the input is named in reports.
    ///   - source: The configuration that the plan was made from, for what the plan hides.
    /// - Returns: The plan, read lazily.
    /// - Throws: `PlanError` where the input is no plan, or no plan that may be trusted.
    package static func read(_ text: JSONText, name: String, source: SourceTree? = nil) throws(PlanError) -> Plan {
        try InputClassifier.refuseWhatIsNoJSON(text)
        let document: JSONDocument
        let warnings: [JSONWarning]
        do {
            (document, warnings) = try readDocument(text)
        } catch {
            throw InputClassifier.explain(error, in: text)
        }
        let root = document.root
        try InputClassifier.refuseWhatIsNoPlan(root)
        guard let version = root["format_version"]?.string.flatMap({ FormatVersion($0) }) else {
            throw PlanError(
                .notAPlan,
                "the input has no readable format_version, so it is not the output of terraform show -json",
                advice: InputClassifier.howToMakeAPlan
            )
        }
        guard version.major <= FormatVersion.newestMajor else {
            throw PlanError(
                .futureVersion,
                "the plan has format_version \(version.major).\(version.minor); this tfproof reads versions up to "
                    + "\(FormatVersion.newestMajor).x",
                advice: "update tfproof"
            )
        }
        if root["errored"]?.bool == true {
            throw PlanError(
                .errored,
                "terraform failed while it made this plan (errored is true), so the plan is incomplete",
                advice: "mend the errors that terraform plan shows and make the plan anew"
            )
        }
        let plan = Plan(
            document: document,
            name: name,
            formatVersion: version,
            notices: notices(of: document, warnings),
            source: source
        )
        if let place = plan.instances.damaged { throw InputClassifier.damagedChange(at: place, in: document) }
        return plan
    }

    /// Reads the text without what the plan says twice: managed resources are in `resource_changes`, if that is there.
    private static func readDocument(
        _ text: JSONText
    ) throws(JSONError) -> (document: JSONDocument, warnings: [JSONWarning]) {
        let omission = JSONOmission(
            from: "resources",
            in: [["planned_values", "root_module"], ["prior_state", "values", "root_module"]],
            nestedIn: "child_modules",
            where: "mode",
            is: "managed"
        )
        let read = try JSONDocument.read(input: text, omitting: omission)
        return read.document.root["resource_changes"] == nil ? try JSONDocument.read(input: text) : read
    }

    private static func notices(of document: JSONDocument, _ warnings: [JSONWarning]) -> [String] {
        var notices = warnings.map(\.message)
        if let first = document.duplicateNames.first {
            let count = document.duplicateNames.count
            let position = document.position(at: first)
            notices.append(
                "the JSON repeats a name within one object (\(count) time\(count == 1 ? "" : "s"), first at line "
                    + "\(position.line), column \(position.column)); the last one counts"
            )
        }
        if document.root["complete"]?.bool == false {
            notices.append(
                "the plan is not complete: it leaves changes for another plan and apply to make (-target, -exclude, or "
                    + "deferred by terraform)"
            )
        }
        return notices
    }
}
