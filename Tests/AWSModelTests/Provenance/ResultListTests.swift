import Testing

@testable import AWSModel

@Suite struct ResultListTests {
    /// A key whose hash is that of many others.
    private struct Key: Hashable {
        var number: Int
        func hash(into hasher: inout Hasher) { hasher.combine(number % 7) }
    }

    @Test(arguments: [1, 8, 9, 16, 17, 300]) func findsWhatWasKept(count: Int) {
        var list = ResultList<Key, String>()
        for number in 0..<count {
            #expect(list.result(of: Key(number: number)) == nil)
            #expect(list.keep("\(number)", for: Key(number: number)) == "\(number)")
        }
        for number in 0..<count {
            #expect(list.result(of: Key(number: number)) == "\(number)")
            #expect(list.keep("later", for: Key(number: number)) == "\(number)")
        }
        #expect(list.result(of: Key(number: count)) == nil)
    }
}
