import HCL
import JSONReader
import Symbolic

/// What the expressions of a case file refer to: the variables, locals and resources of its preamble.
final class HCLWorld {
    private let body: Body
    /// The values that are known, by what they are called.
    private var values: [String: Value] = [:]
    /// The names under way, so that a cycle ends.
    private var visiting: Set<String> = []

    private let context: FunctionContext

    init(_ meta: JSONNode?) {
        context = FunctionContext(files: CaseFiles(meta?["files"]))
        body = HCLFile(Array((meta?["preamble"]?.string ?? "").utf8)).body
    }

    /// An evaluator of the preamble's module.
    var evaluator: PartialEvaluator { evaluator(each: nil, index: nil) }

    private func evaluator(each: (key: String, value: Value)?, index: Int?) -> PartialEvaluator {
        PartialEvaluator(
            resolving: { traversal in
                let (value, taken) = self.resolve(traversal, each, index)
                return PartialEvaluator.Resolved(value, rest: traversal.path.steps.dropFirst(taken))
            },
            context: context
        )
    }

    private func resolve(_ traversal: Traversal, _ each: (key: String, value: Value)?, _ index: Int?) -> (Value, Int) {
        let steps = traversal.path.steps
        let missing = (missing(traversal), steps.count)
        guard case .attribute(let name)? = steps.first else { return missing }
        switch (traversal.root, name) {
        case ("each", "key"): return each.map { (Value(.string($0.key)), 1) } ?? missing
        case ("each", "value"): return each.map { ($0.value, 1) } ?? missing
        case ("count", "index"): return index.map { (Value(.number("\($0)")), 1) } ?? missing
        case ("path", "module"), ("path", "root"): return (Value(.string(".")), 1)
        case ("terraform", "workspace"): return (Value(.string("default")), 1)
        default: return value(traversal.root, name).map { ($0, 1) } ?? missing
        }
    }

    private func missing(_ traversal: Traversal) -> Value {
        Value(Unknown(UnknownSource(attribute: nil, reason: .missingVariable(traversal.text))))
    }

    private func value(_ root: String, _ name: String) -> Value? {
        let full = "\(root).\(name)"
        if let value = values[full] { return value }
        guard visiting.insert(full).inserted else { return nil }
        defer { visiting.remove(full) }
        let value: Value?
        switch root {
        case "var": value = variable(name)
        case "local":
            value = body.blocks("locals").lazy.compactMap { $0.body.attribute(name) }.first
                .map { evaluator.evaluate($0.expression) }
        default: value = resource(root, name)
        }
        values[full] = value
        return value
    }

    private func variable(_ name: String) -> Value? {
        let block = body.blocks("variable").first { $0.labels.first?.text == name }
        guard let block, let expression = block.body.attribute("default")?.expression else { return nil }
        let type = block.body.attribute("type").flatMap { TypeConstraint($0.expression) } ?? .any
        let value = type.convert(evaluator.evaluate(expression))
        let isSensitive =
            block.body.attribute("sensitive").map { evaluator.evaluate($0.expression).bool == true } ?? false
        return value.marked(isSensitive)
    }

    private func resource(_ type: String, _ name: String) -> Value? {
        let block = body.blocks("resource").first { $0.labels.map(\.text) == [type, name] }
        guard let block else { return nil }
        let address = ResourceAddress(type: type, name: name)
        if let count = block.body.attribute("count") {
            let instances = 0..<(evaluator.evaluate(count.expression).int ?? 0)
            return Value(
                .list(instances.map { instance(block, address, .index($0), evaluator(each: nil, index: $0)) })
            )
        }
        guard let forEach = block.body.attribute("for_each") else { return instance(block, address, nil, evaluator) }
        let members = evaluator.evaluate(forEach.expression).members ?? []
        return Value(
            .object(
                members.map { member in
                    let inner = evaluator(each: (member.name, member.value), index: nil)
                    return Value.Member(name: member.name, value: instance(block, address, .key(member.name), inner))
                }
            )
        )
    }

    /// A `terraform_data`: its id and output are known after apply.
    private func instance(
        _ block: Block,
        _ address: ResourceAddress,
        _ key: InstanceKey?,
        _ evaluator: PartialEvaluator
    ) -> Value {
        var address = address
        address.key = key
        let unknown = { (name: String) in
            Value(Unknown(attribute: AttributeIdentity(address: address, path: AttributePath(attribute: name))))
        }
        let input = block.body.attribute("input").map { evaluator.evaluate($0.expression) } ?? Value(.null)
        return Value(
            .object([
                Value.Member(name: "id", value: unknown("id")),
                Value.Member(name: "input", value: input),
                Value.Member(name: "output", value: unknown("output")),
                Value.Member(name: "triggers_replace", value: Value(.null)),
            ])
        )
    }
}
