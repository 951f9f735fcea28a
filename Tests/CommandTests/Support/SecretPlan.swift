import Foundation

/// A plan with a canary in every place where a secret can stand.
struct SecretPlan {
    let canaries = Canaries()

    /// The plan as JSON.
    func text() throws -> String {
        let plan: [String: Any] = [
            "format_version": "1.2", "terraform_version": "1.9.0",
            "variables": [
                "password": ["value": canaries.word("variable")],
                "stage": ["value": ["name": canaries.word("sensitive variable")]],
            ],
            "planned_values": [
                "outputs": ["out": ["sensitive": true, "value": canaries.word("planned output")]],
                "root_module": [String: Any](),
            ],
            "resource_changes": changes,
            "output_changes": [
                "out": [
                    "actions": ["create"], "before": NSNull(), "after": canaries.word("output"), "after_unknown": false,
                    "before_sensitive": false, "after_sensitive": true,
                ]
            ],
            "prior_state": [
                "format_version": "1.0",
                "values": ["outputs": ["out": ["sensitive": true, "value": canaries.word("prior output")]]],
            ],
            "configuration": configuration,
        ]
        return try json(plan)
    }

    /// The addresses of the plan's resources.
    var addresses: [String] {
        changes.compactMap { $0["address"] as? String }
    }

    private func json(_ value: Any) throws -> String {
        String(decoding: try JSONSerialization.data(withJSONObject: value, options: [.sortedKeys]), as: UTF8.self)
    }

    private var changes: [[String: Any]] {
        containers + environments + policies + stores
    }

    private func change(
        _ address: String,
        _ after: [String: Any],
        sensitive: Any = [:],
        before: [String: Any]? = nil,
        beforeSensitive: Any = [:]
    ) -> [String: Any] {
        let names = address.split(separator: ".")
        return [
            "address": address, "mode": "managed", "type": String(names[0]), "name": String(names[1]),
            "provider_name": "registry.terraform.io/hashicorp/aws",
            "change": [
                "actions": before == nil ? ["create"] : ["update"], "before": before ?? NSNull(), "after": after,
                "after_unknown": ["arn": true], "before_sensitive": beforeSensitive, "after_sensitive": sensitive,
            ] as [String: Any],
        ]
    }

    private func containerText(_ place: String, secrets: [[String: String]]) -> String {
        let container: [String: Any] = [
            "name": "app", "image": "app:1",
            "environment": [
                ["name": "DB_PASSWORD", "value": canaries.word("\(place) password")],
                ["name": "PLAIN", "value": canaries.word("\(place) value")],
                ["name": "URL", "value": "postgres://u:\(canaries.word("\(place) url"))@db:5432/x"],
            ],
            "secrets": secrets,
        ]
        return (try? json([container])) ?? ""
    }

    private var containers: [[String: Any]] {
        let secret = ["name": "TOKEN", "valueFrom": "arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-RANDOM"]
        let missing = ["name": "GONE", "valueFrom": "arn:aws:secretsmanager:eu-west-1:111122223333:secret:gone-AbCdEf"]
        let role = "arn:aws:iam::111122223333:role/exec"
        let base: [String: Any] = ["family": "api", "execution_role_arn": role]
        return [
            change(
                "aws_ecs_task_definition.api",
                base.merging(["container_definitions": containerText("environment", secrets: [secret])]) { $1 },
                before: base.merging(
                    ["container_definitions": containerText("environment before", secrets: [secret, missing])]
                ) { $1 }
            ),
            change(
                "aws_ecs_task_definition.marked",
                base.merging(["container_definitions": containerText("marked environment", secrets: [secret])]) { $1 },
                sensitive: ["container_definitions": true],
                before: base.merging(
                    ["container_definitions": containerText("marked environment before", secrets: [secret, missing])]
                ) { $1 },
                beforeSensitive: ["container_definitions": true]
            ),
            change(
                "aws_ecs_task_definition.mistaken",
                base.merging(["container_definitions": containerText("mistaken", secrets: mistaken)]) { $1 },
                sensitive: ["container_definitions": true]
            ),
        ]
    }

    /// Secrets where their names belong, and names that hold the value of a sensitive variable.
    private var mistaken: [[String: String]] {
        let stage = canaries.word("sensitive variable")
        return [
            ["name": "A", "valueFrom": canaries.word("secret as its name")],
            ["name": "B", "valueFrom": "\(canaries.word("secret with more"))$ p@ss"],
            ["name": "C", "valueFrom": "/\(stage)/password"],
            ["name": "D", "valueFrom": "arn:aws:secretsmanager:eu-west-1:111122223333:secret:\(stage)-AbCdEf"],
            ["name": "E", "valueFrom": "arn:aws:secretsmanager:eu-west-1:111122223333:secret:\(stage)-RANDOM"],
        ]
    }

