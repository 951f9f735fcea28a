import Symbolic
import TerraformPlan

extension Consumer {
    /// Another role of the same resource that is allowed what this one is not: the grant is on the wrong role.
    func otherRoleAllowing(_ actions: ModelValue, _ resource: ModelValue) -> ModelMethod.Answer {
        guard case .list(let values) = actions, !values.isEmpty, let text = resource.symbolicText else {
            return .init(.string(""))
        }
        let names = values.compactMap(\.knownText)
        guard names.count == values.count else { return .init(.string("")) }
        for other in plan.consumers(of: instance) {
            guard case .object(let object) = other.place.role, let role = object as? Role, !isOfRole(role) else {
                continue
            }
            let allows = names.allSatisfy { name in
                if case .bool(true) = role.decide(RoleRequest(action: name, resource: text)).answer.value {
                    true
                } else {
                    false
                }
            }
            if allows { return .init(.string("\(other.role.attribute.lastName) \(role.label)")) }
        }
        return .init(.string(""))
    }

    private func isOfRole(_ other: Role) -> Bool {
        guard case .object(let object) = place.role, let own = object as? Role else { return false }
        return own.designation == other.designation
    }
}

extension AttributePattern {
    /// The name of the attribute itself, without the blocks around it.
    fileprivate var lastName: String {
        for step in steps.reversed() {
            if case .member(let name) = step { return name }
        }
        return root
    }
}
