import JSONReader
import Symbolic
import TerraformPlan
import TestSupport
import Testing

@Suite struct PlanReadingTests {
    private func plan(_ members: String) throws -> Plan {
        try Plan.read(
            JSONText(#"{"format_version":"1.2","terraform_version":"1.11.4",\#(members)}"#),
            name: "plan.json"
        )
    }

    private func change(_ actions: String, _ rest: String = "") -> String {
        #"""
        {"address":"aws_x.y","mode":"managed","type":"aws_x","name":"y",
         "change":{"actions":\#(actions),"before":{"a":1},"after":{"a":2},"after_unknown":{}\#(rest)}}
        """#
    }

    @Test(
        arguments: [
            (#"["no-op"]"#, ChangeActions.noOp, true, false),
            (#"["create"]"#, .create, true, true),
            (#"["read"]"#, .read, true, false),
            (#"["update"]"#, .update, true, false),
            (#"["delete","create"]"#, .deleteCreate, true, true),
            (#"["create","delete"]"#, .createDelete, true, true),
            (#"["delete"]"#, .delete, false, false),
            (#"["forget"]"#, .forget, false, false),
            (#"["create","forget"]"#, .createForget, true, true),
            (#"["dance"]"#, .other(["dance"]), true, false),
        ]
    )
    func actionsAreTyped(text: String, actions: ChangeActions, exists: Bool, creates: Bool) throws {
        let instance = try #require(try plan(#""resource_changes":[\#(change(text))]"#).instances.all.first)
        #expect(instance.actions == actions)
        #expect(instance.exists == exists)
        #expect(instance.actions.creates == creates)
    }

    @Test func importsAndMovesAccompanyAnAction() throws {
        let entry = #"""
            {"address":"aws_x.y","previous_address":"aws_x.old","mode":"managed","type":"aws_x","name":"y",
             "change":{"actions":["no-op"],"before":{},"after":{},"after_unknown":{},"importing":{"id":"i-1"}}}
            """#
        let instance = try #require(try plan(#""resource_changes":[\#(entry)]"#).instances.all.first)
        #expect(instance.previousAddress == "aws_x.old")
        #expect(instance.importID == "i-1")
    }

    @Test func deposedObjectsAreNoInstances() throws {
        let entry = change(#"["delete"]"#).replacing(#""mode""#, with: #""deposed":"abc","mode""#)
        #expect(try plan(#""resource_changes":[\#(entry)]"#).instances.count == 0)
    }

    @Test func driftChecksVariablesAndOutputsAreTyped() throws {
        let plan = try plan(
            #"""
            "resource_changes":[],
            "resource_drift":[\#(change(#"["update"]"#))],
            "variables":{"region":{"value":"eu-west-1"},"password":{"value":"x"}},
            "configuration":{"root_module":{"variables":{"password":{"sensitive":true}}}},
            "output_changes":{"url":{"actions":["create"],"after_unknown":true}},
            "checks":[{"address":{"to_display":"check.health"},"status":"fail"}],
            "complete":false
            """#
        )
        #expect(plan.drift.map(\.addressText) == ["aws_x.y"])
        #expect(plan.variables.value("region")?.string == "eu-west-1")
        #expect(plan.variables.value("password")?.isSensitive == true)
        #expect(plan.output("url")?.unknown != nil)
        #expect(plan.checks == [try #require(plan.checks.first)])
        #expect(plan.checks.first?.status == "fail")
        #expect(plan.isComplete == false)
        #expect(plan.notices.count == 1)
    }

    @Test func readDataSourcesComeFromThePriorState() throws {
        let plan = try plan(
            #"""
            "resource_changes":[],
            "prior_state":{"values":{"root_module":{"child_modules":[{"address":"module.m","resources":[
              {"address":"module.m.data.aws_secretsmanager_secret.s","mode":"data","type":"aws_secretsmanager_secret",
               "name":"s","values":{"arn":"arn:aws:x"}},
              {"address":"module.m.aws_x.y","mode":"managed","type":"aws_x","name":"y","values":{}}]}]}}}
            """#
        )
        #expect(plan.instances.data("aws_secretsmanager_secret").first?.attribute("arn")?.string == "arn:aws:x")
        #expect(plan.instances.managed("aws_x").isEmpty)
    }

    @Test func theTemplateOfAJSONConfigurationIsEvaluatedWithHoles() throws {
        let plan = try plan(
            #"""
            "resource_changes":[{"address":"aws_iam_role_policy.p","mode":"managed","type":"aws_iam_role_policy","name":"p",
              "change":{"actions":["create"],"before":null,"after":{},"after_unknown":{"policy":true}}}],
            "configuration":{"root_module":{"resources":[{"address":"aws_iam_role_policy.p","mode":"managed",
              "type":"aws_iam_role_policy","name":"p","expressions":{"policy":{
                "constant_value":"${jsonencode({Resource = \"${aws_secretsmanager_secret.s.arn}:*\"})}",
                "references":["aws_secretsmanager_secret.s.arn","aws_secretsmanager_secret.s"]}}}]}}
            """#
        )
        let instance = try #require(plan.instances.all.first)
        let resource = plan.value(of: "policy", in: instance)?.decodedJSON.member("Resource")?.text
        #expect(resource?.suffix == ":*")
        #expect(resource?.holes.first?.identity?.description == "aws_secretsmanager_secret.s.arn")
    }

    @Test(
        arguments: [
            #""resource_changes":"x""#, #""resource_changes":null"#, #""resource_changes":{"0":\#(entry)}"#,
            #""resource_changes":[1]"#, #""resource_changes":[\#(entry),null]"#, #""resource_changes":[{}]"#,
            #""resource_changes":[{"address":"aws_x.y","type":"aws_x"}]"#,
            #""resource_changes":[{"address":"aws_x.y","change":{}}]"#,
            #""resource_changes":[{"address":7,"type":"aws_x","change":{}}]"#,
            #""resource_changes":[],"planned_values":"x""#, #""resource_changes":[],"configuration":[1,null]"#,
            #""resource_changes":[],"prior_state":3"#, #""resource_changes":[],"resource_drift":{}"#,
            #""configuration":{"root_module":{"resources":[]}}"#, #""planned_values":null,"configuration":{}"#,
            #""planned_values":{"root_module":[]}"#,
        ]
    )
    func aDamagedPlanIsRefused(members: String) throws {
        let error = try #require(throws: PlanError.self) { try plan(members) }
        #expect(error.kind == .notAPlan && !error.message.isEmpty && !error.advice.isEmpty)
    }

    private static let entry = #"{"address":"aws_x.y","type":"aws_x","change":{"after":{}}}"#

    @Test(
        arguments: [
            #""planned_values":{"root_module":{}}"#, #""resource_changes":[]"#,
            #""planned_values":{"root_module":{}},"configuration":{"root_module":{"resources":[{"address":"aws_x.y"}]}}"#,
            #""resource_changes":[\#(entry)],"planned_values":null,"configuration":null"#,
        ]
    )
    func sectionsThatAreEmptyMayBeLeftOut(members: String) throws {
        #expect(try plan(members).instances.count <= 1)
    }

    @Test func whatPlannedValuesLeaveOutIsNotKnown() throws {
        let plan = try plan(
            #"""
            "planned_values":{"root_module":{"resources":[{"address":"aws_x.y","mode":"managed","type":"aws_x","name":"y",
              "values":{"name":"n","unset":null,"none":[],"list":["a",null],"map":{"k":"v"},"empty":{},
                        "block":[{"a":"b","key":"secret"}]},
              "sensitive_values":{"block":[{"key":true}]}}]}},
            "prior_state":{"values":{"root_module":{"resources":[{"address":"data.aws_x.y","mode":"data","type":"aws_x",
              "name":"y","values":{"map":{}}}]}}}
            """#
        )
        let instance = try #require(plan.instances.managed("aws_x").first)
        #expect(instance.attribute("name")?.string == "n" && instance.attribute("unset")?.isNull == true)
        #expect(instance.attribute("none")?.elements?.isEmpty == true)
        #expect(instance.attribute("id")?.unknown?.identity?.description == "aws_x.y.id")
        #expect(instance.attribute("list")?.elements?.map { $0.holes == nil } == [true, false])
        #expect(instance.attribute("map")?.member("k")?.string == "v")
        for name in ["map", "empty"] { #expect(instance.attribute(name)?.member("other")?.holes != nil) }
        let block = try #require(instance.attribute("block")?.elements?.first)
        #expect(block.member("a")?.string == "b" && block.member("key")?.isSensitive == true)
        let data = try #require(plan.instances.data("aws_x").first)
        #expect(data.attribute("map")?.holes == nil && data.attribute("id") == nil)
    }

    @Test func anUnknownMajorVersionAndAnErroredPlanAreRefused() throws {
        let future = #"{"format_version":"2.0","resource_changes":[]}"#
        let failed = #"{"format_version":"1.2","resource_changes":[],"errored":true}"#
        #expect(
            try #require(throws: PlanError.self) { try Plan.read(JSONText(future), name: "p") }.kind == .futureVersion
        )
        #expect(try #require(throws: PlanError.self) { try Plan.read(JSONText(failed), name: "p") }.kind == .errored)
    }
}
