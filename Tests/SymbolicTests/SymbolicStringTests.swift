import Symbolic
import Testing

@Suite struct SymbolicStringTests {
    private func hole(_ name: String) -> Unknown {
        let address = ResourceAddress(type: "t", name: name)
        return Unknown(attribute: AttributeIdentity(address: address, path: AttributePath(attribute: "arn")))
    }

    @Test func literalsMergeAndEmptyOnesVanish() {
        let text = SymbolicString([.literal("a"), .literal(""), .literal("b"), .hole(hole("x")), .literal("")])
        #expect(text.parts == [.literal("ab"), .hole(hole("x"))])
        #expect(text.known == nil)
        #expect(text.prefix == "ab")
        #expect(text.suffix.isEmpty)
    }

    @Test func textWithoutHolesIsKnown() {
        #expect(SymbolicString("a").known == "a")
        #expect(SymbolicString().known == "")
    }

    @Test func aLoneHoleKeepsItsIdentityAndAComputedOneLosesIt() {
        let lone = SymbolicString([.hole(hole("x"))])
        #expect(lone.unknown?.identity == hole("x").identity)
        let computed = SymbolicString("p") + lone
        #expect(computed.unknown?.identity == nil)
        #expect(computed.unknown?.sources == hole("x").sources)
    }

    @Test func mergedUnknownsKeepEachSourceOnceAndCountWhatIsTooMany() {
        var merged = hole("0")
        for number in 0..<20 { merged = merged.merging(hole("\(number)")) }
        #expect(merged.sources.count == Unknown.sourceLimit)
        #expect(merged.omittedSources == 20 - Unknown.sourceLimit)
        #expect(merged.identity == nil)
        #expect(hole("a").merging(hole("a")) == hole("a"))
    }
}
