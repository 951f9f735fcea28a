import AWSModel
import Testing

@Suite struct CredentialFormatTests {
    private static let letters = String(repeating: "aB3", count: 20)

    @Test(
        arguments: [
            ("-----BEGIN RSA PRIVATE KEY-----\nMIIE", CredentialFormat.privateKey),
            ("-----BEGIN PRIVATE KEY-----", .privateKey),
            ("ghp_\(letters.prefix(36))", .githubToken), ("x=ghs_\(letters.prefix(36))", .githubToken),
            ("github_pat_\(letters.prefix(22))", .githubToken), ("glpat-\(letters.prefix(20))", .gitlabToken),
            ("xoxb-\(letters.prefix(20))", .slackToken), ("sk_live_\(letters.prefix(16))", .stripeKey),
            ("AIza\(letters.prefix(35))", .googleKey), ("npm_\(letters.prefix(36))", .npmToken),
            ("SG.\(letters.prefix(22))", .sendgridKey), ("hvs.\(letters.prefix(20))", .vaultToken),
            ("dapi\(letters.prefix(32))", .databricksToken),
            ("eyJhbGciOiJI.eyJzdWIiOiIx.\(letters.prefix(20))", .jsonWebToken),
            ("postgres://app:hunter2@db:5432/app", .urlPassword), ("redis://:hunter2@cache:6379", .urlPassword),
            ("app:Secret1@tcp(db:3306)/shop", .urlPassword), ("DSN=app:Secret1@unix(/tmp/s)/shop", .urlPassword),
            ("Server=db;Database=shop;User Id=sa;Password=Secret1!;", .assignedPassword),
            ("DefaultEndpointsProtocol=https;AccountName=x;AccountKey=aGVsbG8gd29ybGQ=;", .assignedPassword),
            ("-Xmx512m -Ddb.password=p4ssW0rd99", .assignedPassword),
            ("PlainLoginModule required username=\"u\" password=\"p4ssW0rd99\";", .assignedPassword),
            ("{\"user\": \"u\", \"password\" : \"p4ssW0rd99\"}", .assignedPassword),
            ("{\\\"password\\\":\\\"p4ssW0rd99\\\"}", .assignedPassword),
            ("host=db user=app password=p4ssW0rd99 sslmode=require", .assignedPassword),
            ("{\"dbPassword\": \"p4ssW0rd99\"}", .assignedPassword), ("sasl.password=hunter!two", .assignedPassword),
            ("Server=x;Password = Hunter64Zq!9", .assignedPassword),
            ("{'password': 'Hunter62Zq!9'}", .assignedPassword),
            ("password=" + String(repeating: "aB3", count: 100), .assignedPassword),
            ("https://hooks.slack.com/services/T0A1B2C3D/B0A1B2C3D/\(letters.prefix(24))", .webhook),
            ("https://discord.com/api/webhooks/123456789/\(letters)", .webhook),
            ("sk_test_\(letters.prefix(16))", .stripeKey), ("shpat_\(letters.prefix(32))", .shopifyToken),
            ("glsa_\(letters.prefix(32))", .grafanaToken), ("NRAK-\(letters.prefix(27))", .newRelicKey),
            ("{\"url\": \"amqps://u:p4ss@mq\"}", .urlPassword), ("https://user:p%40ss@host/", .urlPassword),
            ("//registry.example.org/:_authToken=p4ssW0rd99", .assignedPassword),
            ("mysql://app:1234,abc@db/app", .urlPassword), ("mysql://app:hunter2;a=b@db/app", .urlPassword),
            ("mysql://app:12345;@db/app", .urlPassword), ("docker://ci:hunter2@sha256:5000/x", .urlPassword),
            ("jdbc:sqlserver://db:1433;user=a@x;password=p4ssW0rd99", .assignedPassword),
        ]
    )
    func isFound(text: String, format: CredentialFormat) {
        #expect(CredentialFormat.found(in: text) == format)
    }

    @Test(
        arguments: [
            "", "ghp_", "ghp_\(letters.prefix(35))", "xghp_\(letters.prefix(36))", "glpat-short",
            "-----BEGIN PUBLIC KEY-----", "-----BEGIN CERTIFICATE-----", "eyJhbGciOiJI.short.x", "eyJhbGciOiJI",
            "eyJhbGciOiJI.eyJzdWIiOiIx", "postgres://db:5432/app", "postgres://app@db/app", "postgres://app:@db",
            "postgres://app:${PASSWORD}@db", "postgres://app:$PASSWORD@db", "postgres://app:<password>@db",
            "postgres://app:{{password}}@db", "postgres://app:%s@db", "postgres://app:****@db",
            "postgres://app:changeme@db", "https://host/a:b@c", "https://host?x=a:b@c", "https://host#a:b@c",
            "jdbc:sqlserver://x.database.windows.net:1433;database=app;user=app@x;authentication=ActiveDirectoryMSI",
            "jdbc:sqlserver://db:1433;databaseName=app;user=svc@corp.example.com;authenticationScheme=JavaKerberos",
            "//registry.example.org/:_authToken=${NPM_TOKEN}", "x_authTokens=p4ssW0rd99",
            "smtp://mail.internal:25;from=ops@example.com", "ldap://dc1.corp:389,cn=svc@corp",
            "docker://alpine:3.19@sha256:\(String(repeating: "0af3", count: 16))",
            "app:${PASSWORD}@tcp(db:3306)/shop", "app@tcp(db:3306)/shop", "x@tcp(", "@tcp(", "tcp(db)",
            "Server=db;Password=${PASSWORD};", "Server=db;Password=;Pooling=true", "Password=", "password",
            "password=$(aws ssm get-parameter)", "password=<password>", "password=changeme", "Password=****",
            "password=required", "password=config.db_password", "password=os.environ[\"DB\"]", "password=%(db)s",
            "{\"password\": null}", "{\"password\": 12345678}", "{\"password\": \"{{resolve:ssm:x}}\"}",
            "password: p4ssW0rd99", "passwords=p4ssW0rd99", "password_file=/run/secrets/p4ssW0rd99", "=", ":", "\"=\"",
            "{\"forgotPassword\":\"https://app.example.com/forgot1\"}", "{\"showPassword\":\"OnRequest1\"}",
            "{\"password\":\"Password\",\"passwd\":\"Passwort\"}", "{\"password\":\"DB_PASSWORD2\"}",
            "-Ddb.password=DB_PASSWORD", "password=dbPassword", "password=file:/run/secrets/x1",
            "db.password=ssm:/prod/db/password", "password=vault:secret/data/db#password",
            "password=op://Vault/Item1/password", "Password=__DB_PASSWORD__;", "Password=REPLACE_ME_PLEASE",
            "Password=@DbPassword", "PASSWORD=yourPasswordHere", "password==NULLVALUE", "password==n0tEqual",
            "https://x/reset?pwd=RequiredNow", "pwd=2024-01-01", "password = Secrets Manager",
            "password=" + String(repeating: "aB3", count: 400),
            "https://hooks.slack.com/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX",
            "https://hooks.slack.com/services/", "https://hooks.slack.com/services/T0/B0/short",
            "https://discord.com/api/webhooks/", "pk_live_\(letters)", "pk_test_\(letters)",
            "://a:b@c", "mailto:someone@example.com", "arn:aws:iam::123456789012:role/x", "http://host:8080",
        ]
    )
    func nearMissesAreNone(text: String) {
        #expect(CredentialFormat.found(in: text) == nil)
    }
}
