import Testing

@testable import IAM

@Suite struct SeenNamesTests {
    @Test(arguments: [1, 15, 16, 17, 40]) func tellsRepeatedNames(count: Int) {
        var names = SeenNames()
        for number in 0..<count {
            #expect(!names.contains("\(number)"))
            #expect(names.insert("\(number)"))
        }
        for number in 0..<count { #expect(!names.insert("\(number)")) }
    }
}
