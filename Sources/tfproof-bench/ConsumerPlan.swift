/// The text of a plan in which task definitions read secrets with roles of their own.
struct ConsumerPlan {
    private static let secretsEach = 2

    private let consumers: Int

    init(consumers: Int) {
        self.consumers = consumers
    }

    var text: String {
        var changes: [String] = []
        for number in 0..<consumers {
            changes.append(role(number))
            changes.append(policy(number))
            for secret in 0..<Self.secretsEach { changes.append(self.secret(number, secret)) }
            changes.append(task(number))
        }
        return """
            {"format_version": "1.2", "terraform_version": "1.9.0", "configuration": {"root_module": {}},
             "resource_changes": [\(changes.joined(separator: ","))]}
            """
    }

    private func change(_ address: String, _ after: String) -> String {
        let names = address.split(separator: ".")
        return """
            {"address": "\(address)", "mode": "managed", "type": "\(names[0])", "name": "\(names[1])",
             "provider_name": "registry.terraform.io/hashicorp/aws",
             "change": {"actions": ["no-op"], "before": {\(after)}, "after": {\(after)}, "after_unknown": {},
                        "before_sensitive": {}, "after_sensitive": {}}}
            """
    }

    private func role(_ number: Int) -> String {
        let trust =
            #"{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"ecs-tasks.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}]}"#
        return change(
            "aws_iam_role.r\(number)",
            """
            "name": "role-\(number)", "id": "role-\(number)", "arn": "arn:aws:iam::111122223333:role/role-\(number)",
            "assume_role_policy": "\(trust)", "description": "", "force_detach_policies": false, "inline_policy": [],
            "managed_policy_arns": [], "max_session_duration": 3600, "path": "/", "permissions_boundary": "",
            "tags": {"service": "s\(number)"}, "tags_all": {"service": "s\(number)", "env": "prod"}
            """
        )
    }

    private func policy(_ number: Int) -> String {
        let resources = (0..<Self.secretsEach).map { #"\"\#(arn(number, $0))\""# }.joined(separator: ",")
        let document =
            #"{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\"logs:CreateLogStream\",\"logs:PutLogEvents\"],\"Resource\":\"*\"},{\"Effect\":\"Allow\",\"Action\":\"secretsmanager:GetSecretValue\",\"Resource\":[\#(resources)]}]}"#
        return change(
            "aws_iam_role_policy.p\(number)",
            #""id": "role-\#(number):read", "name": "read", "name_prefix": "", "role": "role-\#(number)", "policy": "\#(document)""#
        )
    }

    private func arn(_ number: Int, _ secret: Int) -> String {
        "arn:aws:secretsmanager:eu-west-1:111122223333:secret:prod/service-\(number)/secret-\(secret)-AbCdEf"
    }

    private func secret(_ number: Int, _ secret: Int) -> String {
        change(
            "aws_secretsmanager_secret.s\(number)_\(secret)",
            """
            "arn": "\(arn(number, secret))", "id": "\(arn(number, secret))", "description": "", "kms_key_id": "",
            "name": "prod/service-\(number)/secret-\(secret)", "name_prefix": "", "policy": "",
            "recovery_window_in_days": 30, "replica": [], "tags": {}, "tags_all": {"env": "prod"}
            """
        )
    }

    private func task(_ number: Int) -> String {
        let secrets = (0..<Self.secretsEach).map {
            #"{\"name\":\"SECRET_\#($0)\",\"valueFrom\":\"\#(arn(number, $0))\"}"#
        }
        let container =
            #"[{\"name\":\"app\",\"image\":\"111122223333.dkr.ecr.eu-west-1.amazonaws.com/app:1\",\"cpu\":256,\"essential\":true,\"environment\":[{\"name\":\"PORT\",\"value\":\"8080\"}],\"secrets\":[\#(secrets.joined(separator: ","))],\"logConfiguration\":{\"logDriver\":\"awslogs\",\"options\":{\"awslogs-group\":\"/ecs/s\#(number)\",\"awslogs-region\":\"eu-west-1\"}}}]"#
        return change(
            "aws_ecs_task_definition.t\(number)",
            """
            "family": "service-\(number)", "id": "service-\(number)", "cpu": "256", "memory": "512",
            "arn": "arn:aws:ecs:eu-west-1:111122223333:task-definition/service-\(number):1",
            "execution_role_arn": "arn:aws:iam::111122223333:role/role-\(number)", "network_mode": "awsvpc",
            "requires_compatibilities": ["FARGATE"], "tags": {}, "tags_all": {"env": "prod"}, "volume": [],
            "container_definitions": "\(container)"
            """
        )
    }
}
