/// The text of a plan in which task definitions read secrets with roles of their own: all exists, and nothing changes.
struct ConsumerPlan {
    private static let secretsEach = 2

    private let consumers: Int
    private let consumersOfRole: Int

    /// - Parameters:
    ///   - consumers: How many task definitions there are.
    ///   - consumersOfRole: How many of them share a role.
    init(consumers: Int, consumersOfRole: Int) {
        self.consumers = consumers
        self.consumersOfRole = consumersOfRole
    }

    var text: String {
        var parts = Parts()
        for number in 0..<consumers {
            if number % consumersOfRole == 0 {
                let role = number / consumersOfRole
                add("aws_iam_role.r\(role)", self.role(role), ["name", "assume_role_policy"], to: &parts)
                add("aws_iam_role_policy.p\(role)", policy(role), ["role", "policy"], to: &parts)
            }
            for secret in 0..<Self.secretsEach {
                add("aws_secretsmanager_secret.s\(number)_\(secret)", self.secret(number, secret), ["name"], to: &parts)
            }
            add("aws_ecs_task_definition.t\(number)", task(number), ["family", "container_definitions"], to: &parts)
        }
        return """
            {"format_version": "1.2", "terraform_version": "1.9.0",
             "planned_values": {"root_module": {"resources": [\(parts.values.joined(separator: ","))]}},
             "resource_changes": [\(parts.changes.joined(separator: ","))],
             "prior_state": {"format_version": "1.0", "terraform_version": "1.9.0",
                             "values": {"root_module": {"resources": [\(parts.values.joined(separator: ","))]}}},
             "configuration": {"root_module": {"resources": [\(parts.configuration.joined(separator: ","))]}}}
            """
    }

    /// The entries of the plan's sections.
    private struct Parts {
        var values: [String] = []
        var changes: [String] = []
        var configuration: [String] = []
    }

    private func add(_ address: String, _ after: String, _ arguments: [String], to parts: inout Parts) {
        let names = address.split(separator: ".")
        let head = #""address": "\#(address)", "mode": "managed", "type": "\#(names[0])", "name": "\#(names[1])""#
        let provider = #""provider_name": "registry.terraform.io/hashicorp/aws""#
        parts.values.append(
            #"{\#(head), \#(provider), "schema_version": 0, "values": {\#(after)}, "sensitive_values": {}}"#
        )
        parts.changes.append(
            """
            {\(head), \(provider),
             "change": {"actions": ["no-op"], "before": {\(after)}, "after": {\(after)}, "after_unknown": {},
                        "before_sensitive": {}, "after_sensitive": {}}}
            """
        )
        let expressions = arguments.map { #""\#($0)": {"references": ["local.\#($0)", "each.key"]}"# }
        parts.configuration.append(
            #"{\#(head), "provider_config_key": "aws", "schema_version": 0, "expressions": {\#(expressions.joined(separator: ", "))}}"#
        )
    }

    private func role(_ number: Int) -> String {
        let trust =
            #"{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"ecs-tasks.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}]}"#
        return """
            "name": "role-\(number)", "id": "role-\(number)", "arn": "arn:aws:iam::111122223333:role/role-\(number)",
            "assume_role_policy": "\(trust)", "description": "", "force_detach_policies": false, "inline_policy": [],
            "managed_policy_arns": [], "max_session_duration": 3600, "path": "/", "permissions_boundary": "",
            "tags": {"service": "s\(number)"}, "tags_all": {"service": "s\(number)", "env": "prod"}
            """
    }

    private func policy(_ number: Int) -> String {
        let team = #"\"arn:aws:secretsmanager:eu-west-1:111122223333:secret:prod/team-\#(number)/*\""#
        let own = (0..<Self.secretsEach).map { #"\"\#(arn(number, $0))\""# }.joined(separator: ",")
        let resources = consumersOfRole > 1 ? team : own
        let document =
            #"{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\"logs:CreateLogStream\",\"logs:PutLogEvents\"],\"Resource\":\"*\"},{\"Effect\":\"Allow\",\"Action\":\"secretsmanager:GetSecretValue\",\"Resource\":[\#(resources)]}]}"#
        return
            #""id": "role-\#(number):read", "name": "read", "name_prefix": "", "role": "role-\#(number)", "policy": "\#(document)""#
    }

    private func arn(_ number: Int, _ secret: Int) -> String {
        "arn:aws:secretsmanager:eu-west-1:111122223333:secret:\(name(number, secret))-AbCdEf"
    }

    private func name(_ number: Int, _ secret: Int) -> String {
        "prod/team-\(number / consumersOfRole)/service-\(number)/secret-\(secret)"
    }

    private func secret(_ number: Int, _ secret: Int) -> String {
        """
        "arn": "\(arn(number, secret))", "id": "\(arn(number, secret))", "description": "", "kms_key_id": "",
        "name": "\(name(number, secret))", "name_prefix": "", "policy": "",
        "recovery_window_in_days": 30, "replica": [], "tags": {}, "tags_all": {"env": "prod"}
        """
    }

    private func task(_ number: Int) -> String {
        let secrets = (0..<Self.secretsEach).map {
            #"{\"name\":\"SECRET_\#($0)\",\"valueFrom\":\"\#(arn(number, $0))\"}"#
        }
        let container =
            #"[{\"name\":\"app\",\"image\":\"111122223333.dkr.ecr.eu-west-1.amazonaws.com/app:1\",\"cpu\":256,\"essential\":true,\"environment\":[{\"name\":\"PORT\",\"value\":\"8080\"}],\"secrets\":[\#(secrets.joined(separator: ","))],\"logConfiguration\":{\"logDriver\":\"awslogs\",\"options\":{\"awslogs-group\":\"/ecs/s\#(number)\",\"awslogs-region\":\"eu-west-1\"}}}]"#
        return """
            "family": "service-\(number)", "id": "service-\(number)", "cpu": "256", "memory": "512",
            "arn": "arn:aws:ecs:eu-west-1:111122223333:task-definition/service-\(number):1",
            "execution_role_arn": "arn:aws:iam::111122223333:role/role-\(number / consumersOfRole)", "network_mode": "awsvpc",
            "requires_compatibilities": ["FARGATE"], "tags": {}, "tags_all": {"env": "prod"}, "volume": [],
            "container_definitions": "\(container)"
            """
    }
}
