import HCL
import Symbolic

extension ModuleScope {
    /// What `module.name…` leads to.
    func call(
        _ name: String,
        _ steps: ArraySlice<AttributePath.Step>,
        _ traversal: Traversal
    ) -> PartialEvaluator.Resolved {
        guard let block = module.call(name), evaluation.scope(of: path.call(name)) != nil else {
            let references = Reference(traversal.text).map { [$0] } ?? []
            return PartialEvaluator.Resolved(evaluation.absence(of: path.call(name), references))
        }
        guard block.isRepeated else { return outputs(of: path.call(name), steps) }
        let known = elements(of: block)?.instanceKeys(isCounted: block.isCounted)
        // The plan names only instances that hold resources: these are there, but others may be too.
        let keys = known ?? evaluation.instances.moduleKeys(of: name, in: path)
        if let key = steps.first?.instanceKey, keys.contains(key) {
            return outputs(of: path.call(name, key: key), steps.dropFirst())
        }
        guard known != nil else {
            return undecided(traversal, because: "how many instances module.\(name) has is not known")
        }
        let values = keys.map { key in (key, outputs(of: path.call(name, key: key), []).value) }
        return PartialEvaluator.Resolved(Value(instances: values, isCounted: block.isCounted), rest: steps)
    }

    /// The output that the next step names, or all outputs as one object.
    private func outputs(
        of child: ModulePath,
        _ steps: ArraySlice<AttributePath.Step>
    ) -> PartialEvaluator.Resolved {
        guard let scope = evaluation.scope(of: child) else {
            return PartialEvaluator.Resolved(evaluation.absence(of: child))
        }
        if let output = steps.first?.name, scope.module.output(output) != nil {
            return PartialEvaluator.Resolved(scope.output(output), rest: steps.dropFirst())
        }
        guard scope.module.isComplete else {
            return PartialEvaluator.Resolved(.undecided("not all of \(child) could be read"))
        }
        let members = scope.module.outputNames.map { Value.Member(name: $0, value: scope.output($0)) }
        return PartialEvaluator.Resolved(Value(.object(members)), rest: steps)
    }
}

extension SourceBlock {
    /// Whether the block has `count`.
    var isCounted: Bool { body.attribute("count") != nil }
    /// Whether the block has `count` or `for_each`.
    var isRepeated: Bool { isCounted || body.attribute("for_each") != nil }
}

extension Value {
    /// The instances of a block as one value: a tuple by `count`, an object by `for_each`.
    init(instances: [(key: InstanceKey, value: Value)], isCounted: Bool) {
        if isCounted {
            self.init(.list(instances.map(\.value)))
        } else {
            self.init(
                .object(
                    instances.compactMap { key, value in
                        if case .key(let name) = key { Value.Member(name: name, value: value) } else { nil }
                    }
                )
            )
        }
    }

    /// The keys that a `count` or `for_each` of this value makes; nil where they are not known.
    func instanceKeys(isCounted: Bool) -> [InstanceKey]? {
        if isCounted {
            guard let count = int ?? string.flatMap({ Int($0) }), (0...100_000).contains(count) else { return nil }
            return (0..<count).map { .index($0) }
        }
        if let members {
            return members.map(\.name).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { .key($0) }
        }
        guard let elements else { return nil }
        let names = elements.compactMap(\.string)
        guard names.count == elements.count else { return nil }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { .key($0) }
    }
}
