import Symbolic
import Testing

@testable import IAM

@Suite struct SeenNamesTests {
    @Test(arguments: [1, 15, 16, 17, 40]) func tellsRepeatedNames(count: Int) {
        var names = SeenNames(of: Value(.null))
        let first = (0..<count).map { names.insert("\($0)") }
        let second = (0..<count).map { names.insert("\($0)") }
        #expect(!first.contains(false))
        #expect(!second.contains(true))
    }
}
