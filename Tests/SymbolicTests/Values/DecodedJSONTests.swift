import JSONReader
import Symbolic
import Testing

@Suite struct DecodedJSONTests {
    private static let arn = Unknown(
        attribute: AttributeIdentity(
            address: ResourceAddress(type: "aws_sqs_queue", name: "q"),
            path: AttributePath(attribute: "arn")
        )
    )
    private static let hole = SymbolicString([.hole(arn)])

    private func text(_ parts: SymbolicString.Part...) -> Value { Value(SymbolicString(parts)) }

    @Test func knownTextBecomesAView() throws {
        let value = Value(.string(#"{"a":[1,"x"]}"#)).decodedJSON
        #expect(value.member("a")?.elements?.map(\.kind) == [.number, .string])
        #expect(value.holes == nil)
    }

    @Test(arguments: ["", "{", "a", "{\"a\":1}}"])
    func whatIsNoJSONIsUnknown(source: String) {
        #expect(Value(.string(source)).decodedJSON.kind == .unknown)
    }

    @Test func kindsThatAreNoTextAreUnknown() {
        for content in [Value.Content.null, .bool(true), .number("1"), .list([]), .object([])] {
            #expect(Value(content).decodedJSON.kind == .unknown)
        }
    }

    @Test func encodedValueIsUnwrapped() {
        let inner = Value(.object([Value.Member(name: "a", value: Value(Self.arn))]))
        #expect(
            Value(.encoded(.json, inner, text: nil)).decodedJSON.member("a")?.unknown?.identity == Self.arn.identity
        )
        #expect(Value(.encoded(.base64, inner, text: nil)).decodedJSON.kind == .unknown)
    }

    @Test func holeInsideAStringIsKept() {
        let value = text(.literal(#"{"Resource":["*",""#), .hole(Self.arn), .literal(#"/*"],"n":1}"#)).decodedJSON
        let resources = value.member("Resource")?.elements
        #expect(resources?.first?.string == "*")
        #expect(resources?.last?.text == Self.hole + SymbolicString("/*"))
        #expect(value.member("n")?.int == 1)
    }

    @Test func holeThatIsAWholeStringKeepsItsIdentity() {
        let value = text(.literal(#"{"q":""#), .hole(Self.arn), .literal(#""}"#)).decodedJSON
        #expect(value.member("q")?.unknown?.identity == Self.arn.identity)
    }

    @Test func holeOutsideAStringIsAValue() {
        let value = text(.literal(#"{"a": "#), .hole(Self.arn), .literal(#", "b": "x"}"#)).decodedJSON
        #expect(value.member("a")?.kind == .unknown)
        #expect(value.member("b")?.string == "x")
    }

    @Test func holesMayFollowEachOtherAndDigits() {
        let value = text(
            .literal(#"{"a":"1"#),
            .hole(Self.arn),
            .hole(Self.arn),
            .literal(#"2"}"#)
        ).decodedJSON
        let expected = SymbolicString([.literal("1"), .hole(Self.arn), .hole(Self.arn), .literal("2")])
        #expect(value.member("a")?.text == expected)
    }

    @Test func holeAmongTheElementsOfAnArrayMayBeSeveral() {
        let computed = text(.literal(#"{"a":[1, "#), .hole(Self.arn.derived), .literal(#"], "b":2}"#)).decodedJSON
        #expect(computed.member("a")?.kind == .unknown)
        let value = text(.literal(#"{"a":[1, "#), .hole(Self.arn), .literal(#"], "b":2}"#)).decodedJSON
        #expect(value.member("a")?.elements?.map(\.kind) == [.number, .unknown])
        #expect(value.member("a")?.holes?.sources == Self.arn.sources)
        #expect(value.member("b")?.int == 2)
    }

    @Test func holeInANameHidesTheObject() {
        let value = text(.literal(#"{"o":{""#), .hole(Self.arn), .literal(#"":1},"b":2}"#)).decodedJSON
        #expect(value.member("o")?.kind == .unknown)
        #expect(value.member("b")?.int == 2)
    }

    @Test(arguments: [#"{"a": 1"#, #"{"a": "\"#, #"["#])
    func whatDoesNotParseAroundItsHolesIsUnknown(head: String) {
        let value = text(.literal(head), .hole(Self.arn), .literal(#""}"#)).decodedJSON
        #expect(value.kind == .unknown)
        #expect(value.holes?.sources.contains(Self.arn.sources[0]) == true)
    }

    @Test func privateScalarsOfTheTextAreNoHoles() {
        let value = text(
            .literal("{\"a\":\"\u{E000}0\u{E000}\",\"b\":\"\\uE0010\\ue001\",\"c\":\""),
            .hole(Self.arn),
            .literal("\"}")
        ).decodedJSON
        #expect(value.member("a")?.string == "\u{E000}0\u{E000}")
        #expect(value.member("b")?.string == "\u{E001}0\u{E001}")
        #expect(value.member("c")?.unknown?.identity == Self.arn.identity)
    }

    @Test func lastOfRepeatedNamesCounts() {
        let value = text(.literal(#"{"a":1,"b":2,"a":""#), .hole(Self.arn), .literal(#""}"#)).decodedJSON
        #expect(value.members?.map(\.name) == ["a", "b"])
        #expect(value.member("a")?.kind == .unknown)
    }

    @Test func sensitiveMarkSurvives() {
        let known = Value(.string(#"{"a":"x"}"#), isSensitive: true).decodedJSON
        #expect(known.member("a")?.isSensitive == true)
        let holed = Value(
            .text(SymbolicString([.literal(#"{"a":""#), .hole(Self.arn), .literal(#""}"#)])),
            isSensitive: true
        ).decodedJSON
        #expect(holed.member("a")?.isSensitive == true)
    }

    @Test func deepNestingIsNotFollowed() {
        let deep = String(repeating: "[", count: 400)
        #expect(text(.literal(deep + "\""), .hole(Self.arn), .literal("\"")).decodedJSON.kind == .unknown)
    }
}
