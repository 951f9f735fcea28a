import Testing

@testable import Symbolic

@Suite struct ByteComparisonTests {
    /// Of any length up to more than two words, and another byte at any place.
    @Test(arguments: 0...20) func spellsOneTextOnly(count: Int) {
        let bytes = (0..<count).map { UInt8(ascii: "a") + UInt8($0) }
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(bytes.withUnsafeBufferPointer { $0.spells(text) })
        #expect(!bytes.withUnsafeBufferPointer { $0.spells(text + "a") })
        for place in bytes.indices {
            var other = bytes
            other[place] = UInt8(ascii: "-")
            #expect(!other.withUnsafeBufferPointer { $0.spells(text) })
        }
    }

    @Test func beginsWith() {
        #expect("arn:aws".begins(with: "arn:"))
        #expect("arn:".begins(with: "arn:"))
        #expect("".begins(with: ""))
        #expect(!"arn".begins(with: "arn:"))
        #expect(!"Arn:aws".begins(with: "arn:"))
    }
}
