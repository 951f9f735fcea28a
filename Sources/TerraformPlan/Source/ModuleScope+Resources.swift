import HCL
import Symbolic

extension ModuleScope {
    /// What a reference to a resource or data source leads to.
    func resource(
        _ mode: ResourceAddress.Mode,
        type: String,
        _ steps: ArraySlice<AttributePath.Step>,
        _ traversal: Traversal
    ) -> PartialEvaluator.Resolved {
        guard let name = steps.first?.name else { return undecided(traversal) }
        let address = ResourceAddress(module: path, mode: mode, type: type, name: name)
        guard let block = module.resource(address.configurationAddress) else {
            return undecided(traversal, because: "\(address.configurationAddress) is not in the files that were read")
        }
        let rest = steps.dropFirst()
        guard block.isRepeated else { return instance(address, rest) }
        if let key = rest.first?.instanceKey {
            var keyed = address
            keyed.key = key
            if evaluation.instances.instance(keyed)?.exists == true { return instance(keyed, rest.dropFirst()) }
        }
        return PartialEvaluator.Resolved(all(address, block), rest: rest)
    }

    /// The attribute of an instance that the next step names, or the instance as one object.
    private func instance(
        _ address: ResourceAddress,
        _ steps: ArraySlice<AttributePath.Step>
    ) -> PartialEvaluator.Resolved {
        guard evaluation.source.view == .planned, let instance = evaluation.instances.instance(address),
            instance.exists
        else {
            // What is not in the plan equals itself all the same.
            let unknown = Unknown(attribute: AttributeIdentity(address: address, path: AttributePath()))
            return PartialEvaluator.Resolved(Value(unknown), rest: steps)
        }
        guard let name = steps.first?.name else { return PartialEvaluator.Resolved(whole(instance), rest: steps) }
        let identity = AttributeIdentity(address: address, path: AttributePath(attribute: name))
        let value = evaluation.attribute(name, of: instance) ?? Value(Unknown(attribute: identity))
        return PartialEvaluator.Resolved(value, rest: steps.dropFirst())
    }

    /// An instance as an object of all its attributes.
    private func whole(_ instance: ResourceInstance) -> Value {
        guard evaluation.source.view == .planned else {
            return Value(Unknown(attribute: AttributeIdentity(address: instance.address, path: AttributePath())))
        }
        return evaluation.value(of: .instances(of: instance.address)) {
            let members = instance.attributeNames.compactMap { name in
                evaluation.attribute(name, of: instance).map { Value.Member(name: name, value: $0) }
            }
            return Value(.object(members))
        }
    }

    /// All instances of a repeated block as one value; unknown where the plan may not have them all.
    private func all(_ address: ResourceAddress, _ block: SourceBlock) -> Value {
        let present = evaluation.instances.instances(ofBlock: address).filter(\.exists)
        let keys = present.compactMap(\.address.key)
        if let expected = elements(of: block)?.instanceKeys(isCounted: block.isCounted) {
            guard Set(expected) == Set(keys) else {
                return .undecided("the plan does not have all instances of \(address)")
            }
        } else if present.isEmpty || keys.count != present.count {
            return .undecided("how many instances \(address) has is not known")
        }
        return evaluation.value(of: .instances(of: address)) {
            let values = present.compactMap { instance in
                instance.address.key.map { (key: $0, value: whole(instance)) }
            }
            return Value(instances: values.sorted { $0.key.precedes($1.key) }, isCounted: block.isCounted)
        }
    }
}

extension InstanceKey {
    /// Terraform's order of instances: by number, or by the bytes of the key.
    func precedes(_ other: InstanceKey) -> Bool {
        switch (self, other) {
        case (.index(let left), .index(let right)): left < right
        case (.key(let left), .key(let right)): left.utf8.lexicographicallyPrecedes(right.utf8)
        case (.index, .key): true
        case (.key, .index): false
        }
    }
}
