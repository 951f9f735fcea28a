import HCL
import Symbolic

/// What `lifecycle.ignore_changes` of a block leaves as it is when an object is updated.
///
/// Source: Terraform documentation, "The lifecycle Meta-Argument".
struct IgnoredChanges {
    private let expressions: [Expression]

    /// The changes that a block ignores; none where it makes its object new.
    init(of block: SourceBlock, in instance: ResourceInstance) {
        let argument = block.body.blocks("lifecycle").compactMap { $0.body.attribute("ignore_changes") }.first
        guard let argument, instance.existsBefore, !instance.actions.creates else {
            expressions = []
            return
        }
        if case .tuple(let elements) = argument.expression.kind {
            expressions = elements
        } else {
            expressions = [argument.expression]
        }
    }

    /// What is written as an attribute, with what the object has in the place of what is ignored.
    func applied(to written: Value, of name: String, in instance: ResourceInstance) -> Value {
        expressions.reduce(written) { value, expression in
            guard let steps = IgnoredChanges.steps(into: name, in: expression) else { return value }
            return value.keeping(steps, of: instance.attributeBefore(name) ?? Value(.null))
        }
    }

    /// The way to what an element of the list names inside an attribute; nil where it names something else.
    ///
    /// What is not understood names all of it.
    private static func steps(into name: String, in expression: Expression) -> ArraySlice<AttributePath.Step>? {
        switch expression.kind {
        case .variable("all"): return []
        case .template(let template):
            // The older form, and that of JSON.
            guard let text = template.literal, text != "all", text != "*" else { return [] }
            return text.prefix { $0 != "." && $0 != "[" } == name ? [] : nil
        default:
            guard let traversal = expression.traversals.first else { return [] }
            return traversal.root == name ? traversal.path.steps[...] : nil
        }
    }
}

extension Value {
    /// The value with the part that a path leads to as it was before; unknown where the part is no element of a map.
    ///
    /// What the object did not have by then is not ignored, but for the elements of a map.
    fileprivate func keeping(_ steps: ArraySlice<AttributePath.Step>, of before: Value) -> Value {
        let ignored = Value.undecided("changes of it are ignored")
        let rest = steps.dropFirst()
        switch steps.first {
        case nil: return ignored
        case .index(let position)?:
            guard var elements else { return ignored }
            guard elements.indices.contains(position), let others = before.elements,
                others.indices.contains(position)
            else { return self }
            elements[position] = elements[position].keeping(rest, of: others[position])
            return Value(.list(elements), isSensitive: isSensitive)
        case .key(let name)? where rest.isEmpty:
            guard let members, before.isNull || before.kind == .object else { return ignored }
            let others = members.filter { !$0.name.utf8.elementsEqual(name.utf8) }
            let prior = before.member(name).map { [Member(name: name, value: $0)] } ?? []
            return Value(.object(others + prior), isSensitive: isSensitive)
        case .attribute(let name)?, .key(let name)?:
            guard var members else { return ignored }
            guard let place = members.firstIndex(where: { $0.name.utf8.elementsEqual(name.utf8) }),
                let other = before.member(name)
            else { return self }
            members[place].value = members[place].value.keeping(rest, of: other)
            return Value(.object(members), isSensitive: isSensitive)
        }
    }
}
