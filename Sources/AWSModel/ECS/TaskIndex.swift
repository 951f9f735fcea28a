import Symbolic
import TerraformPlan

/// Task definitions by what services name them by.
struct TaskIndex: Sendable {
    /// The task definition of an address.
    private(set) var byAddress: [ResourceAddress: TaskDefinition] = [:]
    /// The task definitions of a family, in the order of the plan.
    private(set) var byFamily: [String: [TaskDefinition]] = [:]

    init(_ tasks: [TaskDefinition]) {
        for task in tasks {
            if byAddress[task.instance.address] == nil { byAddress[task.instance.address] = task }
            if let family = task.instance.text("family") { byFamily[family, default: []].append(task) }
        }
    }
}
