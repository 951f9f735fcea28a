import Testing

@testable import AWSModel

/// What becomes of the policy of a resource where one object of the plan deletes what another one holds.
@Suite struct ResourcePolicyFateTests {
    private typealias Resource = RolePlan.Resource
    private static let arn = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-AbCdEf"
    private static let action = "secretsmanager:GetSecretValue"
    private static let all = #"{"Effect":"Allow","Action":"*","Resource":"*"}"#
    private static let grant = statement("Allow")

    private static func statement(_ effect: String) -> String {
        #"{"Effect":"\#(effect)","Principal":{"AWS":"\#(RolePlan.roleARN)"},"Action":"\#(action)","Resource":"*"}"#
    }

    private static func secret(
        _ actions: String,
        before: String = grant,
        after: String = grant,
        isSet: Bool = false
    ) -> Resource {
        func attributes(_ statement: String) -> String {
            #""name": "db", "arn": "\#(arn)", "id": "\#(arn)", "policy": \#(RolePlan.policy(statement))"#
        }
        return Resource(
            address: "aws_secretsmanager_secret.db",
            after: attributes(after),
            configured: isSet ? ["policy"] : [],
            changed: (actions, attributes(before))
        )
    }

    private static func policy(_ name: String, _ actions: String, _ statement: String = grant) -> Resource {
        let attributes =
            #""secret_arn": "\#(arn)", "block_public_policy": null, "policy": \#(RolePlan.policy(statement))"#
        return Resource(
            address: "aws_secretsmanager_secret_policy.\(name)",
            after: actions == #"["delete"]"# ? "" : attributes,
            changed: (actions, attributes)
        )
    }

    private static let delete = #"["delete"]"#
    private static let create = #"["create"]"#
    private static let keep = #"["no-op"]"#
    private static let update = #"["update"]"#

    private static func decide(_ resources: [Resource], owning own: String? = nil) throws -> String {
        try RolePlan(allowing: own, resources).allows(action, arn)
    }

    @Test func whatADeletedPolicyResourceWipesNobodyWritesAnew() throws {
        let deleted = Self.policy("old", Self.delete)
        #expect(try Self.decide([Self.secret(Self.keep, isSet: true), deleted]) == "no")
        #expect(try Self.decide([Self.secret(Self.keep), deleted, Self.policy("other", Self.keep)]) == "no")
        // What denies is wiped too.
        let denying = Self.policy("other", Self.keep, Self.statement("Deny"))
        #expect(try Self.decide([Self.secret(Self.keep), deleted, denying], owning: Self.all) == "yes")
        #expect(try Self.decide([Self.secret(Self.keep), Self.policy("p", #"["create", "delete"]"#)]) == "no")
    }

    @Test func whetherAPolicyIsDeletedOrWrittenLastNobodyKnows() throws {
        let deleted = Self.policy("old", Self.delete)
        let created = Self.policy("new", Self.create)
        #expect(try Self.decide([Self.secret(Self.keep), deleted, created]) == "unknown")
        #expect(try Self.decide([Self.secret(Self.keep), deleted, created], owning: Self.all) == "yes")
        let denying = Self.policy("new", Self.create, Self.statement("Deny"))
        #expect(try Self.decide([Self.secret(Self.keep), deleted, denying], owning: Self.all) == "unknown")
        #expect(try Self.decide([Self.secret(Self.keep), deleted, Self.policy("p", Self.update)]) == "unknown")
        let rewritten = Self.secret(Self.update, before: Self.all, isSet: true)
        #expect(try Self.decide([rewritten, deleted]) == "unknown")
    }

    @Test func whatIsWrittenAnewByTheSameResourceStays() throws {
        #expect(try Self.decide([Self.secret(Self.keep), Self.policy("p", Self.update)]) == "yes")
        #expect(try Self.decide([Self.secret(Self.keep), Self.policy("p", #"["delete", "create"]"#)]) == "yes")
        let renewed = Self.secret(#"["delete", "create"]"#, isSet: true)
        #expect(try Self.decide([renewed, Self.policy("old", Self.delete)]) == "yes")
    }

    @Test(
        arguments: [
            ("AllowRole", "null", #"["create"]"#, "unknown"), ("Other", "null", #"["create"]"#, "yes"),
            ("AllowRole", #""live""#, #"["create"]"#, "no"), ("AllowRole", "null", #"["no-op"]"#, "no"),
        ]
    )
    func aPermissionOwnsItsStatement(id: String, qualifier: String, actions: String, expected: String) throws {
        func permission(_ name: String, _ actions: String, _ id: String, _ qualifier: String) -> Resource {
            let attributes = #"""
                "function_name": "f", "action": "lambda:InvokeFunction", "principal": "\#(RolePlan.roleARN)",
                "statement_id": "\#(id)", "qualifier": \#(qualifier)
                """#
            return Resource(
                address: "aws_lambda_permission.\(name)",
                after: actions == Self.delete ? "" : attributes,
                changed: (actions, attributes)
            )
        }
        let function = "arn:aws:lambda:eu-west-1:111122223333:function:f"
        let resources = [
            Resource(
                address: "aws_lambda_function.f",
                after: #""function_name": "f", "arn": "\#(function)""#,
                isNew: false
            ), permission("old", Self.delete, "AllowRole", "null"), permission("new", actions, id, qualifier),
        ]
        #expect(try RolePlan(resources).allows("lambda:InvokeFunction", function) == expected)
        if qualifier == "null", id == "AllowRole" {
            let replaced = [resources[0], permission("new", #"["create", "delete"]"#, id, qualifier)]
            #expect(try RolePlan(replaced).allows("lambda:InvokeFunction", function) == "unknown")
        }
    }
}
