import Foundation
import TestSupport
import Testing

/// Source lines are shown, but nothing in them that may be a credential; no more are comments and their reasons.
@Suite struct SourceSecrecyTests {
    private let canaries = Canaries()
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write(source, to: "main.tf")
        try folder.write(plan(), to: "plan.json")
        let resources = RuleText.failing("every-resource", message: "at ${resource.address}")
        try folder.write(resources, to: "every-resource.yaml")
        try folder.write(
            RuleText.rule(
                "every-container",
                """
                for: [{task: plan.ecs.taskDefinitions}, {container: task.containers}, {variable: container.environment}]
                assert: 'false'
                at: variable.value
                """
            ),
            to: "every-container.yaml"
        )
    }

    /// A task definition of which the plan tells nothing, with a canary wherever a line can hold one.
    private var source: String {
        """
        resource "aws_secretsmanager_secret" "db" { name = "db" } # \(canaries.word("comment")) PASSWORD=\(canaries.word("assignment in a comment"))

        # tfproof:ignore secrets-dropped the token = \(canaries.word("reason")) is gone
        resource "aws_ecs_task_definition" "api" { // \(canaries.word("header comment"))
          family = "api" /* \(canaries.word("block comment")) */
          container_definitions = jsonencode([{
            name = "app", image = "app:1", command = ["--password", "\(canaries.word("command"))"]
            environment = [
              { name = "DB_PASSWORD", value = "\(canaries.word("password"))" }, { name = "B", value = "\(canaries.word("neighbour"))" },
              { name = "MODE", value = "\(canaries.word("value"))" }, # \(canaries.word("line comment"))
              { name = "SCRIPT", value = <<-EOT
                export TOKEN=\(canaries.word("heredoc"))
                url postgres://u:\(canaries.word("heredoc url"))@db/x
              EOT
              },
              { name = "URL", value = "https://u:\(canaries.word("url"))@host/" },
            ]
            secrets = [{ name = "DB", valueFrom = "${aws_secretsmanager_secret.db.arn}:\(canaries.word("key"))::" }]
          }])
        }
        """
    }

    private func plan() throws -> String {
        func change(_ type: String, _ name: String, after: [String: Any], unknown: [String: Any]) -> [String: Any] {
            [
                "address": "\(type).\(name)", "mode": "managed", "type": type, "name": name,
                "provider_name": "registry.terraform.io/hashicorp/aws",
                "change": [
                    "actions": ["create"], "before": NSNull(), "after": after, "after_unknown": unknown,
                    "before_sensitive": false, "after_sensitive": [String: Any](),
                ] as [String: Any],
            ]
        }
        func resource(_ type: String, _ name: String, _ expressions: [String: Any]) -> [String: Any] {
            [
                "address": "\(type).\(name)", "mode": "managed", "type": type, "name": name,
                "provider_config_key": "aws", "expressions": expressions, "schema_version": 0,
            ]
        }
        let family = "api"
        let references = ["aws_secretsmanager_secret.db.arn", "aws_secretsmanager_secret.db"]
        let plan: [String: Any] = [
            "format_version": "1.2", "terraform_version": "1.9.0",
            "resource_changes": [
                change("aws_secretsmanager_secret", "db", after: ["name": "db"], unknown: ["arn": true]),
                change(
                    "aws_ecs_task_definition",
                    "api",
                    after: ["family": family],
                    unknown: ["arn": true, "container_definitions": true]
                ),
            ],
            "configuration": [
                "provider_config": [
                    "aws": ["name": "aws", "full_name": "registry.terraform.io/hashicorp/aws"]
                ],
                "root_module": [
                    "resources": [
                        resource("aws_secretsmanager_secret", "db", ["name": ["constant_value": "db"]]),
                        resource(
                            "aws_ecs_task_definition",
                            "api",
                            [
                                "family": ["constant_value": family],
                                "container_definitions": ["references": references],
                            ]
                        ),
                    ]
                ],
            ],
        ]
        return String(decoding: try JSONSerialization.data(withJSONObject: plan, options: [.sortedKeys]), as: UTF8.self)
    }

    @Test(arguments: ["text", "json", "sarif", "junit"])
    func reportsShowNone(format: String) throws {
        let run = try Program.run(
            ["plan.json", "--rules", ".", "-f", format, "--include-suppressed"],
            in: folder.path
        )
        #expect(run.status == 1, "\(run.error)")
        // The source is used: the plan alone knows no container.
        #expect(run.output.contains("DB_PASSWORD") && run.output.contains("main.tf"))
        let places = canaries.found(in: run.output + run.error)
        #expect(places.isEmpty, "shows \(places)")
    }

    @Test func textShowsLines() throws {
        let run = try Program.run(["plan.json", "--rules", "."], in: folder.path)
        #expect(run.output.contains(#"{ name = "DB_PASSWORD", value = "…" }, { name = "…", value = "…" },"#))
        #expect(run.output.contains("^"))
    }

    @Test func explanationsShowNone() throws {
        for rule in ["every-container", "every-resource", "literal-credential"] {
            let run = try Program.run(
                ["explain", rule, "aws_ecs_task_definition.api", "plan.json", "--rules", "."],
                in: folder.path
            )
            let places = canaries.found(in: run.output + run.error)
            #expect(run.status != 2 && places.isEmpty, "\(rule) shows \(places) \(run.error)")
        }
    }

    /// A source that does not parse is told of without its text.
    @Test func brokenSourcesShowNone() throws {
        try folder.write("password = \"\(canaries.word("broken"))\n{{{ \(canaries.word("broken code"))\n", to: "b.tf")
        let run = try Program.run(["plan.json", "--rules", "."], in: folder.path)
        #expect(canaries.found(in: run.output + run.error).isEmpty)
    }
}
