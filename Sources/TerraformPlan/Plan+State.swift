import JSONReader
package import Symbolic

extension Plan {
    /// The blocks that an instance depended on when it was last applied; none where the plan does not show the state.
    ///
    /// What the state says of managed resources is not read with the rest: the first question reads the plan again.
    package func dependenciesBefore(of instance: ResourceInstance) -> [ResourceAddress] {
        let all = dependencies.value {
            guard let read = try? JSONDocument.read(input: document.text) else { return [:] }
            return Plan.dependencies(in: read.document.root["prior_state"]?["values"]?["root_module"])
        }
        return all[instance.addressText]?.compactMap { ResourceAddress($0) } ?? []
    }

    /// What the resources of a module of the state, and of those below it, depend on.
    private static func dependencies(in root: JSONNode?) -> [String: [String]] {
        var dependencies: [String: [String]] = [:]
        var modules = [root].compactMap(\.self)
        while let module = modules.popLast() {
            for resource in module["resources"]?.elements.map({ $0 }) ?? [] {
                guard let address = resource["address"]?.string, let named = resource["depends_on"] else { continue }
                dependencies[address] = named.elements.compactMap(\.string)
            }
            modules += module["child_modules"]?.elements.map { $0 } ?? []
        }
        return dependencies
    }
}
