import Files
import HCL
import JSONReader
import Linting
import TestSupport
import Testing

/// Real first deploys, each with what is wrong in it: the source tells before apply what the plan tells after it.
///
/// Each folder holds the configuration, its first plan, and a second one that was made when all was applied.
struct StoryTests {
    @Test(arguments: [
        (
            "templatefile",
            [
                #"execution-role-secret-access containers["shop"].secrets["API"] main.tf:29"#,
                #"literal-credential containers["shop"].environment["DB_PASSWORD"] main.tf:29"#,
            ]
        ),
        (
            "dynamic-blocks",
            [
                #"execution-role-secret-access containers["one"].secrets["REDIS"] main.tf:39"#,
                #"execution-role-secret-access containers["two"].secrets["REDIS"] main.tf:39"#,
            ]
        ),
        (
            "attachments",
            [
                #"execution-role-secret-access containers["app"].secrets["B"] main.tf:39"#,
                #"literal-credential containers["app"].environment["API_TOKEN"] main.tf:36"#,
            ]
        ),
        (
            "modules",
            [
                #"execution-role-secret-access containers["d-mail"].secrets["SMTP"] main.tf:10"#,
                #"literal-credential containers["d-api"].environment["DB_PASSWORD"] main.tf:19"#,
                #"literal-credential containers["d-mail"].environment["DB_PASSWORD"] main.tf:19"#,
            ]
        ),
        (
            "environments",
            [
                "literal-credential environment[0].variables[STRIPE_SECRET_KEY] main.tf:13",
                "literal-credential user_data main.tf:22", "literal-credential value main.tf:28",
                "role-trusts-service role main.tf:8",
            ]
        ),
        ("splats", [#"execution-role-secret-access containers["app"].secrets["S2"] main.tf:26"#]),
        (
            "heredocs",
            [
                #"execution-role-secret-access containers["app"].secrets["X"] main.tf:34"#,
                #"literal-credential containers["app"].environment["SMTP_PASSWORD"] main.tf:31"#,
            ]
        ),
        (
            "functions",
            [
                "role-permissions dead_letter_config[0].target_arn main.tf:130",
                "role-permissions event_source_arn main.tf:141",
                "role-permissions vpc_config[0].subnet_ids main.tf:125",
                "role-permissions vpc_config[0].subnet_ids main.tf:125",
                "role-permissions vpc_config[0].subnet_ids main.tf:125",
                "role-permissions-likely environment[0].variables[DATABASE_SECRET] main.tf:120",
                "role-trusts-service role main.tf:113", "role-trusts-service role_arn events.tf:49",
                "service-access arn events.tf:35",
            ]
        ),
        (
            "jobs",
            [
                #"iam-action-resource statements[0].actions["ecr:GetAuthorizationToken"] main.tf:75"#,
                "role-permissions container_properties.image main.tf:103",
                "role-secret-access container_properties.secrets[API].valueFrom main.tf:107",
                "role-secret-access environment[0].environment_variable[0].value main.tf:176",
                "role-trusts-service service_role main.tf:162",
            ]
        ),
        ("proxies", ["role-secret-access auth[1].secret_arn main.tf:88"]),
        (
            "idioms",
            [
                #"execution-role-secret-access containers["app"].secrets["OTHER"] main.tf:38"#,
                #"execution-role-secret-access containers["app"].secrets["OTHER"] main.tf:38"#,
                #"iam-action-resource statements[0].actions["secretsmanager:GetSecretValue"] main.tf:17"#,
            ]
        ),
        (
            "nulls",
            [
                "execution-role-kms-decrypt container_definitions[0].secrets[DB].valueFrom main.tf:81",
                #"execution-role-secret-access containers["api"].secrets["OTHER"] main.tf:81"#,
                #"execution-role-secret-access containers["mail"].secrets["SMTP"] main.tf:81"#,
                #"execution-role-secret-access containers["mail"].secrets["SMTP"] main.tf:86"#,
            ]
        ),
        (
            "credentials",
            [
                "literal-credential container_properties.environment[GITHUB_TOKEN].value main.tf:39",
                "literal-credential default_arguments[--db_password] main.tf:46",
                "literal-credential secret_string main.tf:10", "literal-credential user_data main.tf:21",
                // The trust policy of a role that another configuration manages.
                "unknown role-trusts-service-likely role_arn main.tf:44",
            ]
        ),
        (
            "schedules",
            [
                "role-permissions ecs_target[0].task_definition_arn main.tf:108",
                "role-permissions ecs_target[0].task_definition_arn main.tf:108",
                "role-permissions ecs_target[0].task_definition_arn main.tf:117",
                "role-permissions ecs_target[0].task_definition_arn main.tf:99",
            ]
        ),
        (
            "accounts",
            [
                // The other account's default key, besides the grant that is missing.
                "execution-role-kms-decrypt container_definitions[0].secrets[SHARED].valueFrom main.tf:69",
                #"execution-role-secret-access containers["app"].secrets["HERE"] main.tf:100"#,
                #"execution-role-secret-access containers["app"].secrets["HERE"] main.tf:67"#,
                #"execution-role-secret-access containers["app"].secrets["SHARED"] main.tf:69"#,
            ]
        ),
        // Provider 2, whose ARNs of log groups end in `:*`.
        ("log-groups", []),
        ("tf-json", [#"execution-role-secret-access containers["app"].secrets["U"] main.tf.json:8"#]),
    ])
    func `What is wrong is found before apply, and after it`(name: String, expected: [String]) throws {
        let folder = "\(Shared.project)/Tests/Fixtures/stories/\(name)"
        let tree = try SourceTree(files: SourceDirectory(folder, root: folder, from: folder))
        let before = try Scenario.lint("\(folder)/plan.json", tree)
        let shown = before.map { finding in
            let place = finding.modelPath.isEmpty ? finding.attribute : finding.modelPath
            let verdict = finding.verdict == .fail ? "" : "\(finding.verdict) "
            let file = finding.location.file.split(separator: "/").last ?? ""
            return "\(verdict)\(finding.ruleID) \(place) \(file):\(finding.location.line)"
        }
        #expect(shown.sorted() == expected)
        let after = try Scenario.lint("\(folder)/after.json", tree)
        #expect(Scenario.answers(before) == Scenario.answers(after))
    }

    @Test func `What hangs on a condition that nobody knows is unknown, and the rest is told`() throws {
        let folder = "\(Shared.project)/Tests/Fixtures/stories/choices"
        let tree = try SourceTree(files: SourceDirectory(folder, root: folder, from: folder))
        let before = Scenario.answers(try Scenario.lint("\(folder)/plan.json", tree))
        let after = Scenario.answers(try Scenario.lint("\(folder)/after.json", tree))
        let failed = before.filter { $0.verdict == .fail }
        #expect(failed.map(\.place) == [#"containers["app"].environment["DB_PASSWORD"]"#])
        #expect(failed.isSubset(of: after))
        let open = Set(before.filter { $0.verdict == .unknown }.map { "\($0.rule) \($0.place)" })
        #expect(open.contains(#"execution-role-secret-access containers["app"].secrets["B"]"#))
        // Whether there is a third secret is not known, so it stands open with its container.
        #expect(open.contains(#"execution-role-secret-access containers["app"]"#))
        #expect(after.subtracting(failed).map(\.place) == [#"containers["app"].secrets["C"]"#])
    }

    /// The second function's values are those of variables, or may be.
    @Test func `A value that one of the arms writes, and no other can be, is literal`() throws {
        let folder = "\(Shared.project)/Tests/Fixtures/stories/conditions"
        let tree = try SourceTree(files: SourceDirectory(folder, root: folder, from: folder))
        let findings = try Scenario.lint("\(folder)/plan.json", tree).filter { $0.ruleID == "literal-credential" }
        let told = ["API_TOKEN", "AUTH_TOKEN", "CACHE_PASSWORD", "DB_PASSWORD", "SMTP_PASSWORD"]
        #expect(
            findings.map { "\($0.verdict) \($0.address) \($0.attribute)" }.sorted()
                == told.map { "fail aws_lambda_function.told environment[0].variables[\($0)]" }
                + ["unknown aws_lambda_function.open environment[0].variables[AUTH_TOKEN]"]
        )
        #expect(!findings.contains { $0.dependsOn.joined().contains("the source is not at hand") })
    }

    /// Which arm it will be is known after apply; one of them is written in the configuration.
    @Test(arguments: [true, false])
    func `A value that may turn out to be a literal is open`(hasSource: Bool) throws {
        let folder = "\(Shared.project)/Tests/Fixtures/stories/maybe-literal"
        let tree =
            try hasSource
            ? SourceTree(files: SourceDirectory(folder, root: folder, from: folder))
            : SourceTree(files: MemoryFiles(texts: [:]))
        let findings = try Scenario.lint("\(folder)/plan.json", tree).filter { $0.ruleID == "literal-credential" }
        let open = [
            "aws_db_instance.cond", "aws_secretsmanager_secret_version.cond", "aws_secretsmanager_secret_version.json",
            "aws_ssm_parameter.cond",
        ]
        // The plan alone takes the one thing that is referred to for the value.
        #expect(
            findings.map { "\($0.verdict) \($0.address)" }.sorted()
                == (hasSource ? ["aws_db_instance.coal"] : []).map { "unknown \($0)" } + open.map { "unknown \($0)" }
        )
    }

    @Test func `What a filter may leave out does not hide the rest`() throws {
        let folder = "\(Shared.project)/Tests/Fixtures/stories/filters"
        let tree = try SourceTree(files: SourceDirectory(folder, root: folder, from: folder))
        let findings = try Scenario.lint("\(folder)/plan.json", tree)
        let before = Scenario.answers(findings)
        let after = Scenario.answers(try Scenario.lint("\(folder)/after.json", tree))
        let failed = before.filter { $0.verdict == .fail }
        #expect(
            failed.map(\.place).sorted()
                == [
                    #"containers["api"].environment["ConnectionStrings__Shop"]"#,
                    #"containers["api"].secrets["SMTP_LOGIN"]"#, "statements[1]",
                ]
        )
        // The second statement of a data source that is read while the plan is made.
        let suffix = findings.first { $0.ruleID == "secret-arn-suffix" && $0.verdict == .fail }
        #expect(suffix?.location.line == 48)
        #expect(failed == after)
        // How broad the grant is, and how its ARNs end, hangs on the filter; whether it grants does not.
        let open = Set(before.subtracting(failed).map(\.rule))
        #expect(open.isSubset(of: ["execution-role-broad-grant", "secret-arn-suffix"]))
    }

    @Test func `What a function makes of a reference is not what it refers to`() throws {
        let folder = "\(Shared.project)/Tests/Fixtures/stories/rewritten"
        let tree = try SourceTree(files: SourceDirectory(folder, root: folder, from: folder))
        let findings = try Scenario.lint("\(folder)/plan.json", tree)
            .filter { $0.ruleID == "execution-role-secret-access" }
        let verdicts = findings.map { "\($0.verdict) \($0.address)" }
        #expect(
            verdicts.sorted() == [
                "fail aws_ecs_task_definition.turned", "unknown aws_ecs_task_definition.attached",
                "unknown aws_ecs_task_definition.document", "unknown aws_ecs_task_definition.role",
            ]
        )
    }

