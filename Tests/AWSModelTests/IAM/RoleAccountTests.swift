import Linting
import Testing

/// Roles of one name in several accounts: which of them an attachment means that names it.
@Suite struct RoleAccountTests {
    private static let managed = "arn:aws:iam::aws:policy/SecretsManagerReadWrite"

    /// A configuration of the AWS provider.
    private static func provider(_ key: String, _ expressions: String) -> String {
        #""\#(key)": {"name": "aws", "full_name": "registry.terraform.io/hashicorp/aws", "expressions": {\#(expressions)}}"#
    }

    /// A block that a provider configuration serves.
    private static func block(_ address: String, _ provider: String) -> String {
        let names = address.split(separator: ".")
        return """
            {"address": "\(address)", "mode": "managed", "type": "\(names[0])", "name": "\(names[1])",
             "provider_config_key": "\(provider)", "expressions": {}}
            """
    }

    private static let region = #""region": {"constant_value": "eu-west-1"}"#
    private static let ownAccount =
        #""assume_role": [{"role_arn": {"constant_value": "arn:aws:iam::111122223333:role/d"}}]"#
    private static let otherAccount =
        #""assume_role": [{"role_arn": {"constant_value": "arn:aws:iam::444455556666:role/d"}}]"#
    private static let anyAccount = #""assume_role": [{"role_arn": {"references": ["var.role"]}}]"#
    private static let profile = #""profile": {"constant_value": "other"}"#

    /// What the provider configuration of the attachment signs in with, and what comes of the role, which the standard one
    /// has made in the account 111122223333.
    private static let cases: [(String, verdicts: [Verdict])] = [
        (region, []), (ownAccount, []), (otherAccount, [.fail]), (anyAccount, [.unknown]), (profile, [.unknown]),
    ]

    /// What is found where the role's name alone connects an attachment with it.
    private static func verdicts(
        _ expressions: String,
        _ actions: String,
        policy: String = managed,
        others: [String] = [],
        blocks: [String] = [],
        isWritten: Bool = true
    ) throws -> [Verdict] {
        let values = #"{"role": "exec", "policy_arn": "\#(policy)"}"#
        let name = "aws_iam_role_policy_attachment.a"
        let attachment = ExecutionRolePlan.resource(
            name,
            actions == #"["delete"]"# ? "null" : values,
            actions: actions,
            before: actions == #"["create"]"# ? "null" : values
        )
        return try ExecutionRolePlan.verdicts(
            role: actions == #"["create"]"# ? "" : #", "managed_policy_arns": ["\#(managed)"]"#,
            exists: actions != #"["create"]"#,
            [attachment] + others,
            blocks: [block("aws_iam_role.exec", "aws")] + (isWritten ? [block(name, "aws.b")] : []) + blocks,
            providers: "{\(provider("aws", region)), \(provider("aws.b", expressions))}"
        )
    }

    @Test(arguments: cases.indices)
    func aRoleIsNamedInItsAccount(number: Int) throws {
        let (expressions, expected) = Self.cases[number]
        #expect(try Self.verdicts(expressions, #"["create"]"#) == expected, "\(expressions)")
    }

    /// A policy that goes from a role of the name in another account goes from that one only.
    @Test func whatGoesElsewhereStaysHere() throws {
        let goes = #"["delete"]"#
        #expect(try Self.verdicts(Self.region, goes) == [.fail])
        #expect(try Self.verdicts(Self.ownAccount, goes) == [.fail])
        #expect(try Self.verdicts(Self.otherAccount, goes) == [])
        #expect(try Self.verdicts(Self.anyAccount, goes) == [.unknown])
        // Of what goes with its block the plan does not show the provider configuration.
        #expect(try Self.verdicts(Self.region, goes, isWritten: false) == [.fail])
        #expect(try Self.verdicts(Self.otherAccount, goes, isWritten: false) == [.unknown])
    }

    /// A name is that of one role in an account: what is attached by the provider configuration of a role is attached to it,
    /// and not to one of which nobody can tell the account.
    @Test func theRoleOfTheSameProviderIsMeant() throws {
        let other = ExecutionRolePlan.resource("aws_iam_role.other", #"{"name": "exec"}"#)
        let blocks = [Self.block("aws_iam_role.other", "aws.b")]
        #expect(try Self.verdicts(Self.anyAccount, #"["create"]"#, others: [other], blocks: blocks) == [.fail])
    }
}
