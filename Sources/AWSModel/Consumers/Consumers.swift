import Symbolic
import TerraformPlan

extension ConsumerType {
    /// All types that are known to do something with a role.
    static let all: [ConsumerType] =
        ecs + batch + applications + lambda + data + events + schedules + stateMachines + machineLearning + operations
}

extension PlanModel {
    /// What the plan has that does something with a role, in the order of the catalogue.
    func findConsumers() -> [Consumer] {
        var consumers: [Consumer] = []
        for type in ConsumerType.all {
            for instance in existing(type.type) {
                var owners = RoleOwners(of: instance, in: self)
                for role in type.roles {
                    role.findPlaces(of: &owners) { consumers.append(Consumer(instance, role, at: $0, in: self)) }
                }
            }
        }
        return consumers
    }
}
