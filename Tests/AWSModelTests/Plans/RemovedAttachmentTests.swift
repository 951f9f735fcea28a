import Linting
import Testing

/// What a role that exists lists as attached may be taken away by the plan.
@Suite struct RemovedAttachmentTests {
    private static let grant = ExecutionRolePlan.grant
    private static let managed = "arn:aws:iam::aws:policy/SecretsManagerReadWrite"

    private static func verdicts(role: String, _ others: [String]) throws -> [Verdict] {
        try ExecutionRolePlan.verdicts(role: ", " + role, exists: true, others)
    }

    /// The actions of an inline policy, the role that it has after apply if any, and what comes of it.
    private static let inlineCases: [(actions: String, role: String?, verdicts: [Verdict])] = [
        (#"["no-op"]"#, "exec", []),
        (#"["delete"]"#, nil, [.fail]),
        (#"["delete", "create"]"#, "other", [.fail]),
        (#"["create", "delete"]"#, "other", [.fail]),
        (#"["delete", "create"]"#, "exec", []),
        (#"["forget"]"#, nil, []),
        (#"["create", "forget"]"#, "other", []),
    ]

    @Test(arguments: inlineCases)
    func anInlinePolicyGoesWithItsResource(actions: String, role: String?, verdicts: [Verdict]) throws {
        func values(_ role: String) -> String { #"{"role": "\#(role)", "name": "p", "policy": "\#(Self.grant)"}"# }
        let own = #""inline_policy": [{"name": "p", "policy": "\#(Self.grant)"}], "managed_policy_arns": []"#
        let policy = ExecutionRolePlan.resource(
            "aws_iam_role_policy.p",
            role.map(values) ?? "null",
            actions: actions,
            before: values("exec")
        )
        #expect(try Self.verdicts(role: own, [policy]) == verdicts)
    }

    @Test(
        arguments: [
            (#"["no-op"]"#, #""roles": ["exec"]"#, []), (#"["update"]"#, #""roles": ["other"]"#, [.fail]),
            (#"["update"]"#, #""roles": ["exec", "other"]"#, []), (#"["delete"]"#, nil, [.fail]),
            (#"["forget"]"#, nil, []),
        ] as [(String, String?, [Verdict])]
    )
    func aManagedPolicyGoesWithTheListOfItsRoles(actions: String, after: String?, verdicts: [Verdict]) throws {
        func values(_ roles: String) -> String { #"{"name": "a", "policy_arn": "\#(Self.managed)", \#(roles)}"# }
        let own = #""inline_policy": [], "managed_policy_arns": ["\#(Self.managed)"]"#
        let attachment = ExecutionRolePlan.resource(
            "aws_iam_policy_attachment.a",
            after.map(values) ?? "null",
            actions: actions,
            before: values(#""roles": ["exec"]"#)
        )
        #expect(try Self.verdicts(role: own, [attachment]) == verdicts)
    }

    @Test func anAttachmentThatIsReplacedGoes() throws {
        func values(_ role: String) -> String { #"{"role": "\#(role)", "policy_arn": "\#(Self.managed)"}"# }
        let own = #""inline_policy": [], "managed_policy_arns": ["\#(Self.managed)"]"#
        func attachment(_ role: String) -> String {
            ExecutionRolePlan.resource(
                "aws_iam_role_policy_attachment.a",
                values(role),
                actions: #"["delete", "create"]"#,
                before: values("exec")
            )
        }
        #expect(try Self.verdicts(role: own, [attachment("other")]) == [.fail])
        #expect(try Self.verdicts(role: own, [attachment("exec")]) == [])
    }
}
