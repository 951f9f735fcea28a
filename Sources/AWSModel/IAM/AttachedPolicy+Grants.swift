import IAM
import Symbolic
import TerraformPlan

extension AttachedPolicy {
    /// The statement that a resource stands for which grants something by itself: a permission of a function, a grant of
    /// a key.
    convenience init(granting instance: ResourceInstance, on target: ResourceInstance, in plan: Plan) {
        let isKey = instance.address.type == "aws_kms_grant"
        self.init(
            label: "\(isKey ? "the grant" : "the permission") \(instance.addressText)",
            document: .parse(isKey ? .keyGrant(instance, plan) : .permission(instance, on: target, plan)),
            at: .init(ModelLocation(address: instance.address))
        )
    }
}

extension Value {
    /// A policy of one statement that allows.
    ///
    /// - Parameters:
    ///   - actions: The actions.
    ///   - principals: The principals by their kind.
    ///   - resource: The resource.
    ///   - conditions: The texts of the keys, by operator and key.
    ///   - open: What further conditions depend on, which may be there; nil where these are all.
    /// - Returns: The policy as a JSON object.
    static func statement(
        allowing actions: [SymbolicString],
        to principals: [String: SymbolicString],
        on resource: SymbolicString,
        if conditions: [(test: String, key: String, value: Value)] = [],
        andPerhaps open: Unknown? = nil
    ) -> Value {
        var members = [
            Member(name: "Effect", value: Value(.string("Allow"))),
            Member(name: "Action", value: Value(.list(actions.map { Value($0) }))),
            Member(
                name: "Principal",
                value: Value(.object(principals.map { Member(name: $0.key, value: Value($0.value)) }))
            ),
            Member(name: "Resource", value: Value(resource)),
        ]
        let tests = Dictionary(grouping: conditions, by: \.test).map { test, keys in
            Member(name: test, value: Value(.object(keys.map { Member(name: $0.key, value: $0.value) })))
        }
        if !tests.isEmpty || open != nil {
            members.append(Member(name: "Condition", value: .open(tests, possible: [], rest: open)))
        }
        return Value(
            .object([
                Member(name: "Version", value: Value(.string("2012-10-17"))),
                Member(name: "Statement", value: Value(.list([Value(.object(members))]))),
            ])
        )
    }

    /// What `aws_kms_grant` allows: the operations, under the constraints on the encryption context.
    ///
    /// The provider writes both constraints into its state, the one that is not set as an empty map.
    ///
    /// Source: kms/latest/developerguide/grants.
    fileprivate static func keyGrant(_ instance: ResourceInstance, _ plan: Plan) -> Value {
        let operations = plan.value(of: "operations", in: instance)
        var conditions: [(test: String, key: String, value: Value)] = []
        let constraints = Constraints(plan.value(of: "constraints", in: instance))
        var open = constraints.open
        for constraint in constraints.all {
            for name in ["encryption_context_equals", "encryption_context_subset"] {
                guard let pairs = constraint.member(name), !pairs.isNull else { continue }
                let context = pairs.partialMembers
                for member in context?.members ?? [] {
                    conditions.append(("StringEquals", "kms:EncryptionContext:\(member.name)", member.value))
                }
                if context?.isComplete != true {
                    let unknown = (pairs.holes ?? .unset).derived
                    open = open?.merging(unknown) ?? unknown
                } else if name == "encryption_context_equals", let members = context?.members, !members.isEmpty {
                    let names = members.map { Value(SymbolicString($0.name)) }
                    conditions.append(("ForAllValues:StringEquals", "kms:EncryptionContextKeys", Value(.list(names))))
                }
            }
        }
        guard let names = operations?.elements else { return Value(operations?.holes ?? .unset) }
        return statement(
            allowing: names.map { SymbolicString("kms:") + ($0.text ?? .opaque($0)) },
            to: ["AWS": text(of: "grantee_principal", instance, plan)],
            on: SymbolicString("*"),
            if: conditions,
            andPerhaps: open
        )
    }

    /// The blocks `constraints` of a grant.
    private struct Constraints {
        var all: [Value] = []
        /// What further ones depend on; nil where there are none.
        var open: Unknown?

