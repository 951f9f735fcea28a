import FoundationEssentials
import Linting
import TestSupport
import Testing
import YAMLReader

/// Every diagnostic as its reader sees it: the cases are the table, what is said of them is the snapshot.
@Suite struct DiagnosticTests {
    private static let head = """
        rules: v1
        id: x
        title: Things are as they should be
        severity: error

        """
    private static let loops = "for:\n  - task: plan.tasks\n  - listener: plan.listeners\n"

    /// Parts of a rule over tasks and listeners, each with one thing that is wrong, by a name.
    private static let expressions: [(name: String, lines: String)] = [
        ("a field that is misspelt", "assert: |\n  task.containers.all(c, c.secret.all(s, s.refs.size() > 0))\n"),
        ("a field that is like no other", "assert: |\n  task.colour == 'red'\n"),
        ("a missing argument", "assert: |\n  task.executionRole.allows('secretsmanager:GetSecretValue')\n"),
        ("an argument of another type", "assert: |\n  task.executionRole.allows('a:B', listener.port)\n"),
        ("an argument too many", "assert: |\n  task.executionRole.allows('a:B', 'c', 'd')\n"),
        ("a method that is misspelt", "assert: |\n  task.executionRole.allow('a:B', 'c')\n"),
        ("a condition that is a text", "assert: |\n  task.containers.all(c, c.name)\n"),
        ("a filter that is a list", "let:\n  - l: task.containers.filter(c, c.secrets)\nassert: l.size() > 0\n"),
        ("an assert that is a text", "assert: task.family\n"),
        ("a when that is a number", "when: listener.port\nassert: task.family != ''\n"),
        ("operands that are no conditions", "assert: |\n  task.family && !listener.port\n"),
        ("one sign for equality", "assert: |\n  listener.defaultActions.all(a, a.type = 'forward')\n"),
        ("a sum of a text and a number", "assert: |\n  listener.address + listener.port != ''\n"),
        (
            "a sum of an int and a double",
            "assert: |\n  listener.defaultActions.all(a, listener.port + a.weight > 1.0)\n"
        ),
        ("an order between a text and a number", "assert: |\n  task.family < listener.port\n"),
        ("a difference of texts", "assert: |\n  task.family - 'a' == ''\n"),
        ("a group that is not closed", "assert: |\n  task.containers.all(c, c.image.matches('^(data'))\n"),
        ("a value that a field never has", "assert: |\n  listener.protocol == 'Http'\n"),
        ("values that a field never has", "assert: |\n  listener.protocol in ['HTTPS', 'TCPS']\n"),
        ("things that are never equal", "assert: |\n  listener.port == '443'\n"),
        (
            "has of an index",
            "params:\n  m: {type: 'map(string, string)', default: {}}\nassert: |\n  has(params.m[\"k\"])\n"
        ),
        ("what cannot be iterated", "assert: |\n  task.family.all(k, true)\n"),
        ("a variable that is misspelt", "assert: |\n  tsk.family != ''\n"),
        ("a function that is misspelt", "assert: |\n  siz(task.family) > 3\n"),
        ("a method written as a function", "assert: |\n  startsWith(task.family, 'a')\n"),
        ("a method of another type", "assert: |\n  listener.port.startsWith('4')\n"),
        ("a word for an operator", "assert: |\n  task.family != '' and listener.port > 0\n"),
        ("several mistakes of grammar", "assert: |\n  size(1 2) > 0 && size(3 4) > 0\n"),
        ("several mistakes of names", "assert: |\n  task.famly != '' && listener.prt > 0\n"),
        ("a text that does not end", "assert: |\n  task.family == 'x && true\n"),
        ("a condition that is always true", "when: |\n  'task.family' != ''\nassert: task.family != ''\n"),
        ("an `at` that names nothing", "assert: task.family != ''\nat: listenr\n"),
        ("a template that is not closed", "assert: task.family != ''\nmessage: |\n  `${task.famly}` is ${ bad\n"),
        ("an unused name", "let:\n  - y: task.family\nassert: |\n  listener.port > 0\n"),
        ("an unused parameter", "params:\n  p: {type: int, default: 1}\nassert: |\n  task.family != ''\n"),
    ]

