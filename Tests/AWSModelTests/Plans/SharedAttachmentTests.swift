import Linting
import Testing

/// Several objects of a plan that own the same policy of a role: what one takes away the others do not attach again.
@Suite struct SharedAttachmentTests {
    private static let managed = "arn:aws:iam::aws:policy/SecretsManagerReadWrite"
    private static let list = #""managed_policy_arns": ["\#(managed)"]"#
    private static let inline = #""inline_policy": [{"name": "p", "policy": "\#(ExecutionRolePlan.grant)"}]"#

    /// A policy document in a JSON string that allows something else.
    private static let other = ExecutionRolePlan.grant.replacing("secretsmanager:GetSecretValue", with: "s3:GetObject")

    private static func attachment(_ name: String, _ actions: String, role: String = "exec") -> String {
        let before = #"{"role": "exec", "policy_arn": "\#(managed)"}"#
        let after = #"{"role": "\#(role)", "policy_arn": "\#(managed)"}"#
        return ExecutionRolePlan.resource(
            "aws_iam_role_policy_attachment.\(name)",
            actions == #"["delete"]"# ? "null" : after,
            actions: actions,
            before: actions == #"["create"]"# ? "null" : before
        )
    }

    private static func rolePolicy(_ name: String, _ actions: String) -> String {
        let values = #"{"role": "exec", "name": "p", "policy": "\#(ExecutionRolePlan.grant)"}"#
        return ExecutionRolePlan.resource(
            "aws_iam_role_policy.\(name)",
            actions == #"["delete"]"# ? "null" : values,
            actions: actions,
            before: actions == #"["create"]"# ? "null" : values
        )
    }

    /// An exclusive list of the role's managed policies, or of its inline ones.
    private static func exclusive(_ listed: String, _ actions: String, inline: Bool = false) -> String {
        let attribute = inline ? "policy_names" : "policy_arns"
        let values = #"{"role_name": "exec", "\#(attribute)": ["\#(listed)"]}"#
        return ExecutionRolePlan.resource(
            inline ? "aws_iam_role_policies_exclusive.e" : "aws_iam_role_policy_attachments_exclusive.e",
            values,
            actions: actions,
            before: actions == #"["create"]"# ? "null" : values
        )
    }

    private static func attachments(_ name: String, from before: String, to after: String) -> String {
        func values(_ roles: String) -> String {
            #"{"name": "\#(name)", "policy_arn": "\#(managed)", "roles": \#(roles)}"#
        }
        return ExecutionRolePlan.resource(
            "aws_iam_policy_attachment.\(name)",
            values(after),
            actions: before == after ? #"["no-op"]"# : #"["update"]"#,
            before: values(before)
        )
    }

