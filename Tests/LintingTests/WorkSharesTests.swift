import Testing

@testable import Linting

@Suite struct WorkSharesTests {
    @Test(arguments: [0, 1, 2, 7, 100], [1, 2, 3, 8]) func everyPartIsTakenOnce(parts: Int, threads: Int) {
        let shares = WorkShares(of: parts, for: threads)
        var taken: [Int] = []
        var open = Array(0..<threads)
        while let thread = open.popLast() {
            guard let part = shares.next(for: thread) else { continue }
            taken.append(part)
            open.insert(thread, at: 0)
        }
        #expect(taken.sorted() == Array(0..<parts))
    }

    @Test func ownPartsComeFirstAndInOrder() {
        let shares = WorkShares(of: 6, for: 2)
        #expect((0..<3).map { _ in shares.next(for: 1) } == [3, 4, 5])
        #expect((0..<4).map { _ in shares.next(for: 1) } == [2, 1, 0, nil])
    }
}
