import Testing

@testable import AWSModel

/// Permissions that are for one version of a function.
@Suite struct FunctionVersionTests {
    private typealias Resource = RolePlan.Resource
    private static let invoke = "lambda:InvokeFunction"

    /// A function that is not there yet.
    private static func function(_ name: String, _ members: String = "") -> Resource {
        Resource(
            address: "aws_lambda_function.\(name)",
            after: #""function_name": "\#(name)", "region": "eu-west-1"\#(members)"#,
            unknown: ["arn": [], "qualified_arn": [], "version": []]
        )
    }

    private static func permission(_ members: String, _ unknown: [String: [String]] = [:]) -> Resource {
        Resource(
            address: "aws_lambda_permission.p",
            after: #""action": "\#(invoke)", "principal": "\#(RolePlan.roleARN)"\#(members)"#,
            unknown: unknown
        )
    }

    @Test func aPermissionIsForTheVersionThatItsNameHas() throws {
        func decide(_ attribute: String, on requested: String, publish: String = "true") throws -> String {
            let references = ["aws_lambda_function.f.\(attribute)", "aws_lambda_function.f"]
            return try RolePlan([
                Self.function("f", #", "publish": \#(publish)"#), Self.function("g"),
                Self.permission(#", "qualifier": null"#, ["function_name": references]),
            ]).allows(Self.invoke, "aws_lambda_function.f.\(requested)")
        }
        #expect(try decide("arn", on: "arn") == "yes")
        #expect(try decide("arn", on: "qualified_arn") == "no")
        #expect(try decide("qualified_arn", on: "arn") == "no")
        #expect(try decide("qualified_arn", on: "qualified_arn") == "yes")
        #expect(try decide("qualified_arn", on: "qualified_arn", publish: "false") == "yes")
        // That of $LATEST may go for the function as a whole.
        #expect(try decide("arn", on: "qualified_arn", publish: "false") == "unknown")
    }

    @Test func aQualifierMayBeTheVersion() throws {
        let version = ["aws_lambda_function.f.version", "aws_lambda_function.f"]
        let plan = try RolePlan([
            Self.function("f", #", "publish": true"#),
            Self.permission(#", "function_name": "f""#, ["qualifier": version]),
        ])
        #expect(plan.allows(Self.invoke, "aws_lambda_function.f.qualified_arn") == "yes")
        #expect(plan.allows(Self.invoke, "aws_lambda_function.f.arn") == "no")
    }
}
