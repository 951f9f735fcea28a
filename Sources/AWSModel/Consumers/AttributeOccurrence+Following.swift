import JSONReader
import Symbolic
import TerraformPlan

extension AttributeOccurrence {
    /// The same occurrence with what the configuration refers to in place of a value that is not known yet.
    ///
    /// An attribute that is one reference to another is that other. Where it stands in one of several blocks, the plan may
    /// have the blocks in another order than the configuration: only a block that its constants tell from the others is
    /// followed.
    func followed(in instance: ResourceInstance, _ plan: Plan) -> AttributeOccurrence {
        guard !isInText, let hole = value.text?.wholeHole,
            hole.identity?.address == instance.address || hole.identity == nil,
            let named = plan.reference(at: path, in: instance),
            isAligned(in: instance, plan)
        else { return self }
        let found = plan.value(of: named)?.marked(value.isSensitive) ?? Value(Unknown(attribute: named))
        return with(found.unknown == nil ? found : Value(Unknown(attribute: named), isSensitive: value.isSensitive))
    }

    /// Whether each block on the way stands where the configuration has it.
    private func isAligned(in instance: ResourceInstance, _ plan: Plan) -> Bool {
        for (position, step) in path.steps.enumerated() {
            guard case .index(let index) = step else {
                if case .key = step { return false }
                continue
            }
            let list = AttributePath(Array(path.steps[..<position]))
            let elements = plan.value(of: AttributeIdentity(address: instance.address, path: list))?.elements
            guard let elements else { return false }
            if elements.count == 1 { continue }
            guard elements.indices.contains(index), position + 1 < path.steps.count,
                isTold(elements[index], apartFrom: elements, at: list.index(index), in: instance)
            else { return false }
        }
        return true
    }

    /// Whether a block's constants are those of the configuration's block at the same place, and no other block's.
    private func isTold(
        _ element: Value,
        apartFrom elements: [Value],
        at place: AttributePath,
        in instance: ResourceInstance
    ) -> Bool {
        var isApart = false
        for member in element.members ?? [] {
            guard let planned = member.value.string,
                let written = instance.block?.expression(at: place.attribute(member.name))?.constant?.string
            else { continue }
            guard planned == written else { return false }
            let alike = elements.count { $0.member(member.name)?.string == planned }
            if alike == 1 { isApart = true }
        }
        return isApart
    }
}
