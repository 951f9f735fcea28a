import JSONReader
import TerraformPlan
import Testing

@Suite struct InstanceEntryTests {
    private func plan(_ change: String, expressions: String) throws -> Plan {
        try Plan.read(
            JSONText(
                #"""
                {"format_version":"1.2","resource_changes":[
                  {"address":"aws_x.y","mode":"managed","type":"aws_x","name":"y",
                   "change":{"actions":["create"],"before":null,\#(change)}}],
                 "configuration":{"root_module":{"module_calls":{"m":{"module":{"resources":[
                  {"address":"aws_x.y","mode":"managed","type":"aws_x","name":"y","expressions":\#(expressions)}]}}}}}}
                """#
            ),
            name: "plan.json"
        )
    }

    @Test(
        arguments: [
            (#""after":{"policy":"{}"},"after_unknown":{}"#, "{}", true),
            (#""after":{"policy":{}},"after_unknown":{}"#, "{}", true),
            (#""after":{"policy":""},"after_unknown":{}"#, "{}", false),
            (#""after":{"policy":null},"after_unknown":{}"#, #"{"policy":{}}"#, false),
            (#""after":{},"after_unknown":{}"#, "{}", false),
            (#""after":{},"after_unknown":{"policy":true}"#, "{}", false),
            (#""after":{},"after_unknown":{"policy":true}"#, #"{"policy":{}}"#, true),
            (#""after":{},"after_unknown":true"#, #"{"policy":{}}"#, true),
        ]
    )
    func tellsWhetherAnAttributeMayBeSet(change: String, expressions: String, expected: Bool) throws {
        let plan = try plan(change, expressions: expressions)
        #expect(plan.instances.maySet("policy", ofType: "aws_x") == expected)
        #expect(!plan.instances.maySet("policy", ofType: "aws_z"))
    }

    @Test(
        arguments: [
            (#""after":{"arn":"a"},"after_unknown":{}"#, "a"),
            (#""after":{"arn":"a"},"after_unknown":{"arn":false}"#, "a"),
            (#""after":{"arn":"a"},"after_unknown":{"arn":true}"#, nil),
            (#""after":{"arn":"a"},"after_unknown":true"#, nil),
            (#""after":{"arn":1},"after_unknown":{}"#, nil), (#""after":null,"after_unknown":{}"#, nil),
        ] as [(String, String?)]
    )
    func tellsTextsAsInstancesDo(change: String, expected: String?) throws {
        let plan = try plan(change, expressions: "{}")
        let entry = try #require(plan.instances.entries(ofType: "aws_x")?.first)
        #expect(entry.isManaged)
        #expect(entry.text(of: "arn")?.string == expected)
        #expect(plan.instances.instances(ofType: "aws_x").first?.text("arn") == expected)
        #expect(entry.has("arn") == (plan.instances.instances(ofType: "aws_x").first?.attribute("arn") != nil))
    }
}
