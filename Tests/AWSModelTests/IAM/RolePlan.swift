import IAM
import JSONReader
import Symbolic
import TerraformPlan

@testable import AWSModel

/// A small plan for questions about its role `aws_iam_role.app`.
struct RolePlan {
    /// A resource of the plan, new unless it was there before.
    struct Resource {
        var address: String
        /// The known attributes as JSON members.
        var after: String
        /// Attributes that are known only after apply, each with what the configuration refers to.
        var unknown: [String: [String]] = [:]
        /// Attributes that the configuration sets with a value that is known.
        var configured: [String] = ["policy"]
        var isNew = true
        /// The actions of a change other than these two, and the attributes before it.
        var changed: (actions: String, before: String)?
    }

    static let account = "111122223333"
    static let roleARN = "arn:aws:iam::\(account):role/app"

    private let model: PlanModel

    /// - Parameters:
    ///   - statements: The statements of the role's inline policy; nil for a role without one.
    ///   - role: Further members of the role.
    ///   - others: Further resources.
    ///   - leftOut: Resources of the configuration that the plan leaves out; without any the plan is complete.
    ///   - controls: Control policies of the organization.
    /// - Throws: What a plan that cannot be read throws.
    init(
        allowing statements: String? = nil,
        role: String = "",
        _ others: [Resource] = [],
        leavingOut leftOut: [Resource] = [],
        controls: [ControlPolicies] = []
    ) throws {
        let own = Resource(
            address: "aws_iam_role.app",
            after: #""name": "app", "id": "app", "arn": "\#(RolePlan.roleARN)", "tags_all": {"team": "red"}\#(role)"#,
            configured: ["permissions_boundary", "assume_role_policy"]
        )
        let inline = statements.map {
            Resource(
                address: "aws_iam_role_policy.app",
                after: #""role": "app", "name": "app", "policy": \#(RolePlan.policy($0))"#
            )
        }
        let resources = [own] + [inline].compactMap { $0 } + others
        let configured = (resources + leftOut).map(\.configuration).joined(separator: ",")
        let text = """
            {"format_version": "1.2", "terraform_version": "1.9.0", "complete": \(leftOut.isEmpty),
             "configuration": {"root_module": {"resources": [\(configured)]},
                               "provider_config": {"aws": {"name": "aws",
                                 "expressions": {"region": {"constant_value": "eu-west-1"}}}}},
             "resource_changes": [\(resources.map(\.change).joined(separator: ","))]}
            """
        model = PlanModel(try Plan.read(JSONText(text), name: "plan.json"), controls: controls)
    }

    private var role: Role? { model.iam.managedRoles.first { $0.name == "app" } }

    /// What the consumers of the plan need, each as `name action resource`.
    var needs: [String] {
        model.consumers.flatMap(\.knownNeeds).flatMap { need in
            let resource = need.target.arn.map(DecisionEvidence.configurationText) ?? "?"
            return need.target.actions.map { "\(need.name) \($0) \(resource)" }
        }
    }

    /// Why there may be more of what the consumers need of secrets, and of anything; nil where there is no more.
    var openNeeds: (ofSecrets: Bool, ofAnything: Bool) {
        func areOpen(_ needs: ModelValue) -> Bool { if case .openList = needs { true } else { false } }
        return (
            model.consumers.contains { areOpen($0.secretNeeds) || areOpen($0.requiredSecretNeeds) },
            model.consumers.contains { areOpen($0.needs) }
        )
    }

    /// Whether the role may do something: `yes`, `no` or `unknown`.
    func allows(_ action: String, _ resource: String) -> String {
        RolePlan.text(role?.allows(.string(action), RolePlan.value(resource)))
    }

    func allowsDecrypt(_ resource: String) -> String {
        RolePlan.text(role?.allowsDecrypt(RolePlan.value(resource)))
    }

    /// Whether the role may read a secret whose ARN is written with or without its suffix.
    func allowsSecret(writtenAs arn: String) -> String {
        let complete = model.identities.completeSecretARN(SymbolicString(arn))
        return RolePlan.text(role?.allows(.string("secretsmanager:GetSecretValue"), ModelValue(complete)))
    }

    func trusts(_ principal: String) -> String {
        RolePlan.text(role?.trusts(.string(principal)))
    }

    func trustFacts(_ principal: String) -> [String] {
        role?.trusts(.string(principal)).facts.map(\.text) ?? []
    }

    func facts(_ action: String, _ resource: String) -> [String] {
        role?.allows(.string(action), RolePlan.value(resource)).facts.map(\.text) ?? []
    }

    /// What to do so that the role may do something.
    func advice(_ action: String, _ resource: String) -> String {
        guard case .object(let object)? = role?.grant(.list([.string(action)]), RolePlan.value(resource)).value,
            let snippet = object as? Snippet
        else { return "" }
        return snippet.lines.joined(separator: "\n")
    }

