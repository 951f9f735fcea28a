import Testing

@testable import IAM

@Suite struct SeenNamesTests {
    @Test(arguments: [1, 15, 16, 17, 40]) func tellsRepeatedNames(count: Int) {
        var names = SeenNames()
        let unmet = (0..<count).map { names.contains("\($0)") }
        let first = (0..<count).map { names.insert("\($0)") }
        let second = (0..<count).map { names.insert("\($0)") }
        #expect(!unmet.contains(true))
        #expect(!first.contains(false))
        #expect(!second.contains(true))
        #expect((0..<count).allSatisfy { names.contains("\($0)") })
    }
}
