import Linting

extension Report.RuleInfo {
    static let access = Report.RuleInfo(
        id: "a-access",
        title: "The execution role may read every secret",
        severity: .error,
        tags: ["ecs", "iam", "secrets"],
        description: "ECS reads secrets with the *execution* role.\n\nA missing grant shows only at run time.\n",
        remediation: "Add this statement to a policy of ROLE:\nSTATEMENT\n",
        references: ["https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html"]
    )

    static let logs = Report.RuleInfo(
        id: "b-logs",
        title: "Every container writes its logs somewhere",
        severity: .warning,
        tags: [],
        description: "",
        remediation: "",
        references: ["the runbook, page 7"]
    )

    static let naming = Report.RuleInfo(
        id: "c-naming",
        title: "Names are in lower case",
        severity: .info,
        tags: ["style", "style"],
        description: "Some tools fold case.",
        remediation: "Rename it.",
        references: []
    )
}

extension Finding {
    static let denied = Finding(
        ruleID: "a-access",
        severity: .error,
        verdict: .fail,
        address: "aws_ecs_task_definition.api",
        attribute: "container_definitions[0].secrets[DB].valueFrom",
        modelPath: #"containers["app"].secrets["DB"]"#,
        message: "container `app` reads `DB`, but its execution role may not secretsmanager:GetSecretValue on it",
        evidence: ["execution role: aws_iam_role.exec", "no statement of its 2 policies allows the action"],
        dependsOn: [],
        remediation: "Add this statement to a policy of aws_iam_role.exec:\n{\"Effect\": \"Allow\"}\n",
        location: Location(file: "plan.json", line: 12, column: 7, endLine: 12, endColumn: 15),
        fingerprint: "00000000000000000000000000000001"
    )

    static let undecided = Finding(
        ruleID: "a-access",
        severity: .error,
        verdict: .unknown,
        address: "aws_ecs_task_definition.worker",
        attribute: "container_definitions",
        modelPath: "containers",
        message: "cannot tell whether the execution role may read `DB`",
        evidence: ["execution role: aws_iam_role.exec"],
        dependsOn: ["aws_iam_role_policy.exec.policy (known after apply), which refers to aws_kms_key.k.arn"],
        remediation: "Add a statement.",
        location: Location(file: "plan.json", line: 40, column: 3, endLine: 41, endColumn: 1),
        fingerprint: "00000000000000000000000000000004"
    )

    static let broken = Finding(
        ruleID: "b-logs",
        severity: .warning,
        verdict: .error,
        address: "aws_ecs_task_definition.api",
        attribute: "",
        modelPath: "",
        message: "the rule failed: `assert`: no such key",
        evidence: [],
        dependsOn: [],
        remediation: "",
        location: Location(file: "plan.json", line: 10, column: 1, endLine: 10, endColumn: 2),
        fingerprint: "00000000000000000000000000000005"
    )

    static let unlogged = Finding(
        ruleID: "b-logs",
        severity: .warning,
        verdict: .fail,
        address: "aws_ecs_task_definition.api",
        attribute: "container_definitions[0]",
        modelPath: #"containers["app"]"#,
        message: "container `app` writes its logs nowhere.",
        evidence: [],
        dependsOn: [],
        remediation: "",
        location: Location(file: "plan.json", line: 11, column: 5, endLine: 14, endColumn: 2),
        fingerprint: "00000000000000000000000000000006"
    )

    /// Its place is in the source.
    static let unnamed: Finding = {
        var finding = Finding(
            ruleID: "c-naming",
            severity: .info,
            verdict: .fail,
            address: "aws_s3_bucket.Logs",
            attribute: "",
            modelPath: "",
            message: "`Logs` is not in lower case",
            evidence: [],
            dependsOn: [],
            remediation: "Rename it.",
            location: Location(file: "main.tf", line: 3, column: 1, endLine: 3, endColumn: 30),
            fingerprint: "00000000000000000000000000000007"
        )
        finding.isLocated = true
        return finding
    }()

    /// It holds for several instances of a module that is called twice on the way.
    static let called: Finding = {
        var finding = denied
        finding.location = Location(
            file: "modules/service/main.tf",
            line: 41,
            column: 3,
            endLine: 52,
            endColumn: 5
        )
        finding.isLocated = true
        finding.snippet = Snippet(text: "  container_definitions = jsonencode([{", column: 3, endColumn: 40)
        finding.calls = [
            Location(file: "main.tf", line: 12, column: 1, endLine: 12, endColumn: 17),
            Location(file: "modules/stack/main.tf", line: 7, column: 1, endLine: 7, endColumn: 19),
        ]
        let addresses = (0..<8).map { "module.stack.module.service[\($0)].aws_ecs_task_definition.api" }
        finding.address = addresses[0]
        finding.otherAddresses = Array(addresses.dropFirst())
        finding.lineHash = "9b1f2f3a4b5c6d7e:1"
        finding.fingerprint = "00000000000000000000000000000008"
        return finding
    }()
}
