import Symbolic
import TerraformPlan

extension ConsumerType {
    /// All types that are known to do something with a role.
    static let all: [ConsumerType] =
        ecs + batch + applications + lambda + data + events + machineLearning + operations
}

extension PlanModel {
    /// What the plan has that does something with a role, in the order of the catalogue.
    func findConsumers() -> [Consumer] {
        ConsumerType.all.flatMap { type in
            existing(type.type).flatMap { instance in
                type.roles.flatMap { role in
                    role.places(of: instance, in: self).map { Consumer(instance, role, at: $0, in: self) }
                }
            }
        }
    }
}