    @Test func `A policy belongs to the role whose name is made alike`() throws {
        let folder = "\(Shared.project)/Tests/Fixtures/stories/derived-names"
        let tree = try SourceTree(files: SourceDirectory(folder, root: folder, from: folder))
        let findings = try Scenario.lint("\(folder)/plan.json", tree)
            .filter { $0.ruleID == "execution-role-secret-access" }
        let verdicts = findings.map { "\($0.verdict) \($0.address)" }
        #expect(verdicts.sorted() == ["fail aws_ecs_task_definition.jobs", "unknown aws_ecs_task_definition.tasks"])
    }

    /// `-target` leaves out of the plan what is there already: a permission, a grant and, of provider 2, a role's policy;
    /// or some instances of a block or a module.
    @Test(arguments: [
        ("permission", "unknown service-access"), ("grant", "unknown execution-role-kms-decrypt"),
        ("policy", "unknown execution-role-secret-access"), ("instances", "unknown execution-role-secret-access"),
        ("module", "unknown execution-role-secret-access"),
    ])
    func `What a targeted plan leaves out is not taken to be missing`(name: String, expected: String) throws {
        let folder = "\(Shared.project)/Tests/Fixtures/stories/targeted/\(name)"
        let tree = try SourceTree(files: SourceDirectory(folder, root: folder, from: folder))
        let findings = try Scenario.lint("\(folder)/plan.json", tree)
            .filter { !["role-trusts-service", "execution-role-broad-grant"].contains($0.ruleID) }
        #expect(findings.map { "\($0.verdict) \($0.ruleID)" } == [expected])
    }

