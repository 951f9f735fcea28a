import JSONReader

extension InputClassifier {
    /// Refuses a plan of which a section is not what Terraform writes: what is not read must not look like nothing.
    ///
    /// Terraform leaves empty sections out. `planned_values` are never empty, so that they tell a plan which changes
    /// nothing from one that lacks `resource_changes`.
    static func refuseDamagedSections(of root: JSONNode) throws(PlanError) {
        for name in ["resource_changes", "resource_drift"] {
            guard let section = root[name] else { continue }
            guard section.isArray else { throw damage(name, "no list", section) }
        }
        for name in ["planned_values", "configuration", "prior_state"] {
            guard let section = root[name], !section.isNull else { continue }
            guard section.isObject else { throw damage(name, "no object", section) }
        }
        guard root["resource_changes"] == nil, let values = root["planned_values"], values.isObject else { return }
        guard values["root_module"]?.isObject == true else {
            throw damage("planned_values", "without a root_module, and there are no resource_changes", values)
        }
    }

    /// The error for an entry of `resource_changes` that cannot be read, by its place in the index.
    static func damagedChange(at place: Int, in document: JSONDocument) -> PlanError {
        let entry = JSONNode(document: document, index: place)
        if entry["address"]?.isString == true, entry["type"]?.isString == true, let change = entry["change"] {
            for name in ["before", "after"] {
                guard let part = change[name], !part.isObject, !part.isNull else { continue }
                return damage("\(name) in an entry of resource_changes", "no object", part)
            }
            if let actions = change["actions"], !actions.isArray {
                return damage("actions in an entry of resource_changes", "no list", actions)
            }
        }
        return damage("an entry of resource_changes", "without an address, a type or a change", entry)
    }

    private static func damage(_ name: String, _ problem: String, _ node: JSONNode) -> PlanError {
        let position = node.document.position(at: node.offset)
        return PlanError(
            .notAPlan,
            "the plan is damaged: \(name) is \(problem)",
            advice: howToMakeAPlan,
            line: position.line,
            column: position.column
        )
    }
}
