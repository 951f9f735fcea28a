import Testing

@testable import JSONReader

/// Objects that are read and checked, but look empty.
@Suite struct JSONOmissionTests {
    static let omission = JSONOmission(
        from: "r",
        in: [["p"], ["q", "v"]],
        nestedIn: "c",
        where: "mode",
        is: "managed"
    )

    /// Texts, and what they look like.
    static let documents = [
        (
            #"{"p":{"r":[{"mode":"managed","v":[1,{"x":2}]},{"mode":"data","v":[{"z":1}]}],"o":{"y":[]}},"n":[{"a":1},{"b":2}]}"#,
            #"{"p":{"r":[{},{"mode":"data","v":[{"z":1}]}],"o":{"y":[]}},"n":[{"a":1},{"b":2}]}"#
        ),
        // The second half has what the first one began, and the members behind it.
        (
            #"{"n":[{"mode":"managed"},{"m":[{"a":1},{"b":[]}]}],"q":{"v":{"r":[{"t":0,"mode":"managed"}, {"mode":"managed"}]}},"m":1}"#,
            #"{"n":[{"mode":"managed"},{"m":[{"a":1},{"b":[]}]}],"q":{"v":{"r":[{},{}]}},"m":1}"#
        ),
        // In nested arrays, at any depth, and behind them.
        (
            #"{"p":{"c":[{"r":[{"mode":"managed"},{"mode":"m"}],"c":[{"a":1,"r":[{"mode":"managed","x":[]}]}]},{"r":[{"mode":"managed"}]}],"r":[{"mode":"managed"}]}}"#,
            #"{"p":{"c":[{"r":[{},{"mode":"m"}],"c":[{"a":1,"r":[{}]}]},{"r":[{}]}],"r":[{}]}}"#
        ),
        // Another name, another way, another kind.
        (
            #"{"p":{"s":[{"mode":"managed"}],"r":{"r":[{"mode":"managed"}]},"d":[{"r":[{"mode":"managed"}]}]},"q":{"r":[{"mode":"managed"}]}}"#,
            #"{"p":{"s":[{"mode":"managed"}],"r":{"r":[{"mode":"managed"}]},"d":[{"r":[{"mode":"managed"}]}]},"q":{"r":[{"mode":"managed"}]}}"#
        ),
        (
            #"{"p":{"r":[[{"mode":"managed"}],{"mode":["managed"]},{"mode":"m"},"managed",{"x":{"mode":"managed"}}]},"p2":{"r":[{"mode":"managed"}]}}"#,
            #"{"p":{"r":[[{"mode":"managed"}],{"mode":["managed"]},{"mode":"m"},"managed",{"x":{"mode":"managed"}}]},"p2":{"r":[{"mode":"managed"}]}}"#
        ),
        // Not at the outermost level, which a half that begins behind it does not know.
        (
            #"{"a":{"n":[{"mode":"managed"},{"x":1},{"y":1}],"q":{"v":{"r":[{"mode":"managed"},{"z":1}]}}},"p":{"r":[{"mode":"managed"}]},"q":[]}"#,
            #"{"a":{"n":[{"mode":"managed"},{"x":1},{"y":1}],"q":{"v":{"r":[{"mode":"managed"},{"z":1}]}}},"p":{"r":[{}]},"q":[]}"#
        ),
        (
            #"[{"p":{"r":[{"mode":"managed"}]}},{"q":{"v":{"r":[{"mode":"managed"}]}}}]"#,
            #"[{"p":{"r":[{"mode":"managed"}]}},{"q":{"v":{"r":[{"mode":"managed"}]}}}]"#
        ),
        // Of a repeated name the last one counts.
        (
            #"{"p":{"r":[{"mode":"managed","mode":"data"}]},"q":{}}"#,
            #"{"p":{"r":[{"mode":"managed","mode":"data"}]},"q":{}}"#
        ),
        // What is inside an element that stays is not looked at.
        (
            #"{"p":{"r":[{"mode":"data","r":[{"mode":"managed","x":1}],"c":[{"r":[{"mode":"managed"}]}]},{"v":{"mode":"managed"}}]},"q":{"v":"managed"}}"#,
            #"{"p":{"r":[{"mode":"data","r":[{"mode":"managed","x":1}],"c":[{"r":[{"mode":"managed"}]}]},{"v":{"mode":"managed"}}]},"q":{"v":"managed"}}"#
        ),
        (#"{"p":{"r":[]},"q":{}}"#, #"{"p":{"r":[]},"q":{}}"#),
        (#"{"r":[{"mode":"managed"}]}"#, #"{"r":[{"mode":"managed"}]}"#),
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
            #expect(halves.bits(in: words) == expected, "met at \(middle)")
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