    /// Terraform before 1.8 and OpenTofu do not tell whether a plan is complete: what has no instance although its block
    /// always makes one was left out.
    @Test(arguments: [
        ("permission", "unknown service-access"), ("grant", "unknown execution-role-kms-decrypt"),
        ("policy", "unknown execution-role-secret-access"),
    ])
    func `A plan that does not tell whether it is complete shows what it leaves out`(
        name: String,
        expected: String
    ) throws {
        let folder = "\(Shared.project)/Tests/Fixtures/stories/targeted/\(name)"
        let plan = try InputFile.text(at: "\(folder)/plan.json").withBytes { String(decoding: $0, as: UTF8.self) }
        let silent = plan.replacing(#""complete":false,"#, with: "")
        try #require(silent != plan)
        let tree = try SourceTree(files: SourceDirectory(folder, root: folder, from: folder))
        let findings = try Scenario.lint(JSONText(silent), tree)
            .filter { !["role-trusts-service", "execution-role-broad-grant"].contains($0.ruleID) }
        #expect(findings.map { "\($0.verdict) \($0.ruleID)" } == [expected])
    }

    /// One permission for two functions of a name, in two regions.
    @Test func `A name is that of the function in the region of the permission`() throws {
        let folder = "\(Shared.project)/Tests/Fixtures/stories/regions"
        let tree = try SourceTree(files: SourceDirectory(folder, root: folder, from: folder))
        let findings = try Scenario.lint("\(folder)/plan.json", tree).filter { $0.ruleID == "service-access" }
        #expect(findings.map { "\($0.verdict) \($0.address)" } == ["fail aws_sns_topic_subscription.eu"])
    }

    /// Three providers whose regions are a local, a function of a variable, and the variable of a module that has the
    /// name of one of the root's; the roles' policies name a region in words.
    @Test func `The region of a provider is what its own expression makes`() throws {
        let folder = "\(Shared.project)/Tests/Fixtures/stories/provider-regions"
        let tree = try SourceTree(files: SourceDirectory(folder, root: folder, from: folder))
        let findings = try Scenario.lint("\(folder)/plan.json", tree)
            .filter { $0.ruleID == "execution-role-secret-access" }
        #expect(
            findings.map { "\($0.verdict) \($0.address)" }.sorted() == [
                #"fail aws_ecs_task_definition.dr["wrong"]"#, #"fail aws_ecs_task_definition.home["wrong"]"#,
                #"fail module.legacy.aws_ecs_task_definition.legacy["wrong"]"#,
            ]
        )
    }

