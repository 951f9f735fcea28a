import JSONReader
import Symbolic
import TerraformPlan
import Testing

@testable import AWSModel

/// What of attributes that the plan does not mark is marked all the same.
@Suite struct CredentialMarksTests {
    /// The parts of a value that are marked, by their paths.
    private static func marks(in value: Value, at path: AttributePath = AttributePath()) -> [String] {
        if value.isSensitive { return [path.description] }
        if let members = value.members {
            return members.flatMap { marks(in: $0.value, at: path.attribute($0.name)) }
        }
        return (value.elements ?? []).enumerated().flatMap { marks(in: $1, at: path.index($0)) }
    }

    @Test(arguments: [
        (#"{"variables": {"DB_PASSWORD": "hunter2", "MODE": "fast"}}"#, ["variables.DB_PASSWORD"]),
        (#"{"env": [{"name": "API_TOKEN", "value": "abc"}, {"name": "MODE", "value": "x"}]}"#, ["env[0].value"]),
        (#"{"Environment": [{"Name": "API_TOKEN", "Value": "abc"}]}"#, ["Environment[0].Value"]),
        (#"{"name": "/prod/db/password", "value": "hunter2", "tier": "Standard"}"#, ["value"]),
        (#"{"passwords": ["hunter2", "hunter3"]}"#, ["passwords[0]", "passwords[1]"]),
        (#"{"arguments": {"--db_password": "hunter2", "--job-language": "python"}}"#, ["arguments.--db_password"]),
        (#"{"url": "postgres://u:hunter2@h/x", "other": "postgres://h/x"}"#, ["url"]),
        // Placeholders, references and switches are none, nor what is no text.
        (#"{"DB_PASSWORD": "changeme", "master_password": null, "manage_password": true, "password": ""}"#, []),
        (#"{"client_secret": "arn:aws:secretsmanager:eu-west-1:111122223333:secret:x-AbCdEf"}"#, []),
        (#"{"variables": {"AUTH": "on", "DB_PASSWORD": "ssm:/prod/db"}, "password_length": 16}"#, []),
        (#"{"secret": {"name": "x"}, "key_name": "deploy", "kms_key_id": "alias/x"}"#, []),
    ])
    func marks(json: String, expected: [String]) throws {
        let document = try JSONDocument.read(input: JSONText(json)).document
        #expect(Self.marks(in: CredentialMarks.marking(Value(document.root))) == expected)
    }

    @Test func marksWhatIsKnownInPart() {
        let unknown = Unknown(UnknownSource(attribute: nil, reason: .afterApply))
        let member = Value.Member(name: "DB_PASSWORD", value: Value(.string("hunter2")))
        let open = Value.open([member], possible: [], rest: unknown)
        #expect(CredentialMarks.marking(open).member("DB_PASSWORD")?.isSensitive == true)
        let list = Value.sequence([.element(Value(.object([member]))), .many(unknown)])
        let element = CredentialMarks.marking(list).partialElements?.certain.first
        #expect(element?.isSensitive == false && element?.member("DB_PASSWORD")?.isSensitive == true)
        let text = Value(SymbolicString([.literal("hunter2"), .hole(unknown)]))
        let named = CredentialMarks.marking(Value(.object([.init(name: "password", value: text)])))
        #expect(named.member("password")?.isSensitive == true && named.member("password")?.string == nil)
    }

    /// What the settings show to be credentials is marked where names and forms do not tell.
    @Test func marksTheSettingsThatAreCredentials() throws {
        let containers = #"[{\"name\": \"a\", \"environment\": [{\"name\": \"DB_PASSWORD\", \"value\": \"hunter2\"}]}]"#
        let text = """
            {"format_version": "1.2", "terraform_version": "1.9.0", "resource_changes": [
               {"address": "aws_ecs_task_definition.t", "mode": "managed", "type": "aws_ecs_task_definition", "name": "t",
                "change": {"actions": ["create"], "before": null, "after_unknown": {},
                           "after": {"family": "t", "container_definitions": "\(containers)"}}},
               {"address": "aws_instance.i", "mode": "managed", "type": "aws_instance", "name": "i",
                "change": {"actions": ["create"], "before": null, "after_unknown": {},
                           "after": {"ami": "ami-1", "user_data": "db_password=hunter2hunter2\\n"}}},
               {"address": "aws_vpn_connection.v", "mode": "managed", "type": "aws_vpn_connection", "name": "v",
                "change": {"actions": ["create"], "before": null, "after_unknown": {},
                           "after": {"type": "ipsec.1", "tunnel1_preshared_key": "hunter2hunter2"}}}],
             "configuration": {"root_module": {"resources": [
               {"address": "aws_vpn_connection.v", "mode": "managed", "type": "aws_vpn_connection", "name": "v",
                "expressions": {"tunnel1_preshared_key": {"constant_value": "hunter2hunter2"}}}]}}}
            """
        let plan = PlanModel(try Plan.read(JSONText(text), name: "plan.json"))
        let marks = plan.resources.map { resource in
            let field = ResourceModel.type.fields.first { $0.name == "attrs" }
            guard case .value(let value)? = field?.read(resource) else { return [String]() }
            return Self.marks(in: value)
        }
        #expect(marks == [["container_definitions"], ["user_data"], ["tunnel1_preshared_key"]])
    }
}
