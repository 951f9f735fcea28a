import HCL
import Symbolic

/// One question to the source, with everything that has to be evaluated on the way to its answer.
final class SourceEvaluation {
    let source: SourceValues
    let instances: InstanceTable
    /// Shared by all evaluators, so that a chain of references cannot use up the stack.
    let nesting = Nesting()
    private var visiting: Set<SourceValues.Key> = []

    init(source: SourceValues, instances: InstanceTable) {
        self.source = source
        self.instances = instances
    }

    /// The value of a key, computed at most once; unknown where it depends on itself.
    func value(of key: SourceValues.Key, _ compute: () -> Value) -> Value {
        if let kept = source.kept(key) { return kept }
        guard visiting.insert(key).inserted else { return .undecided("a value that depends on itself") }
        defer { visiting.remove(key) }
        guard nesting.enter(4) else { return Value(Unknown(UnknownSource(attribute: nil, reason: .limit))) }
        defer { nesting.leave(4) }
        let value = compute()
        source.keep(value, for: key)
        return value
    }

    /// The scope of a module instance; nil where the module's source is not at hand, or is not that of the plan.
    func scope(of module: ModulePath) -> ModuleScope? {
        source.module(module).map { ModuleScope(path: module, module: $0, evaluation: self) }
    }

    /// What stands for a value of a module that has no scope.
    func absence(of module: ModulePath, _ references: [Reference] = []) -> Value {
        guard source.check.agreesOnOrigin(of: module) else { return .mismatch(references) }
        return Value(Unknown(UnknownSource(attribute: nil, reason: .sourceUnavailable, references: references)))
    }

    /// An attribute of an instance as the plan and the source tell it; nil where it is not set.
    func attribute(_ name: String, of instance: ResourceInstance) -> Value? {
        guard let planned = instance.plannedAttribute(name) else { return nil }
        return planned.holes == nil ? planned : filled(planned, name, in: instance)
    }

    /// An attribute that has holes in the plan, with what the source says in their place.
    func filled(_ planned: Value, _ name: String, in instance: ResourceInstance) -> Value {
        let identity = AttributeIdentity(address: instance.address, path: AttributePath(attribute: name))
        return value(of: .attribute(identity)) {
            // What a `terraform_data` puts out is what it was given (Terraform's documentation of its `output`).
            if name == "output", instance.address.type == "terraform_data", instance.address.mode == .managed {
                return attribute("input", of: instance) ?? planned
            }
            guard let configured = evaluate(name, in: instance) else { return planned }
            return ValueJoin.join(planned, with: configured)
        }
    }

    /// What the source says of an attribute, whatever the plan knows; nil where it says nothing.
    func configured(_ name: String, in instance: ResourceInstance) -> Value? {
        let identity = AttributeIdentity(address: instance.address, path: AttributePath(attribute: name))
        guard source.block(of: instance)?.body.sets(name) == true else { return nil }
        return value(of: .argument(identity)) {
            evaluate(name, in: instance) ?? .mismatch()
        }
    }

    /// What the source makes of an attribute's expression; nil where it says nothing, or is not that of the plan.
    func made(of name: String, in instance: ResourceInstance) -> Value? {
        guard source.block(of: instance)?.body.sets(name) == true else { return nil }
        return evaluate(name, in: instance)
    }

    private func evaluate(_ name: String, in instance: ResourceInstance) -> Value? {
        guard let block = source.block(of: instance), let scope = scope(of: instance.address.module) else { return nil }
        let own = scope.repeated(block, by: instance.address.key)
        guard isAsPlanned(instance, block, own), let value = own.value(of: name, in: block.body) else { return nil }
        // What is written is written, whether Terraform brings it about or not.
        guard source.view == .planned else { return value }
        return IgnoredChanges(of: block, in: instance).applied(to: value, of: name, in: instance)
    }
}

extension SourceEvaluation {
    /// Whether the source gives a new instance the values that the plan knows.
    ///
    /// An instance that exists may keep what it has (`ignore_changes`, differences that the provider overlooks).
    private func isAsPlanned(_ instance: ResourceInstance, _ block: SourceBlock, _ scope: ModuleScope) -> Bool {
        guard source.view == .planned, instance.actions.creates, instance.address.mode == .managed else { return true }
        return source.check.agrees(instance.address) {
            block.body.attributes.allSatisfy { attribute in
                guard !attribute.expression.planReferences.isEmpty,
                    let planned = instance.plannedAttribute(attribute.name), planned.isComparable
                else { return true }
                let configured = scope.evaluate(attribute.expression)
                guard configured.holes == nil, configured.isComparable else { return true }
                return ValueAgreement.of(planned, configured) != .different
            }
        }
    }
}

extension Value {
    /// Whether providers keep such a value as it is written: a short text, a number, a bool.
    ///
    /// Longer texts may be stored as a hash or written anew.
    fileprivate var isComparable: Bool {
        switch kind {
        case .string: string.map { $0.utf8.count < 40 && !$0.utf8.contains(UInt8(ascii: "\n")) } ?? false
        case .number, .bool: true
        case .null, .list, .object, .unknown: false
        }
    }

    /// What the source says of something that is other in the plan.
    static func mismatch(_ references: [Reference] = []) -> Value {
        .undecided("the source does not match the plan", references: references)
    }

    /// A value that cannot be told, with the reason in a few words.
    static func undecided(_ reason: String, references: [Reference] = []) -> Value {
        Value(Unknown(UnknownSource(attribute: nil, reason: .undecided(reason), references: references)))
    }
}
