import HCL
import Testing

@Suite struct JSONConfigurationTests {
    private func module(_ text: String) throws -> SourceModule {
        try #require(SourceTree(["main.tf.json": text]).module([]))
    }

    @Test func declarationsNestByTheirLabels() throws {
        let module = try module(
            #"""
            {"//": "made by a program",
             "variable": {"v": {"type": "list(string)", "default": "${not.a.template}"}},
             "locals": [{"a": 1}, {"dynamic": {"x": 1}}],
             "output": {"o": {"value": "${local.a}"}},
             "resource": [{"t": {"r": {"n": -1.5e3}}}, {"t": [{"s": {"n": true}}], "u": {"r": {"n": null}}}],
             "data": {"t": {"d": [{"n": "x"}]}},
             "module": {"dynamic": {"source": "./m", "dynamic": 1}},
             "terraform": {"required_version": ">= 1"}}
            """#
        )
        #expect(module.isComplete)
        #expect(module.local("a") != nil && module.local("dynamic") != nil)
        #expect(module.outputNames == ["o"])
        for address in ["t.r", "t.s", "u.r", "data.t.d"] { #expect(module.resource(address) != nil, "\(address)") }
        #expect(module.call("dynamic")?.body.attribute("dynamic") != nil)
        let number = try #require(module.resource("t.r")?.body.attribute("n"))
        guard case .unary(.negate, let size) = number.expression.kind, case .number("1.5e3") = size.kind else {
            Issue.record("\(number.expression.kind)")
            return
        }
        let variable = try #require(module.variable("v"))
        guard case .call(let call) = variable.body.attribute("type")?.expression.kind else {
            Issue.record("the type is no expression")
            return
        }
        #expect(call.name == "list")
        guard case .template(let template) = variable.body.attribute("default")?.expression.kind else {
            Issue.record("the default is no string")
            return
        }
        #expect(template.literal == "${not.a.template}")
    }

    @Test func nestedValuesAreArgumentsAndBlocks() throws {
        let module = try module(
            #"""
            {"resource": {"t": {"r": {
              "one": {"n": 1}, "many": [{"n": 1}, {"n": 2, "//": "comment"}], "mixed": [{"n": 1}, 2], "list": [1],
              "dynamic": {"made": {"for_each": ["a"], "content": {"n": "${made.value}"}}},
              "lifecycle": {"prevent_destroy": true},
              "provisioner": [{"local-exec": {"command": "true"}}]
            }}}}
            """#
        )
        let body = try #require(module.resource("t.r")).body
        #expect(body.attributes.map(\.name) == ["one", "many", "mixed", "list"])
        #expect(body.blocks("one").count == 1)
        #expect(body.blocks("many").map(\.body.written) == [["n": "1"], ["n": "2"]])
        #expect(body.blocks("mixed").isEmpty && body.blocks("list").isEmpty)
        #expect(body.blocks("dynamic").map(\.labels) == [["made"]])
        #expect(body.blocks("dynamic").first?.body.blocks("content").count == 1)
        #expect(body.blocks("provisioner").map(\.labels) == [["local-exec"]])
    }

    @Test func keysAndStringsAreTemplatesWithPlacesInTheFile() throws {
        let module = try module(
            #"""
            {"locals": {"plain": "${aws_x.y.arn}", "escaped": "\"\u00e9\ud83d\ude00\n${aws_x.y.arn}/${jsonencode({a = \"b\"})}",
             "map": {"${var.k}": 1, "k$${x}": 2}}}
            """#
        )
        let file = try #require(module.files.first)
        func references(_ name: String) throws -> [String] {
            try #require(module.local(name)).expression.ranges.map { file.written($0) }
        }
        #expect(try references("plain") == ["aws_x.y.arn"])
        #expect(try references("escaped") == ["aws_x.y.arn", #"jsonencode({a = \"b\"})"#])
        guard case .object(let items) = module.local("map")?.expression.kind, items.count == 2 else {
            Issue.record("no object of two")
            return
        }
        #expect(items[0].key.ranges.map { file.written($0) } == ["var.k"])
        guard case .template(let template) = items[1].key.kind else {
            Issue.record("\(items[1].key.kind)")
            return
        }
        #expect(template.literal == "k${x}")
    }

    @Test func rangesAreThoseOfNamesAndValues() throws {
        let module = try module(#"{"resource": {"t": {"r": {"a": [1, 2], "b": [{"c": 1}, {"c": 2}]}}}}"#)
        let block = try #require(module.resource("t.r"))
        #expect(block.file.written(block.headerRange) == #""r""#)
        #expect(block.file.written(block.range) == #""r": {"a": [1, 2], "b": [{"c": 1}, {"c": 2}]}"#)
        #expect(block.body.attribute("a").map { $0.file.written($0.range) } == #""a": [1, 2]"#)
        #expect(block.body.blocks("b").map { $0.file.written($0.range) } == [#"{"c": 1}"#, #"{"c": 2}"#])
    }

    @Test(arguments: [
        "", "[", "null", "1", #""x""#, "{\"resource\": ", String(repeating: "[", count: 5_000),
        #"{"locals": "# + String(repeating: "[", count: 200) + String(repeating: "]", count: 200) + "}",
    ])
    func whatIsNoConfigurationIsIncomplete(text: String) throws {
        #expect(try !module(text).isComplete)
    }

    @Test(arguments: [
        ("{\"locals\": {\"x\": 1,\n\"x\": 2}}", 2),
        (#"{"resource": {"t": {"r": {"//": "one", "//": "two", "a": {"n": 1}, "a": {"n": 2}}}}}"#, 1),
    ])
    func aPropertyThatIsSetTwiceDecidesNothing(text: String, line: Int) throws {
        let module = try module(text)
        #expect(module.files.map(\.problem?.message) == ["the property is set twice"])
        #expect(module.files.first?.problem?.line == line)
        #expect(module.local("x") == nil && module.resource("t.r") == nil)
    }

    @Test func aCommentMayStandTwice() throws {
        let module = try module(#"{"//": "one", "//": "two", "locals": {"//": "", "//": "", "x": 1}}"#)
        #expect(module.isComplete && module.local("x") != nil && module.local("//") == nil)
    }

    @Test(arguments: [
        "[]", "{}", #"{"resource": null}"#, #"{"resource": {"t": 1}}"#, #"{"resource": [[{"t": {"r": {}}}]]}"#,
        #"{"variable": {"v": {"type": "list("}}}"#, #"{"locals": {"x": "${"}}"#, #"{"": {"": {"": ""}}}"#,
    ])
    func oddFormsAreRead(text: String) throws {
        #expect(try module(text).isComplete)
    }
}

extension Expression {
    /// The places of the interpolated expressions.
    fileprivate var ranges: [Range<Int>] {
        switch kind {
        case .passthrough(let inner): [inner.range]
        case .template(let template):
            template.parts.compactMap { if case .interpolation(let inner) = $0 { inner.range } else { nil } }
        default: []
        }
    }
}
