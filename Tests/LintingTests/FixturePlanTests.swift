import JSONReader
import Linting
import Symbolic
import TerraformPlan
import Testing
import YAMLReader

@Suite struct FixturePlanTests {
    /// The plan that the `given` of a test becomes.
    private static func plan(_ given: String) throws -> (plan: Plan, text: String) {
        let text = "- name: x\n  expect: pass\n  given:\n" + given
        let source = SourceText(file: "x.yaml", text: text)
        var reader = RuleTestReader(source)
        let tests = reader.tests(try #require(YAMLDocument(text).root))
        #expect(reader.diagnostics.isEmpty)
        guard case .given(let resources)? = tests.first?.input else { throw RuleTestError("no resources") }
        let json = FixturePlan(resources).text
        return (try Plan.read(JSONText(Array(json.utf8)), name: "plan.json"), json)
    }

    private static func instance(_ plan: Plan, _ address: String) throws -> ResourceInstance {
        let address = try #require(ResourceAddress(address))
        return try #require(plan.instances.instance(address))
    }

    @Test func knownValuesAreValues() throws {
        let (plan, _) = try Self.plan(
            "    aws_lb_listener.a: {port: 443, protocol: HTTPS, x: '443', tags: {a: null}}\n"
        )
        let listener = try Self.instance(plan, "aws_lb_listener.a")
        #expect(listener.actions == .create)
        #expect(listener.attribute("port")?.int == 443)
        #expect(listener.attribute("x")?.string == "443")
        #expect(listener.attribute("tags")?.member("a")?.isNull == true)
        #expect(listener.attribute("arn")?.unknown != nil)
    }

    @Test func referencesToKnownAttributesAreKnown() throws {
        let (plan, _) = try Self.plan(
            "    aws_iam_role.r: {name: exec, arn: 'arn:x'}\n    aws_x.y: {role_arn: {$ref: aws_iam_role.r.arn}}\n"
        )
        let instance = try Self.instance(plan, "aws_x.y")
        #expect(instance.attribute("role_arn")?.string == "arn:x")
        let expression = try #require(instance.block?.expression(at: AttributePath(attribute: "role_arn")))
        #expect(expression.references.map(\.text) == ["aws_iam_role.r.arn", "aws_iam_role.r"])
    }

    @Test func jsonAttributesAreTexts() throws {
        let (plan, _) = try Self.plan("    aws_iam_policy.p: {policy: {Statement: [{Effect: Allow, Action: 'a:b'}]}}\n")
        let policy = try Self.instance(plan, "aws_iam_policy.p").attribute("policy")
        #expect(policy?.string == #"{"Statement":[{"Action":"a:b","Effect":"Allow"}]}"#)
    }

    @Test func holesInJSONLeaveTheTemplate() throws {
        let (plan, _) = try Self.plan(
            """
                aws_secretsmanager_secret.db: {name: db}
                aws_ecs_task_definition.t:
                  container_definitions: [{name: app, x: 'a"${b}', secrets: [{valueFrom: {$ref: aws_secretsmanager_secret.db.arn}}]}]

            """
        )
        let task = try Self.instance(plan, "aws_ecs_task_definition.t")
        let expression = try #require(task.block?.expression(at: AttributePath(attribute: "container_definitions")))
        #expect(expression.references.first?.text == "aws_secretsmanager_secret.db.arn")
        #expect(
            expression.template
                == #"${jsonencode([{"name" = "app", "x" = "a\"$${b}", "secrets" = [{"valueFrom" = "#
                + "aws_secretsmanager_secret.db.arn}]}])}"
        )
    }

