import JSONReader
import Testing

/// Members that are looked for where another object has them.
@Suite struct ObjectLayoutTests {
    @Test(
        arguments: [
            // Alike; other values; other names of the same lengths, in another order; other sizes; more and fewer members.
            #"{"arn":"a","tags":{"k":1},"environment":[]}"#, #"{"arn":null,"tags":{"k":{}},"environment":{}}"#,
            #"{"tag":"a","arns":{"k":1},"environmenu":[]}"#, #"{"environment":[],"tags":{"k":1},"arn":"a"}"#,
            #"{"arn":"a","tags":{},"environment":[]}"#, #"{"arn":"a","tags":{"k":1},"environment":[1]}"#,
            #"{"arn":"a","tags":{"k":1},"environment":[],"x":1}"#, #"{"arn":"a","tags":{"k":1}}"#, "{}", "[]", "null",
            // What is nested looks like a member; names that are repeated or escaped.
            #"{"arn":{"tags":1},"tags":2,"environment":[]}"#, #"{"arn":"a","tags":{"arn":1},"environment":["tags"]}"#,
            #"{"arn":"a","arn":{"k":1},"environment":[]}"#, #"{"arn":"a","t\u0061gs":{"k":1},"environment":[]}"#,
            #"{"arn":"a","tags":{"k":1},"environment":[],"arn":7}"#,
        ]
    )
    func findsWhatAWalkFinds(text: String) throws {
        let like = #"{"arn":"b","tags":{"k":2},"environment":[]}"#
        let document = try JSONDocument(text: "[\(like),\(text),\(like)]")
        var layouts = ObjectLayouts()
        for place in document.root.elementPlaces {
            guard let layout = layouts.layout(ofObjectAt: place, in: document) else { continue }
            for name in ["arn", "tag", "tags", "arns", "environment", "environmenu", "x", "k", "", "environmen"] {
                #expect(
                    document.index(of: name, inObjectAt: place, as: layout)
                        == document.index(of: name, inObjectAt: place),
                    "\(name) in \(text)"
                )
            }
        }
    }

    @Test func keepsFewLayouts() throws {
        let objects = (0..<200).map { number in "{\"\(String(repeating: "n", count: number))\":\(number)}" }
        let document = try JSONDocument(text: "[\(objects.joined(separator: ","))]")
        var layouts = ObjectLayouts()
        let places = document.root.elementPlaces
        let known = places.filter { layouts.layout(ofObjectAt: $0, in: document) != nil }
        #expect(known.count < places.count / 2)
        #expect(layouts.layout(ofObjectAt: places[0], in: document) == nil)
    }

    @Test(
        arguments: [
            (#"{"a":1,"name":2,"b":3}"#, 2, 3), (#"{"b":1,"a":2}"#, nil, 1), (#"{"name":1}"#, 1, nil), ("{}", nil, nil),
            ("[]", nil, nil), (#"{"b":1,"name":2,"b":3}"#, 2, 3), (#"{"n\u0061me":4,"a":5}"#, 4, nil),
        ] as [(String, Int?, Int?)]
    )
    func findsTwoMembersAtOnce(text: String, name: Int?, other: Int?) throws {
        let document = try JSONDocument(text: text)
        let found = document.indices(of: "name", "b", inObjectAt: 0)
        func value(_ place: Int) -> Int? { place == 0 ? nil : JSONNode(document: document, index: place).int }
        #expect(value(found.first) == name)
        #expect(value(found.second) == other)
    }

    @Test(
        arguments: [
            ("true", true), ("false", false), ("1", false), (#""t""#, false), (#"{"a":[false,{"b":true}]}"#, true),
            (#"{"a":[false,{"true":1}],"b":null}"#, false), ("[]", false),
        ]
    )
    func tellsWhetherAnyPartIsTrue(text: String, expected: Bool) throws {
        let document = try JSONDocument(text: "[\(text),true]")
        #expect(document.holdsTrue(at: 1) == expected)
    }

    @Test(arguments: ["", "a", "abc", "abcd", "abcdefg", "abcdefgh", "abcdefghi", "abcdefghijklmnop"])
    func tellsNamesOfAllLengths(name: String) throws {
        let others = ["\(name)x", "x\(name)", String(name.dropLast()) + "-", "-" + String(name.dropFirst())]
        let members = (others + [name]).map { "\"\($0)\":\"\($0)\"" }
        let document = try JSONDocument(text: "{\(members.joined(separator: ","))}")
        #expect(document.root[name]?.string == name)
        #expect(document.root[name]?.index == document.root.members.suffix(1).first?.value.index)
    }
}
