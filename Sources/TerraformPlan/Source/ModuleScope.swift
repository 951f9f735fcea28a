import HCL
import Symbolic

/// What the names in a module instance's expressions stand for.
///
/// Source: Terraform, "References to Named Values".
struct ModuleScope {
    /// The instance of a block with `count` or `for_each` whose arguments are evaluated.
    struct Repetition {
        var block: SourceBlock
        var key: InstanceKey?
    }

    let path: ModulePath
    let module: SourceModule
    let evaluation: SourceEvaluation
    private(set) var repetition: Repetition?
    /// The iterators of `dynamic` blocks around, innermost last.
    private var iterators: [(name: String, value: Value)] = []

    init(path: ModulePath, module: SourceModule, evaluation: SourceEvaluation) {
        self.path = path
        self.module = module
        self.evaluation = evaluation
    }

    /// The scope of the arguments of one instance of a block.
    func repeated(_ block: SourceBlock, by key: InstanceKey?) -> ModuleScope {
        var scope = self
        scope.repetition = Repetition(block: block, key: key)
        return scope
    }

    /// The scope of the content of a `dynamic` block, for one of its elements.
    func iterating(_ name: String, key: Value, value: Value) -> ModuleScope {
        var scope = self
        let members = [Value.Member(name: "key", value: key), Value.Member(name: "value", value: value)]
        scope.iterators.append((name, Value(.object(members))))
        return scope
    }

    /// The value of an expression of the module.
    func evaluate(_ expression: Expression) -> Value {
        PartialEvaluator(
            resolving: { resolve($0) },
            context: FunctionContext(
                files: evaluation.source.tree.files,
                planTimestamp: evaluation.source.timestamp,
                form: evaluation.source.textForm
            ),
            nesting: evaluation.nesting
        ).evaluate(expression)
    }

    private func resolve(_ traversal: Traversal) -> PartialEvaluator.Resolved {
        let steps = traversal.path.steps[...]
        if let iterator = iterators.last(where: { $0.name == traversal.root }) {
            return PartialEvaluator.Resolved(iterator.value, rest: steps)
        }
        switch traversal.root {
        case "data", "ephemeral":
            guard let type = steps.first?.name else { return undecided(traversal) }
            let mode = ResourceAddress.Mode(rawValue: traversal.root) ?? .data
            return resource(mode, type: type, steps.dropFirst(), traversal)
        case "self": return undecided(traversal)
        case "var", "local", "module", "each", "count", "path", "terraform": break
        default: return resource(.managed, type: traversal.root, steps, traversal)
        }
        guard let name = steps.first?.name else { return undecided(traversal) }
        let rest = steps.dropFirst()
        switch traversal.root {
        case "var": return PartialEvaluator.Resolved(variable(name), rest: rest)
        case "local": return PartialEvaluator.Resolved(local(name), rest: rest)
        case "module": return call(name, rest, traversal)
        case "each" where name == "key", "count" where name == "index":
            return ownKey.map { PartialEvaluator.Resolved($0, rest: rest) } ?? undecided(traversal)
        case "each" where name == "value": return PartialEvaluator.Resolved(ownValue(traversal), rest: rest)
        case "path" where name == "module":
            return PartialEvaluator.Resolved(Value(.string(module.directory)), rest: rest)
        case "path" where name == "root": return PartialEvaluator.Resolved(Value(.string(".")), rest: rest)
        default: return undecided(traversal)
        }
    }

    /// A reference whose value is not told here.
    func undecided(_ traversal: Traversal, because reason: String? = nil) -> PartialEvaluator.Resolved {
        let references = Reference(traversal.text).map { [$0] } ?? []
        let reason = reason ?? "\(traversal.text) is not known to tfproof"
        return PartialEvaluator.Resolved(.undecided(reason, references: references))
    }
}

extension AttributePath.Step {
    /// The name of a step `.name`.
    var name: String? {
        if case .attribute(let name) = self { name } else { nil }
    }

    /// The key of an instance that a step `[…]` names.
    var instanceKey: InstanceKey? {
        switch self {
        case .attribute: nil
        case .index(let index): .index(index)
        case .key(let key): .key(key)
        }
    }
}
