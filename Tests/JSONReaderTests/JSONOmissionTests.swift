import Testing

@testable import JSONReader

/// Objects that are read and checked, but look empty.
@Suite struct JSONOmissionTests {
    static let omission = JSONOmission(in: [["p"], ["q", "v"]], where: "mode", is: "managed")

    /// Texts, and what they look like.
    static let documents = [
        (
            #"{"p":{"a":[{"mode":"managed","v":[1,{"x":2}]},{"mode":"data","v":[{"z":1}]}],"o":{"y":[]}},"n":[{"a":1},{"b":2}]}"#,
            #"{"p":{"a":[{},{"mode":"data","v":[{"z":1}]}],"o":{"y":[]}},"n":[{"a":1},{"b":2}]}"#
        ),
        (
            #"{"n":[{"mode":"managed"},{"m":[{"a":1},{"b":[]}]}],"q":{"v":{"r":[{"t":0,"mode":"managed"}, {"mode":"managed"}]}},"m":1}"#,
            #"{"n":[{"mode":"managed"},{"m":[{"a":1},{"b":[]}]}],"q":{"v":{"r":[{},{}]}},"m":1}"#
        ),
        (
            #"{"p":[{"a":{"mode":"managed","b":{}}},{"mode":["managed"]},{"mode":"m"}],"q":"managed","p2":{"mode":"managed"}}"#,
            #"{"p":[{"a":{}},{"mode":["managed"]},{"mode":"m"}],"q":"managed","p2":{"mode":"managed"}}"#
        ),
        (
            #"{"a":{"p":[{"mode":"managed"},{"x":1}],"q":{"mode":"managed"}},"p":{"mode":"managed"},"q":[]}"#,
            #"{"a":{"p":[{"mode":"managed"},{"x":1}],"q":{"mode":"managed"}},"p":{},"q":[]}"#
        ),
        (
            #"[{"p":{"mode":"managed"}},{"q":{"mode":"managed"}}]"#,
            #"[{"p":{"mode":"managed"}},{"q":{"mode":"managed"}}]"#
        ),
        (#"{"p":{"mode":"managed","mode":"data"},"q":{}}"#, #"{"p":{"mode":"managed","mode":"data"},"q":{}}"#),
        (
            #"{"q":{"o":{"mode":"managed"},"v":[{"mode":"managed"},{"x":1}],"w":[{"mode":"managed"}]},"n":[{"a":1},{"b":2}]}"#,
            #"{"q":{"o":{"mode":"managed"},"v":[{},{"x":1}],"w":[{"mode":"managed"}]},"n":[{"a":1},{"b":2}]}"#
        ),
        (
            #"{"p":[{"mode":"data","v":{"mode":"managed","x":1}},{"v":{"mode":"managed"}}],"q":{"v":"managed"}}"#,
            #"{"p":[{"mode":"data","v":{"mode":"managed","x":1}},{"v":{}}],"q":{"v":"managed"}}"#
        ),
        (#"{"p":[],"q":{}}"#, #"{"p":[],"q":{}}"#),
        (#""p""#, #""p""#),
    ]

    @Test(arguments: documents)
    func leaveOutWhatIsMeant(_ text: String, expected: String) throws {
        let document = try JSONDocument.read(input: JSONText(text), omitting: JSONOmissionTests.omission).document
        #expect(describe(document.root) == describe(try JSONDocument(text: expected).root))
        #expect(document.valueCount == (try JSONDocument(text: expected).valueCount))
    }

    @Test(arguments: documents.map(\.0))
    func leaveOutTheSameInTwoHalves(_ text: String) throws {
        let text = JSONText(text)
        let tape = try Tape(text, from: 0, limits: JSONLimits(), omitting: JSONOmissionTests.omission)
        let expected = (0..<tape.memory.words.pointee.span).map { tape.memory.words[$0].bits }
        let capacity = 4 * text.count + 2_048
        let words = UnsafeMutablePointer<TapeWord>.allocate(capacity: capacity)
        defer { words.deallocate() }
        for middle in 0..<text.count {
            let halves = TapeHalves(
                text,
                from: 0,
                meetingAt: middle,
                depth: 512,
                into: words,
                capacity: capacity,
                omitting: JSONOmissionTests.omission
            )
            guard let halves else { continue }
            #expect((0..<halves.count).map { words[$0].bits } == expected, "met at \(middle)")
        }
    }

    /// The values as text without blanks.
    private func describe(_ node: JSONNode) -> String {
        switch node.kind {
        case .array: "[\(node.elements.map(describe).joined(separator: ","))]"
        case .object: "{\(node.members.map { "\(describe($0.name)):\(describe($0.value))" }.joined(separator: ","))}"
        default: node.string.map { "\"\($0)\"" } ?? node.numberText ?? "\(node.bool.map(String.init) ?? "null")"
        }
    }
}