    @Test(
        arguments: [
            ("{$unknown: true}", true, nil), ("{$unknown: random_id.t.hex}", true, "random_id.t.hex"),
            ("{$ref: data.aws_ssm_parameter.p.arn}", true, "data.aws_ssm_parameter.p.arn"),
            ("{$template: ['redis://', {$ref: aws_c.c.host}, ':1']}", true, "aws_c.c.host"),
            ("{$template: ['redis://', host, ':1']}", false, nil),
        ] as [(String, Bool, String?)]
    )
    func marksWhatIsNotKnown(form: String, isUnknown: Bool, reference: String?) throws {
        let (plan, _) = try Self.plan("    aws_x.y: {a: \(form)}\n")
        let instance = try Self.instance(plan, "aws_x.y")
        #expect((instance.attribute("a")?.holes != nil) == isUnknown)
        let expression = instance.block?.expression(at: AttributePath(attribute: "a"))
        #expect(expression?.references.first?.text == reference)
    }

    @Test func partsOfListsAndBlocks() throws {
        let (plan, _) = try Self.plan(
            "    aws_x.y: {groups: [a, {$unknown: true}], block: [{code: {$unknown: true}, t: 1}]}\n"
        )
        let instance = try Self.instance(plan, "aws_x.y")
        let groups = try #require(instance.attribute("groups")?.elements)
        #expect(groups[0].string == "a")
        #expect(groups[1].unknown != nil)
        let block = try #require(instance.attribute("block")?.elements?.first)
        #expect(block.member("t")?.int == 1)
        #expect(block.member("code")?.unknown != nil)
    }

    @Test func sensitiveValuesAreMarked() throws {
        let (plan, _) = try Self.plan(
            "    aws_x.y: {a: {$sensitive: secret}, policy: {k: {$sensitive: v}}, b: {$ref: aws_x.y.a}}\n"
        )
        let instance = try Self.instance(plan, "aws_x.y")
        for name in ["a", "policy", "b"] {
            #expect(instance.attribute(name)?.isSensitive == true)
        }
    }

    @Test(arguments: [
        ("aws_x.y: {$before: {a: 1}, a: 2}", ChangeActions.update),
        ("aws_x.y: {$before: {a: 1}, a: 1}", .noOp),
        ("aws_x.y: {$action: delete, a: 1}", .delete),
        ("aws_ecs_task_definition.t: {$before: {family: a}, family: b}", .deleteCreate),
        ("data.aws_x.y: {a: {$unknown: true}}", .read),
    ])
    func actions(resource: String, expected: ChangeActions) throws {
        let (plan, _) = try Self.plan("    \(resource)\n")
        #expect(plan.instances.all.first?.actions == expected)
    }

    @Test func dataSourcesThatWereReadAreInThePriorState() throws {
        let (plan, text) = try Self.plan(
            "    data.aws_x.y: {arn: 'arn:x'}\n    aws_z.z: {a: {$ref: data.aws_x.y.arn}}\n"
        )
        #expect(try Self.instance(plan, "data.aws_x.y").attribute("arn")?.string == "arn:x")
        #expect(try Self.instance(plan, "aws_z.z").attribute("a")?.string == "arn:x")
        #expect(text.contains("prior_state"))
    }

    @Test func referencesCrossModules() throws {
        let (plan, _) = try Self.plan(
            """
                module.a["x"].aws_r.r: {name: r}
                module.b.module.c.aws_u.u: {arn: {$ref: 'module.a["x"].aws_r.r.arn'}}

            """
        )
        let user = try Self.instance(plan, "module.b.module.c.aws_u.u")
        let origin = try #require(plan.origin(of: AttributePath(attribute: "arn"), in: user))
        #expect("\(origin.references)".contains("aws_r"))
    }

    @Test(arguments: ["aws_x: {}", "aws_x.y: 1", "aws_x.y: {a: {$reff: a.b.c}}", "aws_x.y: {a: {$ref: nothing}}"])
    func refusesWhatIsNoResource(resource: String) throws {
        let text = "- name: x\n  expect: pass\n  given:\n    \(resource)\n"
        var reader = RuleTestReader(SourceText(file: "x.yaml", text: text))
        _ = reader.tests(try #require(YAMLDocument(text).root))
        #expect(reader.diagnostics.map(\.code) == ["R0312"])
    }
}
