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
            "null", "none", "unused", "-", "${A}:${B}", "$(aws x --query \"${Y}\")", "{{ vault }}", "/app", "/",
            "/prod/${ENV}/db", "/run/secrets/Db2Password", "@@DB_PASSWORD@@", "%TOKEN%", "__API_KEY__",
            "to be set manually", "managed outside of terraform", "Managed-manually", "<set by hand>",
            #"{"api_key": "changeme", "url": "https://api.example.com", "retries": 3}"#,
            #"{"password": "{{resolve:x}}", "region": "eu-west-1"}"#,
            "your-api-key-here", "YOUR_API_KEY", "YOUR_TOKEN_HERE", "insert your password here",
            "REPLACE_WITH_REAL_VALUE",
            "initial-value", "placeholder-will-be-replaced", "manually-set", "will-be-updated", "CHANGEME_LATER",
            "overwrite-me", "rotate-me", "update-in-console", "...", "<REPLACE>",
            #"{"client_id": "0oa1b2c3d4", "client_secret": "changeme", "scopes": ["read"], "tenant": "acme"}"#,
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
            "<powershell>x</powershell>", "<a><b x>y", "$(x) postgres://u:hunter2Real99@h", "${A}hunter2", "$(open",
            "{{x}} postgres://u:hunter2Real99@h/x", "<a password=\"hunter2Real99\">",
            "<<-----BEGIN RSA PRIVATE KEY-----x>",
            "/bin/app --password=hunter2Real99", "/9j4AAQSkZf3Kx0aBQ==", "/9j/4AAQSkZJRg", "/Kn4ryabc",
            "arn:aws:x hunter2", "@@hunter2@@", "to be or not to be",
            "your-hunter", "yourhunter", "replace-with-hunter", "placeholder-hunter", "manually-hunter",
            "will-be-hunter",
            "manually", "your-api-key1", "initial-hunter", ".hunter", "update-in-hunter", "your", "tokenkey",
            #"{"client_id": "0oa1b2c3d4", "client_secret": "hunter2Real99", "scopes": ["read"]}"#,
            #"{"client_secret": "changeme", "roles": ["hunter2"]}"#, #"{"client_id": "u:hunter2@h", "token": ""}"#,
            "managed99 by me",
            #"{"api_key": 12345678}"#, #"{"api_key": "https://api.example.com"}"#,
            #"{"url": "https://api.example.com/hook/hunter2Real99hunter2Real99"}"#, #"{"region": "hunter2@Real99"}"#,
        ]
    )
    func isAValue(text: String) {
        #expect(!Placeholder.isPlaceholder(text))
    }
}
