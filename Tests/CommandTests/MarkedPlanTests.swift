import TestSupport
import Testing

/// Real plans whose sensitive values are parts of what policies, roles and keys go by: what the plan marks is not shown,
/// and what comes of it stays the same.
@Suite(.timeLimit(.minutes(10))) struct MarkedPlanTests {
    /// A plan, the word that its sensitive values hold, and the summary of its report.
    struct Example: CustomTestStringConvertible, Sendable {
        let name: String
        let word: String
        let summary: String

        var testDescription: String { name }
        var plan: String { "\(Shared.project)/Tests/Fixtures/marks/\(name)/plan.json" }
    }

    static let examples = [
        // Arguments of `aws_iam_policy_document`, read while planning and during apply.
        Example(
            name: "documents",
            word: "Kn4rySens",
            summary: "30 checks by 20 rules: 25 passed, 5 failed, 0 unknown"
        ),
        // ARNs of roles, policies, permissions boundaries and keys.
        Example(name: "names", word: "Kn4rySens", summary: "82 checks by 20 rules: 52 passed, 6 failed, 24 unknown"),
        // The ARN of a policy that AWS is to manage.
        Example(name: "policies", word: "Kn4ry", summary: "3 checks by 20 rules: 2 passed, 1 unknown"),
    ]

    private func check(_ arguments: [String], _ example: Example) throws -> Program.Run {
        let run = try Program.run(arguments)
        #expect(run.ended && run.status < 2, "\(arguments): \(run.error)")
        let lines = (run.output + run.error).split(separator: "\n").filter { $0.contains(example.word) }
        #expect(lines.isEmpty, "\(arguments)")
        return run
    }

    @Test(arguments: examples, ["text", "json", "sarif", "junit"])
    func reportsShowNoMarkedText(example: Example, format: String) throws {
        for options in [[], ["--no-source"]] {
            let run = try check([example.plan, "--unknown", "report", "-f", format] + options, example)
            if format == "text", options.isEmpty { #expect(run.output.contains(example.summary), "\(run.output)") }
        }
    }

    @Test(arguments: examples, ["text", "json", "dot", "mermaid", "html"])
    func accessShowsNoMarkedText(example: Example, format: String) throws {
        for options in [[], ["--no-source", "--all"]] {
            _ = try check(["access", example.plan, "-f", format] + options, example)
        }
    }

    @Test(arguments: [
        ("documents", "iam-action-resource", "data.aws_iam_policy_document.deferred"),
        ("documents", "secret-arn-suffix", "data.aws_iam_policy_document.now"),
        ("documents", "execution-role-secret-access", #"aws_ecs_task_definition.t["n"]"#),
        ("names", "iam-action-resource", "data.aws_iam_policy_document.d"),
        ("names", "managed-policy-exists", "aws_iam_role.r"),
        ("names", "role-trusts-service", "aws_lambda_function.f"),
        ("names", "execution-role-kms-decrypt", #"aws_ecs_task_definition.t["b"]"#),
        ("policies", "managed-policy-exists", "aws_iam_role_policy_attachment.a"),
    ])
    func explanationsShowNoMarkedText(name: String, rule: String, address: String) throws {
        let example = try #require(Self.examples.first { $0.name == name })
        _ = try check(["explain", rule, address, example.plan], example)
    }

    @Test(arguments: [
        "plan.iam.roles.map(r, [r.name, r.arn])",
        "plan.iam.policies.map(p, p.statements.map(s, [s.label, s.resources]))",
        "plan.iam.managedPolicyUses.map(u, [u.arn, u.name])",
        "plan.ecs.taskDefinitions.map(t, [t.executionRole.label, t.executionRole.arn, t.executionRole.name])",
        "plan.consumers.map(c, [c.role.label, c.role.name])",
    ])
    func expressionsShowNoMarkedText(expression: String) throws {
        for example in Self.examples {
            let run = try Program.run(["eval", expression, example.plan])
            #expect(run.status == 0, "\(run.error)")
            #expect(!(run.output + run.error).contains(example.word), "\(expression)")
        }
    }
}
