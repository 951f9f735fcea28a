import CEL
import Linting
import Symbolic
import Testing

@Suite struct RedactionTests {
    /// The parts of tokens stand apart here so that no scanner takes this file for a leak.
    @Test(arguments: [
        "AKIA" + "IOSFODNN7EXAMPLE", "ghp_" + "abcdefghijklmnopqrstuvwxyz0123456789",
        "xoxb-" + "123456789012-abcdefghij",
        "eyJ" + "hbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abcdefghijk", "sk_live_" + "abcdefghijklmnop",
        "hooks.slack.com/services/T0A1B2C3D/" + "B0A1B2C3D/abcdefghijklmnopqrstuvwx",
        "shpat_" + "0123456789abcdef0123456789abcdef", "NRAK-" + "ABCDEFGHIJKLMNOPQRSTUVWXYZ0",
        "-----BEGIN RSA " + "PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----",
        "-----BEGIN " + "PRIVATE KEY-----\nMIIE",
    ])
    func masks(token: String) {
        #expect(Redaction.masked(token) == "(sensitive)")
        #expect(Redaction.masked("sets `\(token)` here").hasPrefix("sets `(sensitive)"))
        #expect(!Redaction.masked("x=\(token)").contains(token))
    }

    @Test(arguments: [
        ("postgres://app:hunter2@db:5432/x", "postgres://app:(sensitive)@db:5432/x"),
        ("redis://:hunter2@c.example", "redis://:(sensitive)@c.example"),
        ("https://a:p@ss@host/ and more", "https://a:(sensitive)@host/ and more"),
    ])
    func masksPasswordsInURLs(text: String, expected: String) {
        #expect(Redaction.masked(text) == expected)
    }

    @Test(arguments: [
        ("export DB_PASSWORD=hunter2; run", "export DB_PASSWORD=(sensitive); run"),
        ("API_TOKEN='hunter 2' X=1", "API_TOKEN='(sensitive)' X=1"),
        ("#!/bin/sh\nSECRET_KEY=\"hunter2\n", "#!/bin/sh\nSECRET_KEY=\"(sensitive)"),
        ("PGPASSWORD=hunter2 psql", "PGPASSWORD=(sensitive) psql"), ("1_TOKEN=x", "1_TOKEN=(sensitive)"),
        ("Server=db;Password=Secret1!;Pooling=true", "Server=db;Password=(sensitive);Pooling=true"),
        ("-Ddb.password=p4ssW0rd99 -Xmx1g", "-Ddb.password=(sensitive) -Xmx1g"),
        ("docker run -e SECRET=hunter2", "docker run -e SECRET=(sensitive)"),
        ("echo 'password: hunter2hunter2' >> x.yml", "echo 'password: (sensitive)' >> x.yml"),
        ("db:\n  PASSWORD: \"hunter2!x\"\n", "db:\n  PASSWORD: \"(sensitive)\"\n"),
        ("the password: documented in wiki2", "the password: documented in wiki2"),
        ("password: random_password.db1.result", "password: random_password.db1.result"),
        ("Server=x;Password = Hunter64Zq!9", "Server=x;Password = (sensitive)"),
        ("x pwd= hunter2", "x pwd= (sensitive)"),
        ("Password=\"Hunter70 Zq81!9\" y", "Password=\"(sensitive)\" y"),
        ("a;password='hunter 2", "a;password='(sensitive)"),
        ("app:hunter2@tcp(db:3306)/app", "app:(sensitive)@tcp(db:3306)/app"),
        ("dsn app:p@ss@unix(/s)/app", "dsn app:(sensitive)@unix(/s)/app"),
    ])
    func masksAssignments(text: String, expected: String) {
        #expect(Redaction.masked(text) == expected)
    }

