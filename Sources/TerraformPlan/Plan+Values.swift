import JSONReader
package import Symbolic

extension Plan {
    /// The value of an attribute of an instance, as far as the plan tells; nil if there is no such instance or it has
    /// nothing there.
    package func value(of attribute: AttributeIdentity) -> Value? {
        guard let instance = instances.instance(attribute.address),
            case .attribute(let root)? = attribute.path.steps.first
        else { return nil }
        return attribute.path.steps.dropFirst().reduce(value(of: root, in: instance)) { value, step in
            switch step {
            case .attribute(let name), .key(let name): value?.member(name)
            case .index(let position):
                value.flatMap { value in
                    if let elements = value.elements {
                        return elements.indices.contains(position) ? elements[position] : nil
                    }
                    return value.unknown.map { Value($0.derived, isSensitive: value.isSensitive) }
                }
            }
        }
    }

    /// What the JSON text of a value stands for; each text of the plan is read once.
    package func decodedJSON(of value: Value) -> Value {
        guard case .json(let node) = value.content, node.isString, node.document.isSame(as: document) else {
            return value.decodedJSON
        }
        return decoded.value(at: node.index) { Value(node).decodedJSON }.marked(value.isSensitive)
    }

    /// A top-level attribute of an instance; nil where it is not set.
    ///
    /// The plan's value counts. Where it is known only after apply, and the plan shows the template that it is made
    /// with (as it does for `.tf.json` configurations), the template is evaluated with holes.
    package func value(of name: String, in instance: ResourceInstance) -> Value? {
        guard let value = instance.attribute(name) else { return nil }
        guard value.unknown != nil,
            let expression = instance.block?.expression(of: name), expression.template != nil
        else { return value }
        let scope = TemplateScope(plan: self, module: instance.address.module, key: instance.address.key)
        guard let evaluated = scope.value(of: expression),
            evaluated.unknown?.identity != nil || evaluated.unknown == nil || evaluated.isPartial
        else { return value }
        return evaluated.marked(value.isSensitive)
    }
}
