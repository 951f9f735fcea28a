import AWSModel
import Symbolic
import Testing

/// The access reports that every format is tried with.
enum AccessSample: String, CaseIterable, CustomTestStringConvertible {
    /// Nothing reads anything.
    case empty
    /// Each verdict, a key, a module, a consumer without a role, a role that nothing needs.
    case small
    /// Texts that were made to do harm.
    case hostile

    var testDescription: String { rawValue }

    var report: AccessReport {
        switch self {
        case .empty: AccessReport(rows: [])
        case .small: AccessReport(rows: AccessSample.rows, managedPoliciesDate: "2026-08-01")
        case .hostile: AccessReport(rows: AccessSample.hostileRows, managedPoliciesDate: AccessSample.texts[1])
        }
    }

    private static let read = "secretsmanager:GetSecretValue"
    private static let api = AccessReport.Consumer(
        address: #"module.shop["eu.west"].aws_ecs_task_definition.api[0]"#,
        type: "aws_ecs_task_definition"
    )
    private static let worker = AccessReport.Consumer(
        address: "aws_ecs_task_definition.worker",
        type: "aws_ecs_task_definition"
    )
    private static let execution = AccessReport.Role.known(
        label: "aws_iam_role.execution",
        name: "shop-execution",
        address: "aws_iam_role.execution"
    )
    private static let outside = AccessReport.Role.known(
        label: "arn:aws:iam::111122223333:role/platform/deploy",
        name: "deploy",
        address: nil
    )
    private static let database = AccessReport.Resource(
        kind: .secret,
        label: "aws_secretsmanager_secret.database",
        name: "shop/production/database"
    )
    private static let redis = AccessReport.Resource(
        kind: .secret,
        label: "arn:aws:secretsmanager:eu-west-1:111122223333:secret:shop/production/redis-AbCdEf"
    )
    private static let flag = AccessReport.Resource(
        kind: .parameter,
        label: "data.aws_ssm_parameter.flag",
        arn: "arn:aws:ssm:eu-west-1:111122223333:parameter/flag"
    )
    private static let key = AccessReport.Resource(kind: .key, label: "aws_kms_key.main")

    private static let rows = [
        AccessReport.Row(
            consumer: api,
            role: execution,
            resource: database,
            uses: [#"containers["app"].secrets["DB"]"#],
            grants: [
                AccessReport.Grant(
                    action: read,
                    verdict: .granted,
                    facts: [Fact(#"statement "Read" of aws_iam_role_policy.a allows it"#)]
                )
            ]
        ),
        AccessReport.Row(
            consumer: api,
            role: execution,
            resource: redis,
            uses: [#"containers["app"].secrets["REDIS"]"#, #"containers["log"].secrets["REDIS"]"#],
            grants: [
                AccessReport.Grant(
                    action: read,
                    verdict: .missing,
                    facts: [
                        Fact(#"statement "Read" of aws_iam_role_policy.a allows it on x only"#),
                        Fact("and a second reason"),
                    ]
                )
            ]
        ),
        AccessReport.Row(
            consumer: api,
            role: execution,
            resource: key,
            uses: [#"containers["app"].secrets["DB"]"#],
            grants: [AccessReport.Grant(action: "kms:Decrypt", verdict: .granted)]
        ),
        AccessReport.Row(
            consumer: worker,
            role: outside,
            resource: flag,
            uses: [#"containers["app"].secrets["FLAG"]"#],
            grants: [
                AccessReport.Grant(
                    action: "ssm:GetParameters",
                    verdict: .unknown,
                    facts: [Fact("its policies are managed outside this plan")],
                    unknown: Unknown(UnknownSource(attribute: nil, reason: .outsidePlan))
                )
            ]
        ),
        AccessReport.Row(
            consumer: worker,
            role: .none,
            resource: database,
            grants: [AccessReport.Grant(action: read, verdict: .missing, facts: [Fact("it has no role to read with")])]
        ),
        AccessReport.Row(
            consumer: worker,
            role: .unknown,
            resource: AccessReport.Resource(kind: .other, label: nil),
            grants: [AccessReport.Grant(action: read, verdict: .unknown)]
        ),
        AccessReport.Row(
            consumer: nil,
            role: outside,
            resource: key,
            grants: [AccessReport.Grant(action: "kms:Decrypt", verdict: .granted)]
        ),
    ]

    /// What somebody may write into a plan.
    static let texts = [
        "::error file=x::injected",
        "a\n::error::injected\r\n\u{3000}::set-env name=PATH::/tmp\n##vso[task.setvariable]x",
        "</script><script>alert(1)</script>", "</style><img src=x onerror=alert(1)>", "\"><svg onload=alert(1)>",
        "' onmouseover='alert(1)", "<!-- --> ]]> &amp; &#x3c; &lt;", "\"]; n0 -> n0; x [label=\"",
        "back\\slash \\N \\l \\",
        "\"] --> n0[\"", "`code` **bold** #quot; #35; %%{init: {}}%% end",
        "\u{1B}[31mred \u{202E}desrever\u{202C} \u{0}",
        "https://user:hunter2secret@example.com/", "AKIAIOSFODNN7EXAMPLE", String(repeating: "long ", count: 400), "",
        "module.a[\"]].x\"].aws_x.y", "arn:", "arn:aws:s3:::${aws_s3_bucket.b.id}/*",
        "emoji \u{1F469}\u{200D}\u{1F4BB} שלום",
    ]

    private static let hostileRows = texts.enumerated().map { position, text in
        AccessReport.Row(
            consumer: AccessReport.Consumer(address: text, type: text),
            role: .known(label: text, name: text, address: text),
            resource: AccessReport.Resource(kind: .secret, label: text, name: text, arn: text),
            uses: [text],
            grants: [
                AccessReport.Grant(
                    action: text,
                    verdict: AccessReport.Verdict.allCases[position % 3],
                    facts: [Fact(text)],
                    unknown: Unknown(UnknownSource(attribute: nil, reason: .undecided(text)))
                )
            ]
        )
    }
}
