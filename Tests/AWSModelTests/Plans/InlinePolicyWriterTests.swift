import Linting
import Testing

/// Of several objects that write an inline policy of one name to a role, one has the last word.
@Suite struct InlinePolicyWriterTests {
    private static let grant = ExecutionRolePlan.grant
    private static let other = grant.replacing("GetSecretValue", with: "ListSecrets")

    private static func policy(_ name: String, _ document: String, _ actions: String, before: String?) -> String {
        func values(_ document: String) -> String { #"{"role": "exec", "name": "p", "policy": "\#(document)"}"# }
        return ExecutionRolePlan.resource(
            "aws_iam_role_policy.\(name)",
            values(document),
            actions: #"["\#(actions)"]"#,
            before: before.map(values) ?? "null"
        )
    }

    private static let cases: [(grants: String, writes: String, verdicts: [Verdict])] = [
        ("create", "create", [.unknown]), ("no-op", "create", [.fail]), ("no-op", "update", [.fail]),
        ("create", "no-op", []), ("update", "no-op", []), ("update", "update", [.unknown]), ("no-op", "no-op", []),
    ]

    @Test(arguments: cases)
    func theLastOneCounts(grants: String, writes: String, verdicts: [Verdict]) throws {
        let before = { (actions: String, document: String) in actions == "create" ? nil : document }
        let policies = [
            Self.policy("a", Self.grant, grants, before: before(grants, Self.grant)),
            Self.policy("b", Self.other, writes, before: before(writes, Self.grant)),
        ]
        #expect(try ExecutionRolePlan.verdicts(exists: true, policies) == verdicts)
        #expect(try ExecutionRolePlan.verdicts(exists: true, policies.reversed()) == verdicts)
    }

    @Test func theSameTextTwiceIsThatText() throws {
        let policies = ["a", "b"].map { Self.policy($0, Self.grant, "create", before: nil) }
        #expect(try ExecutionRolePlan.verdicts(policies).isEmpty)
    }

    @Test func aResourceWritesOverTheBlockOfANewRole() throws {
        let role = #", "inline_policy": [{"name": "p", "policy": "\#(Self.grant)"}]"#
        let policy = Self.policy("b", Self.other, "create", before: nil)
        #expect(try ExecutionRolePlan.verdicts(role: role, [], configures: ["inline_policy"]).isEmpty)
        #expect(try ExecutionRolePlan.verdicts(role: role, [policy], configures: ["inline_policy"]) == [.fail])
    }

    @Test func nobodyKnowsWhoWritesLastBesideARoleThatChanges() throws {
        func inline(_ names: [String]) -> String {
            let blocks = names.map { #"{"name": "\#($0)", "policy": "\#(Self.other)"}"# }
            return #", "inline_policy": [\#(blocks.joined(separator: ", "))]"#
        }
        let policy = Self.policy("b", Self.grant, "no-op", before: Self.grant)
        let verdicts = try ExecutionRolePlan.verdicts(
            role: inline(["p", "q"]),
            roleBefore: inline(["p"]),
            exists: true,
            [policy]
        )
        #expect(verdicts == [.unknown])
    }

    @Test(arguments: [#"["forget", "create"]"#, #"["create", "forget"]"#, #"["something", "new"]"#])
    func whatIsThereAfterwardsCounts(actions: String) throws {
        let values = #"{"role": "exec", "name": "p", "policy": "\#(Self.grant)"}"#
        let policy = ExecutionRolePlan.resource("aws_iam_role_policy.p", values, actions: actions, before: values)
        #expect(try ExecutionRolePlan.verdicts(exists: true, [policy]).isEmpty)
    }
}
