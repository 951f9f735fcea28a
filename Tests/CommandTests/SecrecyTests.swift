import TestSupport
import Testing

/// No secret of a plan is ever shown, whatever is asked and however rules try.
@Suite(.timeLimit(.minutes(10))) struct SecrecyTests {
    private let plan = SecretPlan()
    private let folder: TemporaryFolder
    private let file: String

    init() throws {
        folder = try TemporaryFolder()
        file = try folder.write(plan.text(), to: "plan.json")
    }

    /// Rules whose texts try to show what they may not.
    private static let curious = [
        ("environment", "for: [{t: plan.ecs.taskDefinitions}, {c: t.containers}, {e: c.environment}]", "e.value"),
        (
            "environment-part", "for: [{t: plan.ecs.taskDefinitions}, {c: t.containers}, {e: c.environment}]",
            "e.value.substring(1)"
        ),
        (
            "environment-list", "for: [{t: plan.ecs.taskDefinitions}, {c: t.containers}]",
            "c.environment.map(e, e.value)"
        ),
        (
            "environment-join", "for: [{t: plan.ecs.taskDefinitions}, {c: t.containers}]",
            "c.environment.map(e, e.value).join(', ')"
        ),
        (
            "secret-source", "for: [{t: plan.ecs.taskDefinitions}, {c: t.containers}, {s: c.secretReferences}]",
            "[s.source, s.arn, s.account, s.resourceName]"
        ),
        (
            "secret-grant", "for: [{t: plan.ecs.taskDefinitions}, {c: t.containers}, {s: c.secretReferences}]",
            "t.executionRole.grant(['ssm:GetParameters'], s.arn)"
        ),
        ("setting", "for: [{s: plan.settings}]", "s.value"),
        ("setting-choice", "for: [{s: plan.settings}]", "s.value != '' ? 'x' + s.value : s.value"),
        ("setting-list", "for: [{s: plan.settings}]", "[s.value, {'k': s.value}]"),
        ("setting-map", "for: [{s: plan.settings}]", "{s.value: 1}"),
        ("password", "for: [{r: 'plan.resources.filter(r, r.type == \"aws_db_instance\")'}]", "r.attrs.password"),
        ("attributes", "for: [{r: 'plan.resources.filter(r, r.type == \"aws_db_instance\")'}]", "r.attrs"),
        ("parameter", "for: [{r: 'plan.resources.filter(r, r.type == \"aws_ssm_parameter\")'}]", "r.attrs.value + '.'"),
        (
            "secret", "for: [{r: 'plan.resources.filter(r, has(r.attrs.secret_string))'}]",
            "r.attrs.secret_string.split('')"
        ),
        ("script", "for: [{r: 'plan.resources.filter(r, has(r.attrs.user_data))'}]", "r.attrs.user_data"),
        (
            "policy", "for: [{r: 'plan.resources.filter(r, r.address == \"aws_iam_role_policy.marked\")'}]",
            "r.attrs.policy"
        ),
        (
            "containers", "for: [{r: 'plan.resources.filter(r, r.address == \"aws_ecs_task_definition.marked\")'}]",
            "r.attrs.container_definitions"
        ),
        // What the plan does not mark, a part of the attributes by itself.
        (
            "script-part", "for: [{r: 'plan.resources.filter(r, has(r.attrs.user_data))'}]",
            "r.attrs.user_data.split('=')"
        ),
        (
            "containers-part", "for: [{r: 'plan.resources.filter(r, r.address == \"aws_ecs_task_definition.api\")'}]",
            "r.attrs.container_definitions.split('\"')"
        ),
        (
            "variable", "for: [{r: 'plan.resources.filter(r, r.address == \"aws_lambda_function.token\")'}]",
            "r.attrs.environment[0].variables.API_TOKEN"
        ),
        (
            "variable-part",
            "for: [{r: 'plan.resources.filter(r, r.address == \"aws_lambda_function.token\")'}, {e: r.attrs.environment}]",
            "'x' + e.variables['API_TOKEN']"
        ),
        (
            "named-value",
            "for: [{p: 'plan.resources.filter(r, r.type == \"aws_codebuild_project\")'}, "
                + "{v: 'p.attrs.environment[0].environment_variable'}]",
            "v.value"
        ),
        (
            "named-values", "for: [{p: 'plan.resources.filter(r, r.type == \"aws_codebuild_project\")'}]",
            "p.attrs.environment[0].environment_variable.map(v, [v]).flatten().map(v, v.value)"
        ),
        (
            "formatted", "for: [{p: 'plan.resources.filter(r, r.type == \"aws_codebuild_project\")'}]",
            "'%s'.format([p.attrs.environment[0].environment_variable[0]])"
        ),
    ]

    /// The folder of the curious rules that can be compiled; every one must.
    private func curiousRules() throws -> TemporaryFolder {
        let rules = try TemporaryFolder()
        for (id, loops, expression) in Self.curious {
            let text = RuleText.rule(
                "show-\(id)",
                """
                \(loops)
                let:
                  - shown: |
                      \(expression)
                assert: |
                  [dyn(\(expression))].exists(x, x == 'b')
                message: |
                  ${\(expression)} and ${shown} and ${string(\(expression) == shown)}
                remediation: |
                  ${shown}
                """
            )
            try rules.write(text, to: "show-\(id).yaml")
        }
        return rules
    }

    private func check(_ run: Program.Run, _ what: String, status: Int32? = nil) {
        #expect(run.ended)
        if let status { #expect(run.status == status, "\(what): \(run.error)") }
        let places = plan.canaries.found(in: run.output + run.error)
        #expect(places.isEmpty, "\(what) shows \(places)")
    }

    @Test(arguments: ["text", "json", "sarif", "junit"], ["report", "fail", "ignore"])
    func reportsShowNone(format: String, unknown: String) throws {
        check(try Program.run([file, "-f", format, "--unknown", unknown]), format, status: 1)
        let report = "\(folder.path)/report"
        check(try Program.run([file, "-f", format, "-o", report, "--unknown", unknown]), format, status: 1)
        let places = plan.canaries.found(in: try folder.text("report"))
        #expect(places.isEmpty, "\(format) shows \(places)")
    }

    @Test(arguments: ["text", "json", "sarif", "junit"])
    func curiousRulesShowNone(format: String) throws {
        let rules = try curiousRules()
        let run = try Program.run([file, "--rules", rules.path, "-f", format])
        check(run, format)
        #expect(run.status == 1 || run.status == 2)
        for (id, _, _) in Self.curious {
            #expect(run.output.contains("show-\(id)"), "\(id) did not run: \(run.error.prefix(500))")
        }
    }

    @Test func explanationsShowNone() throws {
        let rules = try curiousRules()
        let list = try Program.run(["rules", "list", "--rules", rules.path]).output.split(separator: "\n")
        #expect(list.count > Self.curious.count)
        for line in list {
            let id = String(line.prefix { $0 != " " })
            for address in plan.addresses {
                check(
                    try Program.run(["explain", id, address, file, "--rules", rules.path]),
                    "explain \(id) \(address)"
                )
            }
        }
    }

    /// Rules that fail over what they may not show.
    @Test(arguments: ["int(%)", "{'a': 1}[%]", "[%].map(x, int(x))", "cel.bind(x, %, int(x + x))", "timestamp(%)"])
    func rulesThatFailShowNone(form: String) throws {
        let rules = try TemporaryFolder()
        for (id, loops, expression) in Self.curious {
            let condition = form.replacing("%", with: "dyn(\(expression))")
            let text = RuleText.rule("show-\(id)", "\(loops)\nassert: |\n  \(condition) == dyn(0)")
            try rules.write(text, to: "show-\(id).yaml")
        }
        let run = try Program.run([file, "--rules", rules.path])
        check(run, form, status: 2)
        #expect(run.error.contains("error[R0401]"), "\(run.error.prefix(500))")
    }

    @Test func testsOverThePlanShowNone() throws {
        let rules = try curiousRules()
        for (id, loops, expression) in Self.curious {
            let tests = "\ntests:\n  - name: over the plan\n    plan: \(file)\n    expect: pass"
            let text = "\(loops)\nassert: \"'a' == 'b'\"\nmessage: |\n  ${\(expression)}"
            try rules.write(RuleText.rule("show-\(id)", text) + tests, to: "show-\(id).yaml")
        }
        check(try Program.run(["rules", "test", rules.path]), "rules test", status: 1)
        check(try Program.run(["rules", "test", rules.path, "--verbose"]), "rules test --verbose", status: 1)
    }

    @Test func brokenPlansShowNone() throws {
        let text = try plan.text()
        var inputs = stride(from: 1, to: text.utf8.count, by: max(1, text.utf8.count / 25))
            .map { Array(text.utf8.prefix($0)) }
        let word = plan.canaries.word("broken")
        inputs += [
            #"{"format_version": "\#(word)", "resource_changes": []}"#, #"{"format_version": "9.\#(word)"}"#,
            #"{"\#(word)": 1}"#, #"["\#(word)"]"#, #""\#(word)""#, word, #"{"format_version": "1.2", \#(word)}"#,
            #"{"format_version": "1.2", "a": "\#(word)\q"}"#, "\u{0}\u{1}PK\(word)",
            #"{"version": 4, "lineage": "\#(word)"}"#,
            #"{"@level": "error", "@message": "\#(word)"}"#, "Error: \(word)\n",
            #"{"format_version": "1.2", "\#(word)": 1, "\#(word)": 2}"#,
            #"{"format_version": "1.2", "resource_changes": [{"address": "\#(word)"}]}"#,
            #"{"format_version": "1.2", "errored": true, "terraform_version": "\#(word)"}"#,
        ].map { Array($0.utf8) }
        for (index, input) in inputs.enumerated() {
            let broken = try folder.write(input, to: "broken.json")
            check(try Program.run([broken]), "broken plan \(index)")
        }
    }
}