        init(_ value: Value?) {
            guard let value, !value.isNull else { return }
            guard let (certain, possible, rest) = value.partialElements else {
                open = value.holes ?? .unset
                return
            }
            all = certain
            open = Unknown.merged(possible.map(\.unknown) + [rest].compactMap { $0 })
        }
    }

    /// What `aws_lambda_permission` allows: requests with the ARN of the function, or with that of its version or alias.
    ///
    /// Source: lambda/latest/api/API_AddPermission.
    fileprivate static func permission(
        _ instance: ResourceInstance,
        on function: ResourceInstance,
        _ plan: Plan
    ) -> Value {
        let principal = text(of: "principal", instance, plan)
        // Of which kind a principal is that nobody knows yet, nobody can tell either.
        let kind = principal.known.map { $0.contains(".") && !$0.hasPrefix("arn:") ? "Service" : "AWS" }
        var conditions: [(test: String, key: String, value: Value)] = []
        for (attribute, test, key) in [
            ("source_arn", "ArnLike", "aws:SourceArn"), ("source_account", "StringEquals", "aws:SourceAccount"),
            ("principal_org_id", "StringEquals", "aws:PrincipalOrgID"),
            ("event_source_token", "StringEquals", "lambda:EventSourceToken"),
            ("function_url_auth_type", "StringEquals", "lambda:FunctionUrlAuthType"),
        ] {
            guard let value = plan.value(of: attribute, in: instance), !value.isNull else { continue }
            conditions.append((test, key, value))
        }
        return statement(
            allowing: [text(of: "action", instance, plan)],
            to: [kind ?? "Unknown": principal],
            on: permitted(by: instance, on: function, plan),
            if: conditions
        )
    }

    /// The ARN that a permission is for: the qualifier may be an attribute of its own, or stand behind the function's name.
    private static func permitted(
        by permission: ResourceInstance,
        on function: ResourceInstance,
        _ plan: Plan
    ) -> SymbolicString {
        let identity = AttributeIdentity(address: function.address, path: AttributePath(attribute: "arn"))
        let arn =
            plan.value(of: identity)?.string.map { SymbolicString($0) }
            ?? SymbolicString([.hole(Unknown(attribute: identity))])
        var qualifier = text(of: "qualifier", permission, plan)
        if let hole = qualifier.wholeHole, hole.identity.map({ $0.address == permission.address }) ?? true,
            let named = plan.reference(at: AttributePath(attribute: "qualifier"), in: permission)
        {
            qualifier = SymbolicString([.hole(Unknown(attribute: named))])
        }
        if qualifier.known != "" { return arn + SymbolicString(":") + qualifier }
        guard let name = plan.value(of: "function_name", in: permission) else { return arn }
        if let known = name.string {
            return FunctionName(known)?.qualifier.map { arn + SymbolicString(":\($0)") } ?? arn
        }
        let path = AttributePath(attribute: "function_name")
        if let named = name.named(besides: permission) ?? plan.reference(at: path, in: permission) {
            switch named.path.root {
            case nil, "arn"?, "function_name"?, "id"?: return arn
            default: return SymbolicString([.hole(Unknown(attribute: named))])
            }
        }
        guard let text = name.text, text.parts.count > 1, case .literal(let rest) = text.parts[1],
            rest.utf8.first == UInt8(ascii: ":")
        else { return .opaque(name) }
        return arn + SymbolicString(Array(text.parts.dropFirst()))
    }

    /// The text of an attribute; empty where it is not set, for which plans write null.
    private static func text(of attribute: String, _ instance: ResourceInstance, _ plan: Plan) -> SymbolicString {
        guard let value = plan.value(of: attribute, in: instance), !value.isNull else { return SymbolicString() }
        return value.text ?? .opaque(value)
    }
}

extension OpenObject {
    /// Whether these are all the members, each with its own value or an unknown one.
    fileprivate var isComplete: Bool { possible.isEmpty && rest == nil }
}

extension SymbolicString {
    /// A text of which nothing is known.
    fileprivate static func opaque(_ value: Value) -> SymbolicString {
        SymbolicString([.hole(value.holes ?? .unset)])
    }
}

extension Unknown {
    /// Stands for what should be set and is not.
    fileprivate static let unset = Unknown(
        UnknownSource(attribute: nil, reason: .undecided("a value of the grant is not set"))
    )
}
