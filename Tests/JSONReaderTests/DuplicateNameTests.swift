import JSONReader
import Testing

/// Names that an object repeats.
@Suite struct DuplicateNameTests {
    @Test(arguments: [
        (#"{"a":1,"a":2}"#, [7]), (#"{"a":1,"b":2,"a":3,"a":4}"#, [13, 19]), (#"{"a":{"b":1,"b":2},"a":3}"#, [12, 19]),
        (#"{"a":1,"\u0061":2}"#, [7]), (#"{"\u0061":1,"\u0061":2}"#, [12]), (#"[{"a":1},{"a":1}]"#, []),
        (#"{"a":{"a":{"a":1}}}"#, []), (#"{"":1,"":2}"#, [6]), (#"{"a":1,"b":[{"a":1,"b":2}],"c":"a"}"#, []),
        (#"{"long_name_of_some_kind_1_x":1,"long_name_of_some_kind_2_x":1}"#, []),
        (#"{"12345678a12345678":1,"12345678b12345678":1,"12345678a12345678":1}"#, [45]),
    ])
    func reportsThem(_ text: String, offsets: [Int]) throws {
        let document = try JSONDocument(text: text)
        #expect(document.duplicateNames == offsets)
    }

    @Test func lastCounts() throws {
        let root = try JSONDocument(text: #"{"a":1,"b":{"x":1},"a":[2],"\u0061":3,"b":4}"#).root
        #expect(root["a"]?.int == 3)
        #expect(root["b"]?.int == 4)
        #expect(root.hasDuplicateNames)
        #expect(root.count == 5)
        #expect(root.members.first { $0.name.isString("b") }?.value.hasDuplicateNames == false)
    }

    @Test(arguments: [2, 9, 64, 255, 256, 257, 258, 1000, 5000])
    func findsOneAmongMany(_ count: Int) throws {
        let names = (0..<count).map { "\"a_name_that_is_long_\($0)_and_ends_alike\":\($0)" }
        let plain = try JSONDocument(text: "{" + names.joined(separator: ",") + "}")
        #expect(plain.duplicateNames.isEmpty)
        #expect(plain.root["a_name_that_is_long_\(count - 1)_and_ends_alike"]?.int == count - 1)
        for repeated in Set([0, 1, count / 2, count - 1]) {
            let text = "{" + names.joined(separator: ",") + ", \"a_name_that_is_long_\(repeated)_and_ends_alike\":-1}"
            let document = try JSONDocument(text: text)
            #expect(document.duplicateNames.count == 1)
            #expect(document.root["a_name_that_is_long_\(repeated)_and_ends_alike"]?.int == -1)
        }
    }

    @Test func reportsAtMostOneHundred() throws {
        let document = try JSONDocument(
            text: "{" + Array(repeating: "\"a\":1", count: 300).joined(separator: ",") + "}"
        )
        #expect(document.duplicateNames.count == 100)
        #expect(document.duplicateNames == document.duplicateNames.sorted())
    }

    /// A small text is read with room for few levels first, and again where they are not enough.
    @Test(arguments: [20, 24, 25, 40])
    func aNameBelowManyLevelsIsToldOnce(depth: Int) throws {
        let text = String(repeating: "[", count: depth) + #"{"a":1,"a":2}"# + String(repeating: "]", count: depth)
        #expect(try JSONDocument(text: text).duplicateNames == [depth + 7])
    }
}
