import JSONReader
import Symbolic
import TerraformPlan

/// Finds what the configuration writes where the plan has something else.
///
/// What changes are ignored of (`ignore_changes`), an object keeps as somebody set it by hand, and the plan shows that.
enum WrittenText {
    /// What the configuration writes as an attribute of an instance; the value that the plan has where they are the same
    /// or nothing tells.
    static func value(_ planned: Value, at path: AttributePath, of instance: ResourceInstance, in plan: Plan) -> Value {
        // An element of a list may be that of another block: providers sort them.
        guard instance.existsBefore, path.steps.count == 1, let name = path.root, let text = planned.string else {
            return planned
        }
        if let expression = instance.block?.expression(at: path), expression.isLiteral,
            let constant = expression.constant?.string
        {
            return replacing(planned, text, by: constant)
        }
        guard plan.hasSource, instance.configured(name)?.unknown != nil,
            let written = plan.written(at: path, in: instance)
        else { return planned }
        if let literal = written.string { return replacing(planned, text, by: literal) }
        // What the source does not tell either is no better than the value at hand.
        let sources = written.holes?.sources ?? []
        guard written.text != nil, !sources.isEmpty, sources.allSatisfy(isReference) else { return planned }
        return written.marked(planned.isSensitive)
    }

    /// Whether something is unknown only for being taken from elsewhere: a resource or a variable.
    private static func isReference(_ source: UnknownSource) -> Bool {
        if case .missingVariable = source.reason { return true }
        return source.attribute != nil
    }

    /// The same of an element of a map that is an attribute in the only block of its sort.
    static func value(
        _ planned: Value,
        named name: String,
        of map: ConfiguredExpression?,
        in instance: ResourceInstance
    ) -> Value {
        guard instance.existsBefore, let map, map.isLiteral, let text = planned.string,
            let constant = map.constant?[name]?.string
        else { return planned }
        return replacing(planned, text, by: constant)
    }

    private static func replacing(_ planned: Value, _ text: String, by constant: String) -> Value {
        text.utf8.elementsEqual(constant.utf8) ? planned : Value(.string(constant), isSensitive: planned.isSensitive)
    }
}
