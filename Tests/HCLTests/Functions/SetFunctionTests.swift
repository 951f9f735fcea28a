import Symbolic
import Testing

@Suite struct SetFunctionTests {
    @Test(arguments: [
        (#"setunion(["a", "b"], ["b", "c"], ["d"])"#, #"["a","b","c","d"]"#), ("setunion([2], [10, 1])", "[1,2,10]"),
        (#"setunion([1], ["a"])"#, #"["1","a"]"#), ("setunion()", "error"), ("setunion([1], [true])", "error"),
        (#"setintersection(["a", "b"], ["b", "c"], ["b", "d"])"#, #"["b"]"#),
        (#"setintersection(["a"], [u])"#, "unknown"),
        (#"setsubtract(["a", "b", "c"], ["a", "c"])"#, #"["b"]"#), (#"setsubtract(["a"], toset([]))"#, #"["a"]"#),
        (#"setsubtract(["a"], [u])"#, "unknown"),
        (#"setproduct(["a", "b"], ["x"], [1])"#, #"[["a","x",1],["b","x",1]]"#),
        (#"setproduct(toset(["a"]), ["x", "x"])"#, #"[["a","x"]]"#),
        (#"setproduct(toset(["a"]), ["é", "x"])"#, "unknown"),
        (#"setproduct(["a", "b"], [])"#, "[]"), (#"setproduct(toset(["b", "a"]), ["x"])"#, #"[["a","x"],["b","x"]]"#),
        (#"setproduct([1, "a"], [true])"#, #"[["1",true],["a",true]]"#), ("setproduct({}, [])", "error"),
        (#"chunklist(["a", "b", "c", "d", "e"], 2)"#, #"[["a","b"],["c","d"],["e"]]"#),
        ("chunklist([1, 2], 0)", "[[1,2]]"),
        ("chunklist([1], -1)", "error"), (#"index(["a", "b", "c"], "b")"#, "1"), ("index([], 1)", "error"),
        (#"index(["a", u], "b")"#, "unknown"), (#"index(["b", u], "b")"#, "0"), (#"index(toset(["a"]), "a")"#, "error"),
        (
            #"matchkeys(["i-123", "i-abc", "i-def"], ["us-west", "us-east", "us-east"], ["us-east"])"#,
            #"["i-abc","i-def"]"#
        ),
        (#"matchkeys([1, 2], ["a", "b"], [])"#, "[]"), (#"matchkeys([1], ["a", "b"], ["a"])"#, "error"),
        (#"transpose({a = ["1", "2"], b = ["2", "3"]})"#, #"{"1":["a"],"2":["a","b"],"3":["b"]}"#),
        ("transpose([])", "error"),
        (
            #"csvdecode("a,b,c\n1,\"2\"\"\n,\",3\r\n\n4,5,6")"#,
            #"[{"a":"1","b":"2\"\n,","c":"3"},{"a":"4","b":"5","c":"6"}]"#
        ),
        (#"csvdecode("a,b\n")"#, "[]"), (#"csvdecode("")"#, "error"), (#"csvdecode("a,a\n")"#, "error"),
        (#"csvdecode("a,b\n1\n")"#, "error"), (#"csvdecode("a\n\"b")"#, "error"), (#"csvdecode("a\nb\"c")"#, "error"),
        (#"csvdecode("a\n\"b\"c")"#, "error"), (#"csvdecode("a,b\n,\n")"#, #"[{"a":"","b":""}]"#),
    ])
    func results(_ source: String, _ expected: String) throws {
        #expect(try Evaluating.json(source) == expected)
    }

    /// Terraform's equality tells lists from tuples, and maps from objects.
    @Test(arguments: [
        #"split(",", "a") == tolist(["a"])"#, #"regexall("a", "a") == tolist(["a"])"#, #"regex("(a)", "a") == ["a"]"#,
        #"regex("(?P<x>a)", "a") == {x = "a"}"#, #"formatlist("%s", ["a"]) == tolist(["a"])"#,
        #"chunklist(["a"], 1) == tolist([tolist(["a"])])"#, #"cidrsubnets("10.0.0.0/8", 1) == tolist(["10.0.0.0/9"])"#,
        #"setunion(["a"], ["b"]) == toset(["b", "a"])"#, #"setproduct(["a"], [1]) == tolist([["a", 1]])"#,
        #"transpose({a = ["b"]}) == tomap({b = tolist(["a"])})"#, #"csvdecode("a\n1") == tolist([{a = "1"}])"#,
        #"matchkeys(["a"], ["b"], ["b"]) == tolist(["a"])"#, #"yamldecode("[1, {a: b}]") == [1, {a = "b"}]"#,
        #"jsondecode("[1]") == [1]"#, #"regexall("a", "a") != ["a"]"#,
    ])
    func types(_ source: String) throws {
        #expect(try Evaluating.value(source).bool == true)
    }
}
