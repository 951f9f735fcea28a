import HCL
import Symbolic

/// Evaluates expressions in which `u` is an unknown ARN, `t` an unknown text, and `s` a sensitive one, `x`.
enum Evaluating {
    static func value(_ source: String, context: FunctionContext = FunctionContext()) throws -> Value {
        let queue = ResourceAddress(type: "aws_sqs_queue", name: "q")
        let unknown = { (attribute: String) in
            Unknown(attribute: AttributeIdentity(address: queue, path: AttributePath(attribute: attribute)))
        }
        let evaluator = PartialEvaluator(
            resolving: { traversal in
                let value =
                    traversal.root == "s"
                    ? Value(.string("x"), isSensitive: true)
                    : Value(unknown(traversal.root == "t" ? "policy" : "arn"))
                return PartialEvaluator.Resolved(value, rest: traversal.path.steps[...])
            },
            context: context
        )
        return evaluator.evaluate(try TemplateSource.expression(source))
    }

    /// The result as JSON; `error` where Terraform would fail, and `unknown` where nothing can be told.
    static func json(_ source: String, context: FunctionContext = FunctionContext()) throws -> String {
        if let text = try value("jsonencode(\(source))", context: context).string { return text }
        return try value("can(\(source))", context: context).bool == false ? "error" : "unknown"
    }
}