    private var environments: [[String: Any]] {
        let script = "#!/bin/sh\nexport DB_PASSWORD=\(canaries.word("script"))\n"
        let encoded = "#!/bin/sh\nexport API_TOKEN=\(canaries.word("encoded script"))\n"
        return [
            change(
                "aws_lambda_function.f",
                [
                    "function_name": "f",
                    "environment": [
                        [
                            "variables": [
                                "API_TOKEN": canaries.word("lambda token"), "MODE": canaries.word("lambda value"),
                            ]
                        ]
                    ],
                ]
            ),
            // All of it is a credential, so that the whole of its variables may not be shown either.
            change(
                "aws_lambda_function.token",
                [
                    "function_name": "token",
                    "environment": [
                        [
                            "variables": [
                                "API_TOKEN": canaries.word("lone token"),
                                "URL": "postgres://u:\(canaries.word("lone url"))@db:5432/x",
                            ]
                        ]
                    ],
                ]
            ),
            change(
                "aws_codebuild_project.p",
                [
                    "name": "p",
                    "environment": [
                        [
                            "environment_variable": [
                                ["name": "NPM_TOKEN", "value": canaries.word("codebuild"), "type": "PLAINTEXT"]
                            ]
                        ]
                    ],
                ]
            ),
            change("aws_instance.plain", ["user_data": script]),
            change("aws_launch_template.encoded", ["user_data": Data(encoded.utf8).base64EncodedString()]),
        ]
    }

    private var policies: [[String: Any]] {
        func policy(_ place: String, sid: String) -> String {
            let statement: [String: Any] = [
                "Sid": sid, "Effect": "Allow", "Action": "secretsmanager:GetSecretValue", "Resource": "*",
                "Condition": ["StringEquals": ["aws:PrincipalTag/key": canaries.word("\(place) condition")]],
            ]
            return (try? json(["Version": "2012-10-17", "Statement": [statement]])) ?? ""
        }
        return [
            change("aws_iam_role.exec", ["name": "exec", "assume_role_policy": policy("trust", sid: "Trust")]),
            change(
                "aws_iam_role_policy.plain",
                ["role": "exec", "name": "a", "policy": policy("policy", sid: "Read")]
            ),
            change(
                "aws_iam_role_policy.marked",
                ["role": "exec", "name": "b", "policy": policy("marked policy", sid: canaries.word("marked sid"))],
                sensitive: ["policy": true]
            ),
        ]
    }

    private var stores: [[String: Any]] {
        [
            change(
                "aws_db_instance.db",
                ["identifier": "db", "password": canaries.word("password")],
                sensitive: ["password": true],
                before: ["identifier": "db", "password": canaries.word("password before")],
                beforeSensitive: ["password": true]
            ),
            change(
                "aws_ssm_parameter.p",
                ["name": "/db/password", "type": "String", "value": canaries.word("parameter")],
                sensitive: ["value": true]
            ),
            change(
                "aws_secretsmanager_secret_version.v",
                ["secret_id": "db", "secret_string": canaries.word("secret string")],
                sensitive: ["secret_string": true]
            ),
        ]
    }

    private var configuration: [String: Any] {
        func constant(_ place: String) -> [String: Any] { ["constant_value": canaries.word(place)] }
        func resource(_ address: String, _ expressions: [String: Any]) -> [String: Any] {
            let names = address.split(separator: ".")
            return [
                "address": address, "mode": "managed", "type": String(names[0]), "name": String(names[1]),
                "provider_config_key": "aws", "expressions": expressions, "schema_version": 0,
            ]
        }
        return [
            "provider_config": [
                "aws": [
                    "name": "aws", "full_name": "registry.terraform.io/hashicorp/aws",
                    "expressions": ["access_key": constant("access key"), "secret_key": constant("secret key")],
                ]
            ],
            "root_module": [
                "variables": [
                    "password": ["default": canaries.word("variable default"), "sensitive": true],
                    "stage": ["sensitive": true],
                ],
                "outputs": ["out": ["sensitive": true, "expression": constant("output expression")]],
                "resources": [
                    resource("aws_db_instance.db", ["password": constant("configured password")]),
                    resource("aws_ssm_parameter.p", ["value": constant("configured parameter")]),
                    resource("aws_secretsmanager_secret_version.v", ["secret_string": constant("configured string")]),
                    resource(
                        "aws_ecs_task_definition.api",
                        ["container_definitions": constant("configured containers")]
                    ),
                    resource(
                        "aws_ecs_task_definition.marked",
                        ["container_definitions": ["references": ["var.password"]]]
                    ),
                    resource("aws_instance.plain", ["user_data": constant("configured script")]),
                    resource("aws_launch_template.encoded", ["user_data": constant("configured template")]),
                ],
            ],
        ]
    }
}
