import JSONReader
import Testing

/// Elements that are found by the text of a member.
@Suite struct ElementIndexTests {
    @Test func findsElementsByTheirTexts() throws {
        let document = try JSONDocument(
            text: #"""
                [{"n":1,"address":"aws_a.b"},{"n":2,"address":"aws_\u0061.c"},{"n":3},{"n":4,"address":5},"aws_a.e",
                 {"n":6,"address":"aws_a.d"},{"n":7,"address":"aws_a.d"},{"n":8,"address":""}]
                """#
        )
        let index = ElementIndex(document.root, by: "address")
        #expect(index["aws_a.b"]?["n"]?.int == 1)
        #expect(index["aws_a.c"]?["n"]?.int == 2)
        #expect(index["aws_a.d"]?["n"]?.int == 7)
        #expect(index[""]?["n"]?.int == 8)
        for text in ["aws_a.e", "5", "aws_a", "n", #"aws_\u0061.c"#] { #expect(index[text] == nil) }
    }

    @Test(arguments: ["{}", "null", "[]", #"{"address":"a"}"#])
    func findsNothingElsewhere(text: String) throws {
        #expect(ElementIndex(try JSONDocument(text: text).root, by: "address")["a"] == nil)
    }
}
