import Symbolic

/// What the name of an unknown attribute tells of its value: a plan tells no types.
///
/// The plugin SDK makes `id` a string in every resource, and an instance that exists has one; what the AWS provider calls
/// an ARN, an id or a name in the singular is a string, and the ARN of a resource that exists is not empty. So it is
/// with a policy document.
extension Value {
    /// Whether the value is an attribute that providers name as they name texts, and no lists: `arn`, `id`, `key_id`.
    var isNamedAsText: Bool {
        guard let name = attributeName else { return false }
        return ["arn", "id", "name"].contains { name == $0 || name.hasSuffix("_\($0)") } || isPolicyDocument
    }

    /// Whether the value is an attribute that is neither null nor empty once its resource exists.
    var isNeverEmpty: Bool { isIdentifier || isPolicyDocument }

    /// Whether the value is an ARN or an id.
    var isIdentifier: Bool {
        guard let name = attributeName else { return false }
        return name == "arn" || name == "id"
    }

    /// Whether the value is the JSON that `aws_iam_policy_document` makes, be it of no statement.
    private var isPolicyDocument: Bool {
        guard let identity = unknown?.identity, identity.address.mode == .data else { return false }
        return identity.address.type == "aws_iam_policy_document"
            && (identity.path.root == "json" || identity.path.root == "minified_json")
    }

    /// The name of the attribute of a resource, or of a data source, whose whole value this is.
    private var attributeName: String? {
        guard case .unknown(let unknown) = content, let path = unknown.identity?.path, path.steps.count == 1 else {
            return nil
        }
        return path.root
    }
}

extension SymbolicString {
    /// Whether the text has a character for certain.
    var isNeverEmpty: Bool {
        parts.contains { part in
            switch part {
            case .literal: true
            case .hole(let hole): Value(hole).isNeverEmpty
            }
        }
    }
}
