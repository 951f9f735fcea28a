import Testing

@testable import AWSModel

/// What attributes stand for that are known only after apply.
@Suite struct AttributeTextTests {
    private typealias Resource = RolePlan.Resource

    private func decide(_ action: String, on named: String, _ resource: String, of address: String) throws -> String {
        let name = address.split(separator: ".").last ?? ""
        let new = Resource(address: address, after: #""name": "\#(name)""#, unknown: ["arn": [], "id": []])
        let statement = #"{"Effect":"Allow","Action":"\#(action)","Resource":"\#(named)"}"#
        return try RolePlan(allowing: statement, [new]).allows(action, resource)
    }

    @Test(arguments: ["aws_sfn_state_machine.m", "aws_sns_topic.m", "aws_kinesis_stream.m", "aws_ecs_cluster.m"])
    func anIDMayBeTheARN(address: String) throws {
        let names = [
            "aws_sfn_state_machine.m": "states:*:*:stateMachine:m", "aws_sns_topic.m": "sns:*:*:m",
            "aws_kinesis_stream.m": "kinesis:*:*:stream/m", "aws_ecs_cluster.m": "ecs:*:*:cluster/m",
        ]
        let named = "arn:aws:\(names[address] ?? "")"
        let action = "\(named.split(separator: ":")[2]):Do"
        #expect(try decide(action, on: named, address + ".id", of: address) == "yes")
        #expect(try decide(action, on: named + "x", address + ".id", of: address) == "no")
    }

    @Test func theIDOfAQueueIsNoARN() throws {
        func decide(_ named: String) throws -> String {
            try self.decide("sqs:SendMessage", on: named, "aws_sqs_queue.m.id", of: "aws_sqs_queue.m")
        }
        #expect(try decide("arn:aws:sqs:*:*:m") == "no")
        #expect(try decide("https://sqs.eu-west-1.amazonaws.com/111122223333/m") != "no")
    }

    @Test(arguments: [
        ("default", "rule/m"), ("orders", "rule/orders/m"), ("arn:aws:events:eu-west-1:1:event-bus/o", "rule/o/m"),
    ])
    func theARNOfARuleHasItsBus(bus: String, resource: String) throws {
        let rule = Resource(
            address: "aws_cloudwatch_event_rule.m",
            after: #""name": "m", "event_bus_name": "\#(bus)""#,
            unknown: ["arn": []]
        )
        func decide(_ resource: String) throws -> String {
            let statement =
                #"{"Effect":"Allow","Action":"events:PutRule","Resource":"arn:aws:events:*:*:\#(resource)"}"#
            return try RolePlan(allowing: statement, [rule]).allows("events:PutRule", "aws_cloudwatch_event_rule.m.arn")
        }
        #expect(try decide(resource) == "yes")
        #expect(try decide("rule/other/m") == "no")
    }
}