    /// The same for what YAML and the keys of a file are about.
    private static let files: [(name: String, lines: String)] = [
        ("an expression that starts with a tag", "when: !(env.name in params.allow)\nassert: task.family != ''\n"),
        ("an expression that starts with a bracket", "when: ['x'].size() > 0\nassert: task.family != ''\n"),
        ("an expression that is a list", "when: [task.family, 'x']\nassert: task.family != ''\n"),
        ("an expression that is a mapping", "when: {a: b}\nassert: task.family != ''\n"),
        ("an expression that starts with a quote", "when: 'x' == task.family\nassert: task.family != ''\n"),
        ("an expression that starts with a star", "when: *x\nassert: task.family != ''\n"),
        ("a colon in a plain text", "assert: task.family != ''\nmessage: the port is: ${listener.port}\n"),
        ("a comment in an expression", "assert: task.family.matches('a #b')\n"),
        ("an anchor", "when: &x true\nassert: *x\n"),
        ("a merge key", "params:\n  <<: {a: 1}\nassert: task.family != ''\n"),
        ("a key twice", "title: again\nassert: task.family != ''\n"),
        ("a key that is misspelt", "asert: task.family != ''\n"),
        ("a word for true", "params:\n  on: {type: bool, default: yes}\nassert: params.on\n"),
        ("another word for true", "ignorable: on\nassert: task.family != ''\n"),
        ("a parameter of another type", "params:\n  n: {type: int, default: many}\nassert: params.n > 0\n"),
        (
            "a parameter that is no pattern",
            "params:\n  n: {type: regex, default: 'a('}\nassert: task.family.matches(params.n)\n"
        ),
        ("a type of parameter that is misspelt", "params:\n  n: {type: list(strin)}\nassert: params.n.size() > 0\n"),
        ("models that are too new", "requires: {model: '99.1'}\nassert: task.family != ''\n"),
        ("a deprecated rule", "deprecated: use y instead\nassert: task.family != ''\n"),
        ("a test without an expectation", "assert: task.family != ''\ntests:\n  - {name: t, given: {}}\n"),
        (
            "a test that expects a misspelt word",
            "assert: task.family != ''\ntests:\n  - {name: t, given: {}, expect: pas}\n"
        ),
        (
            "a test that sets no parameter",
            "assert: task.family != ''\ntests:\n  - {name: t, params: {p: 1}, given: {}, expect: pass}\n"
        ),
        (
            "a form that tests do not have",
            "assert: task.family != ''\ntests:\n  - {name: t, given: {a_b.c: {d: {$unknwn: true}}}, expect: pass}\n"
        ),
    ]

    private static func diagnostics(_ lines: String) -> [Diagnostic] {
        // The names of `for` are used by every rule, whatever its expressions are about.
        let uses = lines.contains("message:") ? "" : "message: ${task.family} ${listener.port}\n"
        let file = RuleFile(file: "rules/x.yaml", text: head + loops + uses + lines)
        return RuleCheck.diagnostics(of: [file], schema: AuthorModels.schema)
    }

    private static func page(_ cases: [(name: String, lines: String)]) -> String {
        cases.map { item in
            let frames = diagnostics(item.lines).flatMap { DiagnosticFrame($0).lines }
            return (["# \(item.name)"] + frames).joined(separator: "\n") + "\n"
        }.joined(separator: "\n")
    }

    @Test func ofExpressions() { Snapshot.expect(Self.page(Self.expressions), named: "expressions.txt") }

    @Test func ofFiles() { Snapshot.expect(Self.page(Self.files), named: "files.txt") }

    @Test func everyCaseIsReported() {
        for item in Self.expressions + Self.files {
            #expect(!Self.diagnostics(item.lines).isEmpty, "\(item.name)")
        }
    }

    /// What an edit says must be what its diagnostic wants.
    @Test(arguments: [
        ("assert: |\n  task.famly != ''\n", "family"), ("assert: |\n  listener.port = 1\n", "=="),
        ("assert: |\n  listener.protocol == 'Http'\n", "'HTTP'"), ("asert: true\n", "assert"),
        ("assert: |\n  listener.address + listener.port != ''\n", "string(listener.port)"),
    ])
    func edits(lines: String, expected: String) throws {
        let diagnostic = try #require(Self.diagnostics(lines).first { $0.edit != nil })
        let edit = try #require(diagnostic.edit)
        #expect(edit.text == expected)
        let file = Self.head + Self.loops + "message: ${task.family} ${listener.port}\n" + lines
        var rows = file.split(separator: "\n", omittingEmptySubsequences: false).map { Array($0.unicodeScalars) }
        rows[edit.start.line - 1].replaceSubrange(
            (edit.start.column - 1)..<(edit.end.column - 1),
            with: Array(edit.text.unicodeScalars)
        )
        let fixed = rows.map { String(String.UnicodeScalarView($0)) }.joined(separator: "\n")
        let again = RuleCheck.diagnostics(
            of: [RuleFile(file: "rules/x.yaml", text: fixed)],
            schema: AuthorModels.schema
        )
        #expect(!again.contains { $0.code == diagnostic.code })
    }

    /// Every code that the sources use has a page, and every page is of one that is used.
    @Test func everyCodeHasAPage() throws {
        let folder = "\(Shared.project)/Sources"
        let files = try FileManager.default.subpathsOfDirectory(atPath: folder).filter { $0.hasSuffix(".swift") }
        var used: Set<String> = []
        for file in files where !file.contains("DiagnosticPage") {
            let text = try String(contentsOf: URL(filePath: "\(folder)/\(file)"), encoding: .utf8)
            for part in text.split(separator: "\"R").dropFirst() where DiagnosticPage.isCode("R" + part.prefix(4)) {
                used.insert("R" + part.prefix(4))
            }
        }
        #expect(used.count > 20)
        #expect(Set(DiagnosticPage.all.map(\.code)) == used)
    }
}