    /// What to do so that the role may decrypt something.
    func decryptAdvice(_ resource: String) -> String {
        guard case .object(let object)? = role?.decryptGrant(RolePlan.value(resource)).value,
            let snippet = object as? Snippet
        else { return "" }
        return snippet.lines.joined(separator: "\n")
    }

    func trustAdvice(_ principal: String) -> String { role?.trustAdvice(.string(principal)).value.knownText ?? "" }

    /// Whether two texts are the same for the policy evaluator.
    func isSame(_ left: String, _ right: String) -> String {
        guard let left = RolePlan.value(left).symbolicText, let right = RolePlan.value(right).symbolicText else {
            return "nothing"
        }
        return "\(model.evaluator.areEqual(left, right))"
    }

    /// A policy document as a JSON string that holds it.
    static func policy(_ statements: String) -> String {
        quoted(#"{"Version":"2012-10-17","Statement":[\#(statements)]}"#)
    }

    /// A JSON text as a JSON string that holds it.
    static func quoted(_ text: String) -> String { "\"" + text.replacing("\"", with: "\\\"") + "\"" }

    /// An attribute such as `aws_kms_key.k.arn`, else a text, which may end in `${aws_kms_key.k.key_id}`.
    private static func value(_ text: String) -> ModelValue {
        if text.hasSuffix("}"), let brace = text.firstIndex(of: "$"),
            case .text(let end) = value(String(text[brace...].dropFirst(2).dropLast()))
        {
            return .text(SymbolicString(String(text[..<brace])) + end)
        }
        let parts = text.split(separator: ".")
        guard text.hasPrefix("aws_"), parts.count >= 3 else { return .string(text) }
        let address = ResourceAddress(type: String(parts[0]), name: String(parts[1]))
        let path = parts.dropFirst(2).reduce(AttributePath()) { path, part in
            part.hasSuffix("[0]") ? path.attribute(String(part.dropLast(3))).index(0) : path.attribute(String(part))
        }
        let identity = AttributeIdentity(address: address, path: path)
        return .text(SymbolicString([.hole(Unknown(attribute: identity))]))
    }

    private static func text(_ answer: ModelMethod.Answer?) -> String {
        switch answer?.value {
        case .bool(let value)?: value ? "yes" : "no"
        case .unknown?: "unknown"
        default: "nothing"
        }
    }
}

extension RolePlan.Resource {
    /// A key that is not there yet.
    static let newKey = RolePlan.Resource(
        address: "aws_kms_key.k",
        after: #""is_enabled": true"#,
        unknown: ["arn": [], "key_id": [], "id": []]
    )

    /// A parameter that this key will encrypt, not there yet either.
    static let newParameter = RolePlan.Resource(
        address: "aws_ssm_parameter.p",
        after: #""name": "/shop/p", "type": "SecureString""#,
        unknown: ["arn": [], "id": [], "key_id": ["aws_kms_key.k.arn", "aws_kms_key.k"]]
    )

    private var isData: Bool { address.hasPrefix("data.") }
    private var mode: String { isData ? "data" : "managed" }
    private var names: [Substring] { Array(address.split(separator: ".").dropFirst(isData ? 1 : 0)) }

    fileprivate var change: String {
        let masks = unknown.keys.map { #""\#($0)": true"# }.joined(separator: ", ")
        let actions = changed?.actions ?? (isData ? #"["read"]"# : isNew ? #"["create"]"# : #"["no-op"]"#)
        let before = changed.map { "{\($0.before)}" } ?? (isNew || isData ? "null" : "{\(after)}")
        return """
            {"address": "\(address)", "mode": "\(mode)", "type": "\(names[0])", "name": "\(names[1])",
             "provider_name": "registry.terraform.io/hashicorp/aws",
             "change": {"actions": \(actions), "before": \(before),
                        "after": \(after.isEmpty ? "null" : "{\(after)}"), "after_unknown": {\(masks)},
                        "before_sensitive": false, "after_sensitive": {}}}
            """
    }

    fileprivate var configuration: String {
        let known = configured.filter { after.contains("\"\($0)\"") }.map { #""\#($0)": {}"# }
        let referring = unknown.filter { !$0.value.isEmpty }.map { name, references in
            #""\#(name)": {"references": [\#(references.map { "\"\($0)\"" }.joined(separator: ","))]}"#
        }
        return """
            {"address": "\(address)", "mode": "\(mode)", "type": "\(names[0])", "name": "\(names[1])",
             "provider_config_key": "aws", "expressions": {\((known + referring).joined(separator: ", "))}}
            """
    }
}
