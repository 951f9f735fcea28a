import Testing

@testable import JSONReader

/// Reading in two halves: the same words as in one go, or none.
@Suite struct TapeHalvesTests {
    static let documents = [
        #"{"a":[{"b":[{"x":1},{"y":[2,"},{"]}]},{"c":{}}],"d":{"e":[{"f":null},{"f":true}]},"g":[1,"x",[]]}"#,
        #"[[{"a":1},{"b":2}],[{"c":"\"},{\""},{"d":-0.5e1}], {"e":{"f":[{"g":[]},{"h":"é"}]}} ] "#,
        #"{"m":{"resources":[{"v":{}},{"v":{"s":"},{"}}],"children":[{"resources":[{"v":1},{"v":2}]},{"w":[]}]}}"#,
    ]

    /// The words of a text read in two halves that meet at or behind an offset.
    private func halves(_ text: JSONText, at middle: Int, depth: Int = 512) -> ([UInt64], end: Int)? {
        let capacity = 4 * text.count + 4 * depth
        let words = UnsafeMutablePointer<TapeWord>.allocate(capacity: capacity)
        defer { words.deallocate() }
        let halves = TapeHalves(text, from: 0, meetingAt: middle, depth: depth, into: words, capacity: capacity)
        guard let halves else { return nil }
        return (halves.bits(in: words), halves.end)
    }

    private func whole(_ text: JSONText) throws -> ([UInt64], end: Int) {
        let tape = try Tape(text, from: 0, limits: JSONLimits())
        return ((0..<tape.memory.words.pointee.span).map { tape.memory.words[$0].bits }, tape.end)
    }

    @Test(arguments: documents)
    func meetAnywhere(_ document: String) throws {
        let text = JSONText(document)
        let expected = try whole(text)
        let found = (0..<text.count).compactMap { halves(text, at: $0) }
        #expect(found.count > text.count / 2)
        for (words, end) in found {
            #expect(words == expected.0)
            #expect(end == expected.end)
        }
    }

    /// A document that has a gap looks like the one that has none.
    @Test(arguments: documents)
    func areNotSeenFromOutside(_ document: String) throws {
        let text = JSONText(document)
        let expected = try JSONDocument(text).root
        for middle in 0..<text.count {
            let tape = try Tape(text, from: 0, depth: 512, meetingAt: middle, omitting: nil)
            let found = JSONDocument(text, tape: tape).root
            #expect(parts(of: found) == parts(of: expected))
        }
    }

    /// What all ways of looking at a value's parts find.
    private func parts(of node: JSONNode) -> [Int] {
        let document = node.document
        let elements = Array(node.elements)
        let counts = [node.count, node.valueCount, node.length, node.elementPlaces.count, elements.underestimatedCount]
        #expect(node.elementPlaces == elements.map(\.index))
        #expect((0...elements.count).map { node[$0]?.index } == elements.map(\.index) + [nil])
        let holdsTrue = document.holdsTrue(at: node.index) ? 1 : 0
        return [node.offset, holdsTrue] + counts + (elements + node.members.map(\.value)).flatMap(parts)
    }

    @Test func neverAcceptWhatOneReadingRefuses() throws {
        var random = SplitMix(state: 7)
        var accepted = 0
        for round in 0..<3_000 {
            var bytes = Array(TapeHalvesTests.documents[round % TapeHalvesTests.documents.count].utf8)
            for _ in 0...random.below(2) { random.mutate(&bytes) }
            let text = JSONText(bytes)
            guard let found = halves(text, at: random.below(max(1, bytes.count))) else { continue }
            accepted += 1
            let expected = try whole(text)
            #expect(found.0 == expected.0 && found.end == expected.end, "\(bytes)")
            #expect(try Tape(text, from: 0, limits: JSONLimits()).duplicateNames.isEmpty)
        }
        #expect(accepted > 50)
    }

    /// What is wrong across the boundary, where neither half sees it alone.
    @Test(arguments: [
        #"{"a":1},{"b":2}"#, #"{"a":[{"b":1},{"c":2}}]"#, #"{"a":[{"b":1},{"c":2}],"a":3}"#, #"[{"a":1},{"b":2}"#,
        #"{"a":[{"b":1},{"c":2}],}"#, #"{"a":[{"b":1},{"c":2}],"d"}"#, #"[{"a":1},{"b":2}]]"#, #"["},{"a":1}]"#,
        #"{"a":{"b":1},{"c":2}}"#,
    ])
    func leaveTheRestToOneReading(_ document: String) {
        let text = JSONText(document)
        for middle in 0..<text.count { #expect(halves(text, at: middle) == nil) }
    }

    @Test func keepTheLimitOfDepth() {
        let deep = "[{\"a\":1},{\"a\":" + String(repeating: "[", count: 100) + String(repeating: "]", count: 100) + "}]"
        #expect(halves(JSONText(deep), at: 0) != nil)
        #expect(halves(JSONText(deep), at: 0, depth: 101) == nil)
    }
}
