import HCL
import Symbolic
import Testing

@Suite struct TextFunctionTests {
    @Test(arguments: [
        (#"split(",", "foo,bar,")"#, #"["foo","bar",""]"#), (#"split("", "aé")"#, #"["a","é"]"#),
        (#"split("", "")"#, "[]"),
        (#"substr("hello world", 1, 4)"#, #""ello""#), (#"substr("hello world", -5, -1)"#, #""world""#),
        (#"substr("hello world", 6, 10)"#, #""world""#), (#"substr("🤔🤷", 0, 1)"#, #""🤔""#),
        (#"substr("abc", 3, 1)"#, #""""#), (#"substr("abc", 0, 0)"#, #""""#), (#"substr("abc", -9, 2)"#, #""ab""#),
        (#"substr("abc", 0.5, 2)"#, "error"),
        (#"title("hello wOrld o'neill a-b x_y éa")"#, #""Hello WOrld O'Neill A-B X_y Éa""#),
        (#"trim("?!hello?!", "!?")"#, #""hello""#), (#"trim("ééaé", "é")"#, #""a""#), (#"trim("aa", "a")"#, #""""#),
        (#"trimspace("\n hello \t")"#, #""hello""#), (#"chomp("hello\r\n\n")"#, #""hello""#), (#"chomp("\n")"#, #""""#),
        (#"trimspace("  a${u}b ")"#, "unknown"), (#"indent(2, "a\nb\n")"#, #""a\n  b\n  ""#),
        (#"dirname("a/b/../c/x")"#, #""a/c""#), (#"dirname("/")"#, #""/""#), (#"pathexpand("a/~")"#, #""a/~""#),
        (#"pathexpand("~/x")"#, "unknown"), (#"dirname("")"#, #"".""#),
        (#"basename("/a//")"#, #""a""#), (#"upper(null)"#, "error"), (#"lower("ÀΣ")"#, #""àσ""#),
        (#"substr("abc${u}", 1, 1)"#, #""b""#),
        (#"substr("abc${u}", 1, 2)"#, "unknown"), (#"substr("abc${u}", -1, 1)"#, "unknown"),
        (#"jsondecode("{\"a\": [1, null]}")"#, #"{"a":[1,null]}"#), (#"jsondecode("{a}")"#, "error"),
        (#"try(jsondecode("x"), "y")"#, #""y""#), (#"jsondecode("")"#, "error"), (#"jsondecode("01")"#, "error"),
        (#"jsondecode(u)"#, "unknown"), (#"jsondecode(5)"#, "5"), (#"jsondecode("\"\\ud800\"")"#, "unknown"),
        (#"urlencode("Hello World!☃~a-b_c.d*")"#, #""Hello+World%21%E2%98%83~a-b_c.d%2A""#),
        (#"base64decode("SGVsbG8gV29ybGQ=")"#, #""Hello World""#), (#"base64decode("SGVs\nbG8=")"#, #""Hello""#),
        (#"base64decode("SGVsbG8")"#, "error"), (#"base64decode("/w==")"#, "error"),
        (#"base64decode("a=b=")"#, "error"),
        (#"textencodebase64("Hello World", "UTF-16LE")"#, #""SABlAGwAbABvACAAVwBvAHIAbABkAA==""#),
        (#"textdecodebase64("AOkAIQ==", "utf-16be")"#, #""é!""#), (#"textdecodebase64("2AA=", "UTF-16BE")"#, "error"),
        (#"textencodebase64("a", "EBCDIC")"#, "unknown"), (#"base64gzip("a")"#, "unknown"), ("timestamp()", "unknown"),
    ])
    func results(_ source: String, _ expected: String) throws {
        #expect(try Evaluating.json(source) == expected)
    }

    @Test func textIsTrimmedUpToItsHoles() throws {
        #expect(try Evaluating.value(#"trimspace("  a${u}b ")"#).text?.prefix == "a")
        #expect(try Evaluating.value(#"trimspace("  a${u}b ")"#).text?.suffix == "b")
        #expect(try Evaluating.value(#"chomp("\n${u}b\n")"#).text?.suffix == "b")
        #expect(try Evaluating.value(#"trimspace(" ${t}b")"#).kind == .unknown)
        #expect(try Evaluating.value(#"chomp("b${t}")"#).kind == .unknown)
        #expect(try Evaluating.value(#"base64decode(base64encode("a${u}"))"#).text?.prefix == "a")
    }

    @Test(arguments: [
        (#"regex("[a-z]+", "53453453.345345aaabbbccc23454")"#, #""aaabbbccc""#),
        (#"regex("(\\d\\d\\d\\d)-(\\d\\d)-(\\d\\d)", "2019-02-01")"#, #"["2019","02","01"]"#),
        (
            #"regex("^(?:(?P<scheme>[^:/?#]+):)?(?://(?P<authority>[^/?#]*))?", "https://terraform.io/docs/")"#,
            #"{"authority":"terraform.io","scheme":"https"}"#
        ),
        (#"regex("(?P<a>x)?y", "y")"#, #"{"a":null}"#), (#"regex("(?P<a>x)(y)", "xy")"#, "error"),
        (#"regex("(?=a)", "a")"#, "error"), (#"regex("\\p{Klingon}", "α")"#, "unknown"), (#"regex("a", u)"#, "unknown"),
        (#"try(regex("\\p{Klingon}", "a"), "b")"#, "unknown"), (#"try(regex("z", "a"), "b")"#, #""b""#),
        (#"regexall("[a-z]+", "1234abcd5678efgh9")"#, #"["abcd","efgh"]"#), (#"regexall("[a-z]+", "123456789")"#, "[]"),
        (#"regexall("a*", "baac")"#, #"["","aa",""]"#), (#"regexall("(a)(b)?", "aab")"#, #"[["a",null],["a","b"]]"#),
        (#"replace("1 + 2 + 3", "+", "-")"#, #""1 - 2 - 3""#),
        (#"replace("hello world", "/w.*d/", "everybody")"#, #""hello everybody""#),
        (#"replace("ab", "", "-")"#, #""-a-b-""#), (#"replace("abc", "/x*/", "-")"#, #""-a-b-c-""#),
        (#"replace("baac", "/a*/", "x")"#, #""xbxcx""#),
        (#"replace("a b", "/(?P<f>\\w) (\\w)/", "$2 $${f}$f $1x")"#, #""b aa ""#),
        (#"replace("ab", "/(a)(b)/", "$2-$${1}$$$")"#, #""b-a$$""#), (#"replace("a/b", "/", "-")"#, #""a-b""#),
        (#"replace("a", "/[/", "")"#, "error"), (#"replace("abc", "x", u)"#, #""abc""#),
        (#"replace("abc", "/x/", u)"#, "unknown"), (#"replace(u, "x", "")"#, "unknown"),
    ])
    func patterns(_ source: String, _ expected: String) throws {
        #expect(try Evaluating.json(source) == expected)
    }

    @Test func whatIsNotKnownReplacesWhatIs() throws {
        let text = try Evaluating.value(#"replace("a:ARN,b:ARN", "ARN", u)"#).text
        #expect(text?.parts.count == 4)
        #expect(text?.prefix == "a:")
        #expect(text?.holes.allSatisfy { $0.identity?.path.root == "arn" } == true)
        #expect(try Evaluating.value(#"replace("ARN", "ARN", u)"#).text?.wholeHole?.identity != nil)
    }

    /// `u` is the ARN of a resource, which has one once it exists.
    @Test func anARNIsNeitherNullNorEmpty() throws {
        for source in ["u == null", #"u == """#, #"null == "${u}""#, #""${u}" == """#] {
            #expect(try Evaluating.value(source).bool == false, "\(source)")
        }
        #expect(try Evaluating.value(#"u == "x""#).bool == nil)
        for source in [
            #"coalesce(null, "", u, "x")"#, #"compact(["", u])[0]"#, #"try(u, "x")"#,
        ] {
            #expect(try Evaluating.value(source).unknown?.identity?.path.root == "arn", "\(source)")
        }
        #expect(try Evaluating.value(#"compact([upper(u), u])"#).elements == nil)
        #expect(try Evaluating.value("can(u)").bool == true)
    }

    /// What `aws_iam_policy_document` makes is a document, if of nothing.
    @Test func aPolicyDocumentIsNeitherNullNorEmpty() throws {
        let address = ResourceAddress(mode: .data, type: "aws_iam_policy_document", name: "d")
        let evaluator = PartialEvaluator { traversal in
            let identity = AttributeIdentity(address: address, path: AttributePath(attribute: traversal.root))
            return PartialEvaluator.Resolved(Value(Unknown(attribute: identity)), rest: traversal.path.steps[...])
        }
        let value = { (source: String) in evaluator.evaluate(try TemplateSource.expression(source)) }
        #expect(try value(#"compact([false ? json : "", json, minified_json])"#).elements?.count == 2)
        #expect(try value(#"json == """#).bool == false)
        #expect(try value(#"flatten([json, [json]])"#).elements?.count == 2)
        #expect(try value(#"compact([statement])"#).elements == nil)
        // Unlike an ARN it may hold anything.
        for source in [#"replace(json, "\"*\"", "x")"#, #"replace("${json}", "\"*\"", "x")"#, "trimspace(json)"] {
            #expect(try value(source).unknown != nil && value(source).unknown?.identity == nil, "\(source)")
        }
    }

    /// What providers name as they name texts is no list that `flatten` would take apart.
    @Test func attributesThatAreTextsStayElements() throws {
        #expect(try Evaluating.value(#"flatten([[u, "${u}:*"], ["x"]])"#).elements?.count == 3)
        #expect(try Evaluating.value(#"flatten([[upper(u)], ["x"]])"#).elements == nil)
    }
}
