import Linting
import Testing

/// Policies reach a role by every way that Terraform attaches them.
@Suite struct AttachmentTests {
    private static let grant = ExecutionRolePlan.grant

    private static func resource(_ address: String, _ after: String) -> String {
        ExecutionRolePlan.resource(address, after)
    }

    private static func failures(role: String = "", _ others: [String]) throws -> Int {
        try ExecutionRolePlan.verdicts(role: role, others).count { $0 == .fail }
    }

    private static let policy = resource(
        "aws_iam_policy.read",
        #"{"name": "read", "arn": "arn:aws:iam::111122223333:policy/read", "policy": "\#(grant)"}"#
    )
    private static let policyARN = "arn:aws:iam::111122223333:policy/read"

    @Test func aRoleWithoutAGrantFails() throws {
        #expect(try Self.failures([]) == 1)
        #expect(try Self.failures([Self.policy]) == 1)
    }

    @Test(
        arguments: [
            [resource("aws_iam_role_policy.p", #"{"role": "exec", "name": "p", "policy": "\#(grant)"}"#)],
            [
                policy,
                resource("aws_iam_role_policy_attachment.a", #"{"role": "exec", "policy_arn": "\#(policyARN)"}"#),
            ],
            [
                policy,
                resource(
                    "aws_iam_policy_attachment.a",
                    #"{"name": "a", "roles": ["exec"], "policy_arn": "\#(policyARN)"}"#
                ),
            ],
            [
                resource(
                    "aws_iam_role_policy_attachment.a",
                    #"{"role": "exec", "policy_arn": "arn:aws:iam::aws:policy/SecretsManagerReadWrite"}"#
                )
            ],
        ]
    )
    func everyWayOfAttachingGrants(resources: [String]) throws {
        #expect(try Self.failures(resources) == 0)
    }

    @Test func policiesInsideTheRoleGrant() throws {
        #expect(try Self.failures(role: #", "inline_policy": [{"name": "p", "policy": "\#(Self.grant)"}]"#, []) == 0)
        #expect(try Self.failures(role: #", "managed_policy_arns": ["\#(Self.policyARN)"]"#, [Self.policy]) == 0)
    }

    @Test func theGrantOfARoleDoesNotCountForItsNamesakeInAnotherAccount() throws {
        let grant = Self.resource(
            "aws_iam_role_policy.p",
            #"{"role": "exec", "name": "p", "policy": "\#(Self.grant)"}"#
        )
        let arn = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:x-AbCdEf"
        let secret = #"{\"name\": \"DB\", \"valueFrom\": \"\#(arn)\"}"#
        let task = Self.resource(
            "aws_ecs_task_definition.other",
            #"{"family": "other", "execution_role_arn": "arn:aws:iam::444455556666:role/exec","#
                + #" "container_definitions": "[{\"name\": \"app\", \"secrets\": [\#(secret)]}]"}"#
        )
        #expect(try ExecutionRolePlan.verdicts([grant, task]) == [.unknown])
    }

    @Test func theGrantOfAnotherRoleDoesNotCount() throws {
        let other = Self.resource(
            "aws_iam_role_policy.p",
            #"{"role": "task", "name": "p", "policy": "\#(Self.grant)"}"#
        )
        #expect(try Self.failures([other]) == 1)
    }

    /// The type of a block that the plan has no instance of, the attribute that names a role, and what that refers to.
    private static let leftOutCases: [(type: String, attribute: String, references: String, verdict: Verdict)] = [
        ("aws_iam_role_policy", "role", #""aws_iam_role.exec.id", "aws_iam_role.exec""#, .unknown),
        ("aws_iam_role_policy_attachment", "role", #""aws_iam_role.exec.name", "aws_iam_role.exec""#, .unknown),
        ("aws_iam_policy_attachment", "roles", #""aws_iam_role.exec.name", "aws_iam_role.exec""#, .unknown),
        ("aws_iam_role_policy", "role", #""local.role""#, .unknown),
        ("aws_iam_role_policy", "role", #""aws_iam_role.other.id", "aws_iam_role.other""#, .fail),
        ("aws_iam_user_policy", "user", #""aws_iam_user.u.name", "aws_iam_user.u""#, .fail),
    ]

    /// `-target=aws_ecs_task_definition.api` plans the role and leaves its policies for later.
    @Test(arguments: leftOutCases)
    func whatAnIncompletePlanLeavesOutMayGrantToANewRole(
        type: String,
        attribute: String,
        references: String,
        verdict: Verdict
    ) throws {
        let block = """
            {"address": "\(type).p", "mode": "managed", "type": "\(type)", "name": "p",
             "expressions": {"\(attribute)": {"references": [\(references)]}}}
            """
        #expect(try ExecutionRolePlan.verdicts([], leftOut: [block]) == [verdict])
        // A role that exists and lists all that it has gets nothing more; one that does not may have it already.
        let listed = #", "inline_policy": [], "managed_policy_arns": []"#
        #expect(try ExecutionRolePlan.verdicts(role: listed, exists: true, [], leftOut: [block]) == [.fail])
        #expect(try ExecutionRolePlan.verdicts(exists: true, [], leftOut: [block]) == [verdict])
    }

    /// What a block says of its instances of which the plan has the first.
    @Test(arguments: [
        (#""for_each_expression": {"references": ["var.x"]},"#, Verdict.unknown), ("", .unknown),
        (#""count_expression": {"references": ["var.x"]},"#, .unknown),
        (#""count_expression": {"constant_value": 2},"#, .unknown),
        (#""count_expression": {"constant_value": 1},"#, .fail),
    ])
    func anIncompletePlanMayLackInstances(repetition: String, verdict: Verdict) throws {
        let block = """
            {"address": "aws_iam_role_policy.p", "mode": "managed", "type": "aws_iam_role_policy", "name": "p",
             \(repetition)
             "expressions": {"role": {"references": ["aws_iam_role.exec.id", "aws_iam_role.exec"]}}}
            """
        let policy = #"{"role": "exec", "name": "p", "policy": "{\"Version\": \"2012-10-17\", \"Statement\": []}"}"#
        let first = ExecutionRolePlan.resource("aws_iam_role_policy.p", policy, index: "0")
        #expect(try ExecutionRolePlan.verdicts([first], leftOut: [block]) == [verdict])
    }

    /// What a block that the plan has no instance of says of its role, the variable it refers to, and what follows.
    private static let namedCases: [(type: String, expression: String, variable: String, verdict: Verdict)] = [
        ("aws_iam_role_policy", #""role": {"constant_value": "other"}"#, "", .fail),
        ("aws_iam_role_policy", #""role": {"constant_value": "exec"}"#, "", .unknown),
        ("aws_iam_role_policy", #""role": {"constant_value": "${local.role}"}"#, "", .unknown),
        ("aws_iam_role_policy", #""role": {}"#, "", .unknown),
        ("aws_iam_role_policy", #""role": {"references": ["var.role"]}"#, "other", .unknown),
        ("aws_iam_role_policy", #""role": {"references": ["var.role"]}"#, "exec", .unknown),
        ("aws_iam_role_policy", #""role": {"references": ["var.role"]}"#, "ex", .unknown),
        ("aws_iam_role_policy", #""role": {"references": ["var.role", "local.x"]}"#, "other", .unknown),
        ("aws_iam_role_policy", #""role": {"references": ["var.missing"]}"#, "other", .unknown),
        ("aws_iam_policy_attachment", #""roles": {"constant_value": ["other", "another"]}"#, "", .fail),
        ("aws_iam_policy_attachment", #""roles": {"constant_value": ["other", "exec"]}"#, "", .unknown),
        ("aws_iam_policy_attachment", #""roles": {"references": ["var.role"]}"#, "other", .unknown),
    ]

    @Test(arguments: namedCases)
    func aLeftOutBlockGrantsNothingToARoleOfAnotherName(
        type: String,
        expression: String,
        variable: String,
        verdict: Verdict
    ) throws {
        let block = """
            {"address": "\(type).p", "mode": "managed", "type": "\(type)", "name": "p",
             "expressions": {\(expression)}}
            """
        let variables = #"{"role": {"value": "\#(variable)"}}"#
        #expect(try ExecutionRolePlan.verdicts([], leftOut: [block], variables: variables) == [verdict])
    }
}