    @Test(arguments: [
        (#"[{"name":"DB","value":"hunter2"}]"#, #"[{"name":"DB","value":"(sensitive)"}]"#),
        (#"{"value": "hun\"ter2", "n": 1}"#, #"{"value": "(sensitive)", "n": 1}"#),
        (#"{"DB_PASSWORD": "hunter2"}"#, #"{"DB_PASSWORD": "(sensitive)"}"#),
        (#"{"--db-password": "hunter2", "--mode": "x"}"#, #"{"--db-password": "(sensitive)", "--mode": "x"}"#),
        (
            #"{"OAuthToken": "hunter2", "client_secret":"x"}"#,
            #"{"OAuthToken": "(sensitive)", "client_secret":"(sensitive)"}"#
        ),
        (#"{"db_password": "p4ssW0rd99"}"#, #"{"db_password": "(sensitive)"}"#),
        (#""[{\"name\":\"DB\",\"value\":\"hunter2\"}]""#, #""[{\"name\":\"DB\",\"value\":\"(sensitive)\"}]""#),
        (#"{"password" : "hunter2"}"#, #"{"password" : "(sensitive)"}"#),
        (#"x "pwd": "hunter2""#, #"x "pwd": "(sensitive)""#),
        (#"{'password': 'hunter2'}"#, #"{'password': '(sensitive)'}"#),
        (#"{"passwords":"a"}"#, #"{"passwords":"(sensitive)"}"#),
        (
            #"{"platform_credential":"a","tunnel1_preshared_key":"b"}"#,
            #"{"platform_credential":"(sensitive)","tunnel1_preshared_key":"(sensitive)"}"#
        ),
        (#"{"value":"hunter2"#, #"{"value":"(sensitive)"#), (#""value\":\"hunter2"#, #""value\":\"(sensitive)"#),
    ])
    func masksMembersOfJSON(text: String, expected: String) {
        #expect(Redaction.masked(text) == expected)
    }

    @Test(arguments: [
        #"{"secret": "arn:aws:secretsmanager:x"}"#, #"{"token_type": "Bearer"}"#, #"{"secret_arn": "x"}"#,
        #"{"valueFrom":"arn:aws:x"}"#, #"{"value":""}"#, #"{"value":12}"#, #"{"MODE":"fast"}"#, #"value":"x"#, #"":"#,
    ])
    func leavesOtherMembers(text: String) {
        #expect(Redaction.masked(text) == text)
    }

    @Test(arguments: [
        "DB_PASSWORD=$PASSWORD", "TOKEN=\"${TOKEN}\"", "TOKEN=", "TOKEN= x", "TOKEN=''", "MODE=hunter2", "token=x",
        "=x", "X==", "aTOKEN=x", "db_password = random_password.db.result", "pwd = local.x[\"a\"]",
        "password = file(x)",
    ])
    func leavesOtherAssignmentsAlone(text: String) {
        #expect(Redaction.masked(text) == text)
    }

    @Test(arguments: [
        "https://example.com:443/a@b", "arn:aws:iam::111122223333:role/exec", "user@example.com", "redis://host:6379",
        "the AKIA prefix", "-----BEGIN CERTIFICATE-----", "aws_secretsmanager_secret.db.arn", "",
    ])
    func leavesOtherTextAlone(text: String) {
        #expect(Redaction.masked(text) == text)
    }

    @Test func escapesWhatHidesOrMoves() {
        #expect(TextEscape.escaped("a\u{1B}[31m\u{202E}b\nü") == "a\\u{1b}[31m\\u{202e}b\\nü")
    }

    /// A value that is known in part shows nothing of that where it is sensitive.
    @Test func hidesWhatIsKnownOfSensitiveValues() {
        let unknown = Unknown(UnknownSource(attribute: nil, reason: .afterApply))
        let value = CELValue.unknown(unknown, SymbolicString([.literal("hush-"), .hole(unknown)]))
        #expect(ValueText.text(of: value, touchedSensitive: false).contains("hush"))
        #expect(ValueText.text(of: value, touchedSensitive: true) == "(known after apply)")
        #expect(ValueText.quotedText(of: value, touchedSensitive: true) == "(known after apply)")
    }

    @Test func cutsLongLines() {
        let line = ValueText.line(String(repeating: "ä", count: 5_000))
        #expect(line.unicodeScalars.count == 1_000)
        #expect(line.hasSuffix("…"))
    }
}