    /// One module in two accounts: the role of a name in one of them has nothing to do with that in the other.
    @Test(arguments: [
        ("decommissioned", []),
        (
            "role-names",
            [
                #"fail module.b.aws_ecs_task_definition.r["b_b"]"#, #"fail module.b.aws_ecs_task_definition.t["b_b"]"#,
            ]
        ),
    ])
    func `A role's name counts in its own account`(story: String, findings: [String]) throws {
        let folder = "\(Shared.project)/Tests/Fixtures/stories/\(story)"
        let tree = try SourceTree(files: SourceDirectory(folder, root: folder, from: folder))
        let found = try Scenario.lint("\(folder)/plan.json", tree)
            .filter { $0.ruleID == "execution-role-secret-access" }
        #expect(found.map { "\($0.verdict) \($0.address)" }.sorted() == findings)
    }

    /// The attachment of `d` goes, which an exclusive list names that does not change; that of `c` goes from its list.
    @Test func `A list that does not change attaches nothing`() throws {
        let folder = "\(Shared.project)/Tests/Fixtures/stories/exclusive-lists"
        let tree = try SourceTree(files: SourceDirectory(folder, root: folder, from: folder))
        let findings = try Scenario.lint("\(folder)/plan.json", tree)
            .filter { $0.ruleID == "execution-role-secret-access" }
        let tasks = ["a", "c", "d"].map { #"fail aws_ecs_task_definition.t["\#($0)"]"# }
        #expect(findings.map { "\($0.verdict) \($0.address)" } == tasks)
    }

    /// All four roles are new, and so is the policy: only the list of `for` does not name it.
    @Test func `A list may take away a policy whose ARN nobody knows yet`() throws {
        let folder = "\(Shared.project)/Tests/Fixtures/stories/new-lists"
        let tree = try SourceTree(files: SourceDirectory(folder, root: folder, from: folder))
        let findings = try Scenario.lint("\(folder)/plan.json", tree)
            .filter { $0.ruleID == "execution-role-secret-access" }
        #expect(findings.map { "\($0.verdict) \($0.address)" } == [#"unknown aws_ecs_task_definition.t["for"]"#])
    }

    @Test func `Of two inline policies whose names are made alike only one stays`() throws {
        let folder = "\(Shared.project)/Tests/Fixtures/stories/inline-names"
        let tree = try SourceTree(files: SourceDirectory(folder, root: folder, from: folder))
        let verdicts = try Scenario.lint("\(folder)/plan.json", tree)
            .filter { $0.ruleID == "execution-role-secret-access" }.map(\.verdict)
        #expect(verdicts == [.unknown, .unknown])
    }
}
