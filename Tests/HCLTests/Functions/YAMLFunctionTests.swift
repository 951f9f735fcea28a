import Symbolic
import Testing

@testable import HCL

@Suite struct YAMLFunctionTests {
    @Test(
        arguments: [
            (#"{a = "b", c = "d"}"#, "\"a\": \"b\"\n\"c\": \"d\"\n"),
            (
                #"{foo = [1, {a = "b", c = "d"}, 3], bar = "baz"}"#,
                "\"bar\": \"baz\"\n\"foo\":\n- 1\n- \"a\": \"b\"\n  \"c\": \"d\"\n- 3\n"
            ),
            ("[[1, [2]], [], {}]", "- - 1\n  - - 2\n- []\n- {}\n"), ("null", "null\n"),
            (#""a\\\"é""#, "\"a\\\\\\\"é\"\n"),
            (#"{a = {b = ["x\n\ny\n"]}}"#, "\"a\":\n  \"b\":\n  - |\n    x\n\n    y\n"), (#""a\nb""#, "|-\n  a\n  b\n"),
            ("u", nil),
            (#""a\n\n""#, nil), (#""a \nb""#, nil), (#""\u0007""#, nil), (#""${join(" ", range(50))}""#, nil),
        ] as [(String, String?)]
    )
    func written(_ source: String, _ expected: String?) throws {
        #expect(try Evaluating.value("yamlencode(\(source))").string == expected)
    }

    @Test(
        arguments: [
            (
                "a: 1\nb:\n- x\n- y: true\n  z: [p, 'q''s', \"\\u00e9\\n\"]\n",
                #"{"a":1,"b":["x",{"true":true,"z":["p","q's","é\n"]}]}"#
            ),
            ("---\n# c\na: # d\n    b: c # e\n\n    'f g': \"h\"#i\n", nil),
            ("---\n# c\na: # d\n    b: c # e\n\n    'f g': \"h\" #i\n", #"{"a":{"b":"c","f g":"h"}}"#),
            ("- - 1\n  - 2\n- - 3\n-\n  - 4\n-\n- ~", "[[1,2],[3],[4],null,null]"),
            ("a: |\n  x\n   y\n\n  # z\n\nb: |-\n  w\n", #"{"a":"x\n y\n\n# z\n","b":"w"}"#),
            ("a: |\n  x", #"{"a":"x"}"#),
            ("{\"a\":1, b: {c: [], d: {}}, 'e': null}", #"{"a":1,"b":{"c":[],"d":{}},"e":null}"#),
            ("[1, -]", nil),
            (
                "[1, 1.50, -2, +3, 1e3, .5, 1_000, 017, 0x1F, 1.2.3, '4', 12-3, -x]",
                #"[1,1.5,-2,3,1000,0.5,1000,17,"0x1F","1.2.3","4","12-3","-x"]"#
            ),
            ("[yes, Off, TRUE, no way, ~, Null, n]", #"[true,false,true,"no way",null,null,false]"#), ("", "null"),
            ("hello world", #""hello world""#),
            ("a: &x {b: 1}\nc: *x\nd: &y\n  - 1\ne: *y\n", #"{"a":{"b":1},"c":{"b":1},"d":[1],"e":[1]}"#),
            ("a: *x\n", nil), ("a: &x [*x]\n", nil),
            (
                "arn: arn:aws:s3:::b/*\nt: 12:30:45\nu: http://x/y#z\n",
                #"{"arn":"arn:aws:s3:::b/*","t":"12:30:45","u":"http://x/y#z"}"#
            ),
            ("a: 2024-01-02\n", nil), ("a: .inf\n", nil), ("a: 0b1\n", nil), ("a: 1\na: 2\n", nil), ("a: b: c\n", nil),
            ("a: b\n  c\n", nil),
            ("a:\n  b: 1\n c: 2\n", nil), ("a: >\n  b\n", nil), ("a: !x 1\n", nil), ("a\tb: 1\n", nil),
            ("<<: {a: 1}\n", nil), ("? a\n", nil),
            ("a: 'b\n", nil), ("a: [1, 2\n  ]\n", nil), ("a: [1] 2\n", nil), ("a: 1\n---\nb: 1\n", nil),
            ("- 1\na: 2\n", nil), ("a: |\n  b\n c\n", nil),
            ("a: {b}\n", nil), ("a: [b: 1]\n", nil), ("a: @b\n", nil), ("a:b\n", #""a:b""#),
            (String(repeating: "- ", count: 500) + "1", nil),
            (String(repeating: "[", count: 500), nil),
        ] as [(String, String?)]
    )
    func read(_ text: String, _ expected: String?) {
        #expect(YAMLSubset.value(of: text).flatMap { JSONWriter.text(of: $0)?.known } == expected)
    }

    /// Texts with holes, and what is read of them: `u` is an ARN that nobody knows.
    @Test(
        arguments: [
            (#"a: ${u}\nb: \"${u}:x::\"\n"#, #"{a = u, b = "${u}:x::"}"#),
            (#"- {a: '${u}', b: [1, x]}\n- y/${u}\n"#, #"[{a = u, b = [1, "x"]}, "y/${u}"]"#),
            (#"# ${u}\na: |-\n  x ${u}\n"#, #"{a = "x ${u}"}"#),
        ]
    )
    func readWithHoles(_ text: String, _ expected: String) throws {
        #expect(
            Self.shown(try Evaluating.value("yamldecode(\"\(text)\")")) == Self.shown(try Evaluating.value(expected))
        )
    }

    /// A value with its holes, for comparison.
    private static func shown(_ value: Value) -> String {
        if let members = value.members { return "{\(members.map { "\($0.name)=\(shown($0.value))" }.sorted())}" }
        if let elements = value.elements { return "\(elements.map(shown))" }
        let parts = value.text?.parts.map { part in
            switch part {
            case .literal(let text): text
            case .hole(let hole): "<\(hole.identity.map { "\($0)" } ?? "?")>"
            }
        }
        return parts?.joined() ?? "\(value.kind)\(value.decimal?.text ?? "")"
    }

    /// What could be a number, a word or a collection as well, or ends the text.
    @Test(
        arguments: [
            #"a: 1${u}\n"#, #"a: y${u}\n"#, #"${u}: 1\n"#, #"a: ${upper(u)}\n"#, #"${join("\n", [u, u])}"#,
            "a: \u{F0000}${u}",
        ]
    )
    func notReadWithHoles(_ text: String) throws {
        let value = try Evaluating.value("yamldecode(\"\(text)\")")
        #expect(["<?>", "{[\"a=<?>\"]}"].contains(Self.shown(value)))
    }
}
