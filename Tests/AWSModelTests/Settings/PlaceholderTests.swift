import Testing

@testable import AWSModel

@Suite struct PlaceholderTests {
    @Test(
        arguments: [
            "", "  ", "\n", "changeme", "CHANGEME", " ChangeMe ", "change-me", "CHANGE THIS", "SET_ME", "to-be-set",
            "setByHand", "todo", "<password>", "xxxx", "XXXXXXXX",
            "****", "${PASSWORD}", "$(cat /run/secret)", "/run/secrets/db",
            "arn:aws:secretsmanager:eu-west-1:1:secret:x", "alias/app",
            "{{resolve:secretsmanager:db}}", "{}", "[]", #"{"password": "changeme"}"#,
            #"{"a": {"b": "<x>"}, "c": null}"#, #"{"user": {"password": "changeme"}}"#,
            #"{"username": "app", "password": "CHANGE_ME", "port": 5432}"#, #"["todo", "xxx"]"#, #"{"enabled": true}"#,
            "null", "none",
        ]
    )
    func standsForAValueToCome(text: String) {
        #expect(Placeholder.isPlaceholder(text))
    }

    @Test(
        arguments: [
            "hunter2", "changeme1", "xxxx1", "<open", "$ecret", "$", "***1", #"{"password": "hunter2"}"#,
            #"{"password": "changeme", "other": "hunter2"}"#, #"{"pin": 1234}"#,
            #"{"username": "app", "password": "hunter2"}"#, #"{"host": "postgres://a:b@h", "password": "changeme"}"#,
            #"["hunter2"]"#, "{not json",
            #"{"database": {"name": "x", "password": "hunter2Real99"}}"#, #"{"host": ["db1", "S3cr3tvalue99"]}"#,
            #"{"username": "ghp_"# + #"0123456789abcdefghijABCDEFGHIJ012345", "password": ""}"#,
            #"{"host": "Server=db;Password=hunter2Real99;"}"#,
            #"{"a": "{\"b\": \"x\"}"}"#, "[1]", "arnold", "\u{e9}tat",
        ]
    )
    func isAValue(text: String) {
        #expect(!Placeholder.isPlaceholder(text))
    }
}
