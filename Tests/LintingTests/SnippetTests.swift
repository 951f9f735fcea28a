import TestSupport
import Testing

@testable import Linting

/// What of a source line is shown, and that nothing is that may be a credential.
@Suite struct SnippetTests {
    /// The snippet at a line of a text, counted from 1; its columns are those of the whole line.
    private static func snippet(
        _ text: String,
        line: Int = 1,
        file: String = "main.tf",
        path: String = "",
        isAboutCredentials: Bool = false
    ) -> Finding.Snippet? {
        let location = Finding.Location(file: file, line: line, column: 1, endLine: line, endColumn: 500)
        return SourceDocument(Array(text.utf8), file: file)
            .snippet(at: location, path: path, isAboutCredentials: isAboutCredentials)
    }

    @Test(
        arguments: [
            ("  password = \"CANARY\"", "  password = \"…\""),
            ("db_password=\"CANARY\"", "db_password=\"…\""),
            ("  value = \"CANARY\"", "  value = \"…\""),
            ("  default = \"CANARY\"", "  default = \"…\""),
            ("  name = \"DB_PASSWORD\", value = \"CANARY\"", "  name = \"…\", value = \"…\""),
            ("  { name = \"MODE\", value = \"CANARY\" },", "  { name = \"MODE\", value = \"…\" },"),
            ("  tags = { name = \"x\", \"CANARY\" = true, token = \"CANARY\" }", nil),
            ("  image = \"a\" # CANARY", "  image = \"…\""),
            ("  image = \"a\" // PASSWORD=CANARY", "  image = \"…\""),
            ("  image = /* CANARY */ var.a", "  image =  var.a"),
            ("  /* x CANARY", nil),
            ("  CANARY */ image = var.a", nil),
            ("  url = \"postgres://app:CANARY@db/x\"", "  url = \"…\""),
            ("  name = \"app:CANARY@db\"", "  name = \"…\""),
            ("  name = var.password == \"CANARY\" ? \"CANARY\" : \"x\"", nil),
            ("  name = \"${var.a ? \"CANARY b\" : \"CANARY c\"}-x\"", "  name = \"${var.a ? \"…\" : \"…\"}-x\""),
            ("  name = \"${var.token}CANARY\"", "  name = \"${var.token}…\""),
            ("  name = \"$${CANARY}\"", nil), ("  name = \"%%{CANARY}\"", nil),
            ("  \"CANARY\" : \"b\"", nil),
            ("  ? \"CANARY\" : \"CANARY\")", nil),
            ("  [\"CANARY\", \"CANARY\"]", nil),
            ("  pin_code = 918273", "  pin_code = …"), ("  size = 918273", "  size = …"),
            ("  password = CANARY", "  password = …"),
            ("  })}CANARY\"", nil), ("  } CANARY \"x\" CANARY", nil), ("  name = \"CANARY", nil),
            ("  CANARY\" = \"x", nil), ("  `CANARY`", nil), ("  'CANARY'", nil),
            (
                "  name = \"" + String(repeating: "${\"", count: 40) + "CANARY" + String(repeating: "\"}", count: 40)
                    + "\"", nil
            ),
            ("variable \"password\" { default = \"CANARY\" }", "variable \"password\" { default = \"…\" }"),
            ("  name = \"CANARYa1b2c3d4e5f6\"", "  name = \"…\""),
            ("  source = \"git::https://x:CANARY@h/r\"", "  source = \"…\""),
        ] as [(String, String?)]
    )
    func literalsOfCode(line: String, shown: String?) {
        let snippet = Self.snippet(line)
        #expect(snippet?.text.contains("CANARY") != true)
        if let shown { #expect(snippet?.text == shown) }
    }

    /// What the report names anyway need not be hidden in the line.
    @Test(arguments: [false, true])
    func elementsOfThePathAreShown(isAboutCredentials: Bool) {
        let snippet = Self.snippet(
            "  { name = \"DB_PASSWORD\", value = \"CANARY\", id = \"0\" },",
            path: "container_definitions[0].environment[DB_PASSWORD].value",
            isAboutCredentials: isAboutCredentials
        )
        #expect(snippet?.text == "  { name = \"DB_PASSWORD\", value = \"…\", id = \"…\" },")
    }

    @Test(
        arguments: [
            "  container_definitions = jsonencode([{", "  execution_role_arn = aws_iam_role.exec[0].arn",
            "resource \"aws_secretsmanager_secret\" \"db\" {", "  network_mode = \"awsvpc\"", "  count = 3",
            "  valueFrom = \"arn:aws:secretsmanager:eu-west-1:123456789012:secret:shop/db-AbCdEf\"",
            "  Effect = \"Allow\"", "  actions = [\"s3:GetObject\", \"s3:PutObject\"]",
            "  value = \"${var.a}${local.b}\"",
            "  for_each = { for k, v in var.m : k => v if v != \"\" }", "  größe = var.größe", "  policy = <<-EOT",
        ]
    )
    func harmlessLinesAreShown(line: String) {
        #expect(Self.snippet(line)?.text == line)
    }

    @Test(
        arguments: [
            ("  \"password\": \"CANARY\",", "  \"password\": \"…\","),
            ("PASSWORD=CANARY", nil), ("  export A=CANARY B=CANARY", nil), ("password: CANARY", nil),
            ("  \"Effect\": \"Allow\", \"Sid\": \"Read\"", "  \"Effect\": \"Allow\", \"Sid\": \"Read\""),
            ("  \"Condition\": \"CANARY\" CANARY", "  \"Condition\": \"…\" …"),
            ("  ${var.a ? \"CANARY\" : \"CANARY\"} CANARY", "  ${var.a ? \"…\" : \"…\"} …"),
            ("curl -u user:CANARY@host \"CANARY", nil), ("$${CANARY}", nil), ("$$CANARY ${x}", "… ${x}"),
            ("123456", nil),
        ] as [(String, String?)]
    )
    func textsOfHeredocs(line: String, shown: String?) {
        let text = "x = <<EOF\n\(line)\nEOF\ny = var.a\n"
        #expect(Self.snippet(text, line: 2)?.text == shown)
        #expect(Self.snippet(text, line: 4)?.text == "y = var.a")
    }

    @Test func aHeredocInsideOfAHeredocEndsNothing() {
        let text = "x = <<A\n${f(<<A\nCANARY\nA\n)}\npassword: CANARY\nA\ny = 1\n"
        #expect((1...7).allSatisfy { Self.snippet(text, line: $0)?.text.contains("CANARY") != true })
        #expect(Self.snippet(text, line: 8)?.text == "y = 1")
    }

    @Test(
        arguments: [
            ("\"name\": \"app\", \"value\": \"CANARY\"", "\"name\": \"app\", \"value\": \"…\""),
            ("{\"//\": \"CANARY\", \"type\": \"a-b\"}", "{\"…\": \"…\", \"type\": \"a-b\"}"),
            ("\"name\": \"${x ? CANARY : 1}\"", nil),
        ] as [(String, String?)]
    )
    func json(line: String, shown: String?) {
        let snippet = Self.snippet(line, file: "main.tf.json")
        if let shown { #expect(snippet?.text == shown) }
    }

    @Test func rulesAboutCredentialsShowNoLiteral() {
        let line = "resource \"a\" \"b\" { name = \"CANARY\", type = \"arn:aws:s3:::CANARY\", n = 1 }"
        #expect(Self.snippet(line)?.text.contains("\"CANARY\"") == true)
        let masked = Self.snippet(line, isAboutCredentials: true)
        #expect(masked?.text == "resource \"a\" \"b\" { name = \"…\", type = \"…\", n = … }")
    }

    @Test func aPathThatSpeaksOfCredentialsHidesNames() {
        #expect(Self.snippet("  name = \"CANARY\"", path: "secrets[0].name")?.text == "  name = \"…\"")
    }

    @Test func tokensAreNeverShown() {
        let token = "ghp_" + "abcdefghijklmnopqrstuvwxyz0123456789"
        #expect(Self.snippet("x = \(token)") == nil)
        #expect(Self.snippet("resource \"\(token)\" \"b\" {") == nil)
    }

    @Test(
        arguments: [
            ("name = \"app\"", 1, 5, 1, 5), ("a = \"CANARY CANARY\", b = var.x", 22, 31, 10, 19),
            ("a = \"CANARY CANARY\"", 8, 12, 6, 7), ("x = 1 # comment", 10, 14, 6, 7),
        ]
    )
    func columnsFollowTheText(line: String, start: Int, end: Int, shownStart: Int, shownEnd: Int) throws {
        let location = Finding.Location(file: "a.tf", line: 1, column: start, endLine: 1, endColumn: end)
        let snippet = SourceDocument(Array(line.utf8), file: "a.tf")
            .snippet(at: location, path: "", isAboutCredentials: false)
        #expect([snippet?.column, snippet?.endColumn] == [shownStart, shownEnd])
    }

    @Test func noLineIsNoCrash() {
        let bytes: [[UInt8]] = [
            [], [0xFF, 0xFE, 0x22], Array("\u{FEFF}x = 1\r\n".utf8), Array("\"".utf8), Array("${".utf8),
        ]
        for content in bytes {
            for line in [-1, 0, 1, 2, 9] {
                for column in [-1, 0, 1, 3, 99] {
                    let location = Finding.Location(file: "a", line: line, column: column, endLine: 0, endColumn: -4)
                    let snippet = SourceDocument(content, file: "a").snippet(
                        at: location,
                        path: "",
                        isAboutCredentials: false
                    )
                    if let snippet { #expect(snippet.column >= 1 && snippet.endColumn > snippet.column) }
                }
            }
        }
    }

    /// No text is shown whole by the scanner by accident: whatever stands around it, the canary is not shown.
    @Test(arguments: UInt64(1)...4)
    func noMixtureShowsTheCanary(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let pieces = [
            "\"", "\"", "${", "}", "{", "}", "(", ")", "#", "/*", "*/", " ", "=", ":", ",", "\\", "value", "x", "?",
            "%{", "\n",
            "<<A", "A", "$", "[", "]", "+",
        ]
        for _ in 0..<1_000 {
            let before = (0..<Int.random(in: 0...8, using: &random)).compactMap { _ in
                pieces.randomElement(using: &random)
            }.joined()
            let after = (0..<Int.random(in: 0...8, using: &random)).compactMap { _ in
                pieces.randomElement(using: &random)
            }.joined()
            let text = "\(before)\n  value = \"CANARY 1\" \(after)\n"
            let document = SourceDocument(Array(text.utf8), file: "a.tf")
            for line in 1...6 {
                let location = Finding.Location(file: "a", line: line, column: 1, endLine: line, endColumn: 2)
                let shown = document.snippet(at: location, path: "", isAboutCredentials: false)?.text
                #expect(shown?.contains("CANARY") != true, "\(text)")
            }
        }
    }
}