    /// A role's own lists before and after, other resources, and what comes of them.
    private static let cases: [(String, before: String, after: String, others: [String], verdicts: [Verdict])] = [
        ("nothing goes", list, list, [attachment("a", #"["no-op"]"#)], []),
        ("its attachment goes", list, list, [attachment("a", #"["delete"]"#)], [.fail]),
        ("its attachment moves", list, list, [attachment("a", #"["delete", "create"]"#, role: "other")], [.fail]),
        (
            "its attachment is made anew before it goes", list, list, [attachment("a", #"["create", "delete"]"#)],
            [.fail]
        ),
        (
            "a new exclusive list that nobody knows", list, list,
            [
                attachment("a", #"["no-op"]"#),
                ExecutionRolePlan.resource(
                    "aws_iam_role_policy_attachments_exclusive.e",
                    #"{"role_name": "exec"}"#,
                    unknown: #"{"policy_arns": true}"#
                ),
            ], [.unknown]
        ),
        ("it lists it now", #""managed_policy_arns": []"#, list, [attachment("a", #"["delete"]"#)], [.unknown]),
        (
            "it lists it no more", list, #""managed_policy_arns": ["arn:aws:iam::aws:policy/ReadOnlyAccess"]"#,
            [attachment("a", #"["no-op"]"#)], [.fail]
        ),
        (
            "it lists it no more, and it is attached", list,
            #""managed_policy_arns": ["arn:aws:iam::aws:policy/ReadOnlyAccess"]"#, [attachment("a", #"["create"]"#)], []
        ),
        (
            "another one attaches it", list, #""managed_policy_arns": []"#,
            [attachment("a", #"["delete"]"#), attachment("b", #"["create"]"#)], [.unknown]
        ),
        ("its inline policy goes", inline, inline, [rolePolicy("p", #"["delete"]"#)], [.fail]),
        (
            "it has another inline policy now", inline, #""inline_policy": [{"name": "q", "policy": "\#(other)"}]"#,
            [rolePolicy("p", #"["no-op"]"#)], [.fail]
        ),
        (
            "the inline policy has a new address", inline, inline,
            [rolePolicy("p", #"["delete"]"#), rolePolicy("q", #"["create"]"#)], [.unknown]
        ),
        (
            "two lists of roles", list, list,
            [
                attachments("a", from: #"["exec", "other"]"#, to: #"["exec"]"#),
                attachments("b", from: #"["exec", "other"]"#, to: #"["other"]"#),
            ], [.fail]
        ),
        (
            "a new exclusive list that leaves it out", list, list,
            [
                attachment("a", #"["no-op"]"#),
                ExecutionRolePlan.resource(
                    "aws_iam_role_policy_attachments_exclusive.e",
                    #"{"role_name": "exec", "policy_arns": ["arn:aws:iam::aws:policy/ReadOnlyAccess"]}"#
                ),
            ], [.fail]
        ),
        (
            "its attachment goes, which a list names that stays", list, list,
            [attachment("a", #"["delete"]"#), exclusive(managed, #"["no-op"]"#)], [.fail]
        ),
        (
            "its attachment goes, which a new list names", list, list,
            [attachment("a", #"["delete"]"#), exclusive(managed, #"["create"]"#)], [.unknown]
        ),
        ("only a list that stays names it", list, list, [exclusive(managed, #"["no-op"]"#)], []),
        (
            "its inline policy goes, which a list names that stays", inline, inline,
            [rolePolicy("p", #"["delete"]"#), exclusive("p", #"["no-op"]"#, inline: true)], [.fail]
        ),
        (
            "its inline policy has a new address, and a list names it", inline, inline,
            [
                rolePolicy("p", #"["delete"]"#), rolePolicy("q", #"["create"]"#),
                exclusive("p", #"["create"]"#, inline: true),
            ], [.unknown]
        ),
    ]

    @Test func aListMayTakeAwayWhatIsAttachedToANewRole() throws {
        func verdicts(_ listed: String) throws -> [Verdict] {
            let list = ExecutionRolePlan.resource(
                "aws_iam_role_policy_attachments_exclusive.e",
                #"{"role_name": "exec", "policy_arns": ["\#(listed)"]}"#
            )
            return try ExecutionRolePlan.verdicts([Self.attachment("a", #"["create"]"#), list])
        }
        #expect(try verdicts(Self.managed) == [])
        #expect(try verdicts("arn:aws:iam::aws:policy/ReadOnlyAccess") == [.unknown])
    }

    /// An inline policy whose name the provider makes up is on no list that is known.
    @Test func aListMayTakeAwayAPolicyWithoutAName() throws {
        let policy = ExecutionRolePlan.resource(
            "aws_iam_role_policy.p",
            #"{"role": "exec", "name_prefix": "p-", "policy": "\#(ExecutionRolePlan.grant)"}"#,
            unknown: #"{"name": true}"#
        )
        let list = Self.exclusive("other", #"["create"]"#, inline: true)
        #expect(try ExecutionRolePlan.verdicts([policy]) == [])
        #expect(try ExecutionRolePlan.verdicts([policy, list]) == [.unknown])
    }

    @Test(arguments: cases.indices)
    func whatOneTakesAwayIsGone(number: Int) throws {
        let (name, before, after, others, verdicts) = Self.cases[number]
        let found = try ExecutionRolePlan.verdicts(role: ", " + after, roleBefore: ", " + before, exists: true, others)
        #expect(found == verdicts, "\(name)")
    }
}
