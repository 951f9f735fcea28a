import Symbolic
import Testing

@testable import AWSModel

@Suite struct ScriptAssignmentsTests {
    @Test(
        arguments: [
            ("export DB_PASSWORD=hunter2hunter2", ["DB_PASSWORD"]), ("  password: \"S3cr3t!pw\"", ["password"]),
            ("mysql --password=Abcdef123 x", ["--password"]), ("PASSWORD='correct-horse'", ["PASSWORD"]),
            ("$password = \"hunter2Real99\"", ["password"]), ("$env:DB_PASSWORD = 'hunter2Real99'", ["DB_PASSWORD"]),
            ("{\"a\": 1, \"password\":\"hunterhunter\"}", ["password"]),
            (#"echo "{\"token\": \"hunterhunter\"}""#, ["token"]), ("'password' => 'hunterhunter',", ["password"]),
            ("{user: a, password: hunterhunter}", ["password"]), ("# password: hunter2Real99", ["password"]),
            ("SECRET := hunter2Real99", ["SECRET"]), ("passphrase: \"correct horse 1\"", ["passphrase"]),
            ("DB_SECRET=Prod/Db99", ["DB_SECRET"]), ("TOKEN=postgres://u:hunter2@h/x", ["TOKEN"]),
            ("echo password: hunter2hunter2 >> x.yml", ["password"]),
            (#"printf 'user: a\npassword: hunter2hunter2\n' > x.yml"#, ["user", "password"]),
            (#"sed -i "s|password: .*|password: hunter2hunter2|" x"#, ["password"]),
            ("PASSWORD=\"correct horse battery staple\"", ["PASSWORD"]), ("SECRET=prod/hunter2hunter2", ["SECRET"]),
            ("TOKEN=https://api.example.org/bot1/AAHdhunter2hunter2", ["TOKEN"]),
            ("TOKEN=env:hunter2hunter2", ["TOKEN"]),
            ("A=one-two; TOKEN=hunter2hunter2", ["A", "TOKEN"]), ("db.password=hunter2Real99", ["db.password"]),
        ]
    )
    func areWritten(line: String, names: [String]) {
        #expect(ScriptAssignments.written(in: SymbolicString(line)).map(\.name) == names)
    }

    @Test(
        arguments: [
            "DB_SECRET=prod/myapp/db", "secret:\n  secretName:", "# reset the admin password: documented in the wiki",
            "echo \"Setting database password: please wait\"", "export TLS_PRIVATE_KEY=/etc/ssl/private/server.key",
            "SECRET=arn:aws:secretsmanager:eu-west-1:1:secret:db-AbCdEf", "TOKEN=`curl -X PUT x`",
            "--secret-id arn:aws:secretsmanager:eu-west-1:1:secret:db-AbCdEf", "if [ \"$TOKEN\" = \"hunter2hunter2\" ]",
            "if [ $TOKEN = hunter2hunter2 ]", "[[ $TOKEN == hunter2hunter2 ]]",
            "sed \"s/^password = .*/password = $PW/\"",
            "DB_PASSWORD=ssm:/prod/db/password app", "DB_PASSWORD=changeme", "export DB_PASSWORD=@@DB_PASSWORD@@",
            "export DB_PASSWORD=\\$DB_PASSWORD", "DB_PASSWORD=${OTHER}", "disable_password: enabled", "PIN=12345",
            "password: see the wiki", "TOKEN=", "=hunter2hunter2", "password", ":", "", "set PASSWORD=%OTHER%",
            "grep ^password=hunter2hunter2", "$password = Get-Random", "password: |", "token::hunter2hunter2",
        ]
    )
    func areNot(script: String) {
        #expect(ScriptAssignments.written(in: SymbolicString(script)).map(\.name) == [])
    }

    @Test(
        arguments: [
            (#"PW="${DB_PASSWORD:-hunter2Real99}""#, ["DB_PASSWORD"]), (": ${TOKEN:=hunter2Real99}", ["TOKEN"]),
            ("echo ${TOKEN=hunter2Real99}", ["TOKEN"]), (#"${DB_PASSWORD:-"hunter2 Real99"}"#, ["DB_PASSWORD"]),
            (#": "${DB_PASSWORD:?DB_PASSWORD is required}""#, []), ("echo ${API_TOKEN:?Missing API_TOKEN}", []),
            ("  POSTGRES_PASSWORD: ${POSTGRES_PASSWORD:?required1}", []), ("x ${TOKEN:+--token1 $TOKEN}", []),
            ("${TOKEN:10:20}", []), ("${DB_PASSWORD:-}", []), ("${DB_PASSWORD:-changeme}", []),
            ("${DB_PASSWORD:-$(aws secretsmanager get-secret-value --secret-id x)}", []), ("${TOKEN:", []),
            ("{DB_PASSWORD: hunter2Real99}", ["DB_PASSWORD"]),
        ]
    )
    func ofAnExpansionTheDefaultIsWritten(line: String, names: [String]) {
        #expect(ScriptAssignments.written(in: SymbolicString(line)).map(\.name) == names)
    }

    @Test(
        arguments: [
            "secret = boto3.client('secretsmanager').get_secret_value(SecretId='prod/db')['SecretString']",
            "password = os.environ['DB_PASSWORD1']", #"token = os.getenv("TOKEN")"#, "password = ENV.fetch('X')",
            "const token = process.env.API_TOKEN;", "{token: process.env.API1}", "self.password = password",
            "self.token = config.token_value", "this.token = token1;", "let password = secret1",
            "connect(host=host, password=password, token=settings.token1)", "token=settings.token",
            "    password=password,", "secret = client.get_secret_value(", "password = config[", "token = getToken()",
            "secret = json.loads(client.get({", "token = Vault::Client.read('x')", "token = params[:token]",
            "jq '{password: $p, token: .access_token}'", "password = settings.db.password",
            #"jq -r '"export DB_PASSWORD=" + .password'"#, "grep 'password=[a-z0-9]*' y",
        ]
    )
    func whatAProgramComputesIsNotWritten(line: String) {
        let names = ScriptAssignments.written(in: SymbolicString(line)).map(\.name)
        #expect(!names.contains(where: CredentialName.isCredential))
    }

    @Test(
        arguments: [
            "DB_SECRET=prod-db-secret\naws secretsmanager get-secret-value --secret-id \"$DB_SECRET\"",
            "SECRET=prod-db-secret1\naws secretsmanager get-secret-value --secret-id=${SECRET} --output text",
            "$secret = 'prod-db-secret'\nGet-SECSecretValue -SecretId $secret",
            "helm install x --set auth.existingSecret=redis-credentials", "PRICE_PER_TOKEN=0.000015",
            "max_token=4096000", "maxToken: 128000", "SECRET=aws-secretsmanager:/prod1",
        ]
    )
    func namesOfSecretsAndCountsAreNotWritten(script: String) {
        #expect(ScriptAssignments.written(in: SymbolicString(script)).map(\.name) == [])
    }

    @Test(
        arguments: [
            "DB_SECRET=prod-db-secret\naws secretsmanager get-secret-value --secret-id \"$DB_SECRET_NAME\"",
            "DB_SECRET=hunter2Real99\naws secretsmanager get-secret-value --secret-id prod/db # $DB_SECRET",
            "auth.existingSecret=Hunter2Real99", "auth.secret=redis-credentials", "TOKEN=4096000", "MAX_TOKEN=4096.x12",
            "PER_TOKEN_SECRET=4096000", "API_TOKEN=0.0000015",
        ]
    )
    func whatOnlyLooksLikeANameOrACountIsWritten(script: String) {
        #expect(ScriptAssignments.written(in: SymbolicString(script)).count == 1)
    }

    @Test(
        arguments: [
            "DB_PASSWORD='Kn4$$w0rd-long'", "export DB_PASSWORD='P(Kn4ryword99'", "  local DB_PASSWORD='{Kn4ry<word99'",
            "cat <<X\nDB_PASSWORD='$DB'\nX\nDB_PASSWORD='Kn4$$w0rd-long'", "x <<< y\nDB_PASSWORD='Kn4$$w0rd-long'",
            "# don't\nDB_PASSWORD='Kn4$$w0rd-long'", "x \"a\nb\"\nDB_PASSWORD='Kn4$$w0rd-long'",
        ]
    )
    func inSingleQuotesAShellTakesAllAsItStands(script: String) {
        let script = SymbolicString("#!/bin/bash -e\n" + script)
        #expect(ScriptAssignments.written(in: script).map(\.name) == ["DB_PASSWORD"])
        #expect(CredentialLine.first(in: script) == script.known?.split(separator: "\n").count.advanced(by: -1))
    }

    @Test(
        arguments: [
            "DB_PASSWORD='$DB_PASSWORD'", "DB_PASSWORD='${db}-hunter'", "DB_PASSWORD='$(db)'",
            "DB_PASSWORD='{db_password}'",
            "DB_PASSWORD='abc$DB_PASSWORD'", "DB_PASSWORD='{{ db_password1 }}'", "DB_PASSWORD='a{{db}}b99'",
            "DB_PASSWORD='$db99hunter'", "API_SECRET='{\"id\":\"x\"}'", "DB_PASSWORD='<db>hunter'",
            "TOKEN='{print $2}'",
            "cat <<X\nDB_PASSWORD='a$db-hunter'\nX", "cat > x <<-'X' && y\nDB_PASSWORD='a$db-hunter'\n\tX",
            "x \"a\nDB_PASSWORD='a$db-hunter'\n\"", "echo \"DB_PASSWORD='a$db-hunter'\"",
            "sed s/x/DB_PASSWORD='a$db-hunter'/",
            "DB_PASSWORD='$2b$12$KIXQ4Zq8rQeJ3T1m0uYw9eabcdefghijklmnopqrstuvwxyzABCDE'", "DB_PASSWORD=\"a$db-hunter\"",
            "cat <<A <<B\nA\nDB_PASSWORD='a$db-hunter'\nB",
        ]
    )
    func whatIsPutIntoQuotesIsNotWritten(script: String) {
        #expect(ScriptAssignments.written(in: SymbolicString("#!/bin/sh\n" + script)).map(\.name) == [])
    }

    @Test(arguments: ["", "#!/usr/bin/python3\n", "#!/usr/bin/env ruby\n"])
    func onlyAShellTakesAllInSingleQuotesAsItStands(beginning: String) {
        #expect(ScriptAssignments.written(in: SymbolicString(beginning + "PASSWORD='P(Kn4ryword99'")).isEmpty)
    }

    @Test func aHoleInSingleQuotesIsNotWritten() {
        let hole = Unknown(UnknownSource(attribute: nil, reason: .undecided("x")))
        let script = SymbolicString([.literal("#!/bin/sh\nPASSWORD='a{b-"), .hole(hole), .literal("-hunter'\n")])
        #expect(ScriptAssignments.written(in: script).isEmpty)
    }

    @Test(
        arguments: [
            "app --password hunter2Real99 --user x", "kubeadm join 10.0.0.1:6443 --token abcdef.0123456789abcdef",
            "gitlab-runner register --registration-token 'GR1348941hunter2'", "curl -u admin:hunter2Real99 https://x/",
            "curl -H 'Authorization: Bearer hunter2Real99hunter2' https://x/", "curl --user 'admin:hunter2Real99' x",
            "aws configure set aws_secret_access_key hunter2/K7MDENG/bPxRfiCY", "setx DB_PASSWORD \"hunter2Real99\" /M",
            "aws configure set default.aws_secret_access_key hunter2/K7MDENG", "identified by 'hunterhunter';",
            #"mysql -e "CREATE USER 'a'@'%' IDENTIFIED BY 'hunter2Real99'""#,
            "CREATE ROLE a ENCRYPTED PASSWORD 'hunter2Real99'",
            "psql -c \"ALTER USER a WITH PASSWORD 'hunter2Real99'\"",
            "[Environment]::SetEnvironmentVariable('DB_PASSWORD','hunter2Real99','Machine')",
            "[Environment]::SetEnvironmentVariable( \"DB_PASSWORD\" , \"hunter2Real99\")",
        ]
    )
    func whatACommandIsGivenIsWritten(line: String) {
        let names = ScriptAssignments.written(in: SymbolicString(line)).map(\.name)
        #expect(names.filter(CredentialName.isCredential).count == 1)
    }

    @Test(
        arguments: [
            "app --password \"$PW1\" x", "app --password $(get pw1)", "app --password", "app --password --user x1y2z3",
            "app --password /run/secrets/db1", "app --password env:DB_PASSWORD",
            "app --password <password1>", "app --password changeme", "app --password %PASSWORD1%",
            "app --token @token1.txt",
            "aws x --client-token hunter2Real99", "kubectl create --secret hunter2-db",
            "docker login --password-stdin x1y2z3",
            "app --password {{password1}}", "gh auth login --with-token < token1.txt", "the --token parameter is",
            "curl -u $USER1:$PASSWORD1 x", "curl -u admin:$PASSWORD1 x", "curl -u admin: x",
            "useradd -u 1000:1000a2b3 x",
            "curl -u \"${U1}:${P1}\" x", "sort -u a1:hunter2Real99",
            "curl -H \"Authorization: Bearer $TOKEN1\"", "curl -H 'Authorization: Bearer {token1}'",
            "Bearer hunter2Real99",
            "aws configure set region eu-west-1", "aws configure set aws_secret_access_key $SECRET1",
            "setx DB_PASSWORD %PW%",
            "setx DB_PASSWORD", "setx PATH \"C:\\app1;%PATH%\"", "IDENTIFIED BY '$PASSWORD1'",
            "IDENTIFIED BY hunter2Real99",
            "IDENTIFIED BY PASSWORD '*hunter2'", "WITH PASSWORD 'md5hunter2hunter2'", "WITH PASSWORD '%s'",
            "PASSWORD 'hunter2'",
            "IDENTIFIED BY '{{ password1 }}'", "[Environment]::SetEnvironmentVariable('DB_PASSWORD', $password1)",
            "[Environment]::SetEnvironmentVariable('DB_PASSWORD', \"$password1\")", "SetEnvironmentVariable('A1B2C3')",
            "[Environment]::SetEnvironmentVariable('DB_PASSWORD', 'ssm:/prod/db1')", "SetEnvironmentVariable(",
            "IDENTIFIED BY",
        ]
    )
    func whatACommandLooksUpIsNotWritten(line: String) {
        let names = ScriptAssignments.written(in: SymbolicString(line)).map(\.name)
        #expect(!names.contains(where: CredentialName.isCredential))
    }

    @Test func theNameOfASecretIsNotTheLineToLookAt() {
        let script = "DB_SECRET=prod-db-secret\nDB_PASSWORD=hunter2Real99\naws x --secret-id $DB_SECRET\n"
        #expect(CredentialLine.first(in: SymbolicString(script)) == 1)
    }

    @Test(
        arguments: [
            ("DB_PASSWORD=hunter2Real99", "DB_PASSWORD"), ("password: hunter2Real99", "password"),
            ("DB_PASSWORD=hunter2(Real99", "DB_PASSWORD"), ("DB_PASSWORD=hunter2Real[99", "DB_PASSWORD"),
            ("DB_PASSWORD=hunter[2]Real99", "DB_PASSWORD"), ("password=password", "password"),
            ("password = hunter.Real99", "password"), ("DB_PASSWORD=hunter.2Real", "DB_PASSWORD"),
            ("DB_PASSWORD=.hunter2Real", "DB_PASSWORD"), ("{password: .hunter2Real}", "password"),
            ("const token = 'hunter2Real99'", "token"), ("self.password = \"hunter2Real99\"", "self.password"),
            ("connect(host='h', password='hunter2Real99')", "password"),
            ("(DB_PASSWORD=hunter2Real99 x)", "DB_PASSWORD"),
            ("$(DB_PASSWORD=hunter2Real99 x)", "DB_PASSWORD"), ("dblink('host=h, password=hunter2Real99')", "password"),
            ("(PROTOCOL=TCP)(PASSWORD=hunter2Real99)", "PASSWORD"), ("host=h,password=hunter2Real99,", "password"),
            ("echo \"DB_PASSWORD=\"hunter2Real99", "DB_PASSWORD"), ("# don't: PASSWORD='hunter2 Real99'", "PASSWORD"),
            ("password: process.env", "password"), ("DB_PASSWORD=password.hunter2", "DB_PASSWORD"),
        ]
    )
    func whatOnlyLooksComputedIsWritten(line: String, name: String) {
        #expect(ScriptAssignments.written(in: SymbolicString(line)).map(\.name).contains(name))
    }

    /// Of a line with thousands of marks not all of the rest is looked at behind each.
    @Test func aLongLineIsReadToItsEnd() {
        for piece in ["b=c,", "b=c ", "{a: b, ", "b= c "] {
            let line = String(repeating: piece, count: 1 << 11) + " PASSWORD=hunter2hunter2"
            #expect(ScriptAssignments.written(in: SymbolicString(line)).last?.name == "PASSWORD")
        }
    }

    @Test func whatIsPutInIsNotWritten() {
        let hole = Unknown(UnknownSource(attribute: nil, reason: .undecided("x")))
        let script = SymbolicString([
            .literal("#!/bin/sh\nTOKEN="), .hole(hole), .literal("\nPASSWORD='"), .hole(hole),
            .literal("'\nSECRET=hunter2Real99"), .hole(hole), .literal(": hunter2Real99\n"),
        ])
        let found = ScriptAssignments.written(in: script)
        #expect(found.map(\.name) == ["SECRET"])
        #expect(found.map(\.line) == [3])
        #expect(CredentialLine.first(in: script) == 3)
    }
}
