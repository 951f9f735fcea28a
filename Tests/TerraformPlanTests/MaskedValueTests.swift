import JSONReader
import Symbolic
import TerraformPlan
import TestSupport
import Testing

@Suite struct MaskedValueTests {
    private func merge(_ value: String?, unknown: String?, sensitive: String? = nil) throws -> Value? {
        let attribute = AttributeIdentity(
            address: ResourceAddress(type: "t", name: "n"),
            path: AttributePath(attribute: "a")
        )
        return MaskedValue(attribute: attribute).merge(
            value: try value.map { try JSONDocument.of($0).root },
            unknown: try unknown.map { try JSONDocument.of($0).root },
            sensitive: try sensitive.map { try JSONDocument.of($0).root }
        )
    }

    @Test func aValueWithoutHolesStaysAView() throws {
        let value = try #require(try merge(#"{"a":[1,2]}"#, unknown: #"{"a":[false,false]}"#))
        guard case .json = value.content else {
            Issue.record("a tree was built for a known value")
            return
        }
    }

    @Test func aHoleKnowsItsPath() throws {
        let value = try #require(try merge(#"{"r":["x",null]}"#, unknown: #"{"r":[false,true]}"#))
        let elements = try #require(value.member("r")?.elements)
        #expect(elements[0].string == "x")
        #expect(elements[1].unknown?.identity?.description == "t.n.a.r[1]")
    }

    @Test func aMemberThatOnlyTheMaskHasIsThere() throws {
        let value = try #require(try merge(#"{"x":1}"#, unknown: #"{"y":true,"z":false}"#))
        #expect(value.members?.map(\.name) == ["x", "y"])
        #expect(value.member("y")?.unknown != nil)
    }

    @Test func marksReachTheLeavesAndOnlyThose() throws {
        let value = try #require(try merge(#"{"p":"s","q":"t"}"#, unknown: nil, sensitive: #"{"p":true}"#))
        #expect(value.member("p")?.isSensitive == true)
        #expect(value.member("q")?.isSensitive == false)
    }

    @Test func anUnknownValueCanBeSensitive() throws {
        let value = try #require(try merge(nil, unknown: "true", sensitive: "true"))
        #expect(value.unknown != nil)
        #expect(value.isSensitive)
    }

    @Test func anAttributeThatIsNowhereIsNotThere() throws {
        let value = try merge(nil, unknown: nil)
        #expect(value == nil)
    }

    @Test func aMaskOfAnotherShapeLeavesNothingKnown() throws {
        let value = try #require(try merge(#""text""#, unknown: #"{"x":true}"#))
        #expect(value.unknown != nil)
    }
}
