import Foundation
import Synchronization
import Testing

@testable import JSONReader

@Suite struct WorkersTests {
    @Test(arguments: [0, 1, 2, 8, 40])
    func everyNumberIsWorkedOnOnce(count: Int) {
        let calls = Mutex([Int](repeating: 0, count: max(1, count)))
        Workers.run(count) { number in calls.withLock { $0[number] += 1 } }
        #expect(calls.withLock { $0 } == [Int](repeating: 1, count: max(1, count)))
    }

    #if canImport(Glibc)
    @Test func aThreadMayRunWhereTheOneThatMadeItMay() throws {
        let allowed = try #require(Processors.allowed)
        #expect(allowed.count > 0)
        let seen = Mutex([Processors?]())
        Workers.run(4) { _ in seen.withLock { $0.append(Processors.allowed) } }
        #expect(seen.withLock { $0 } == [Processors?](repeating: allowed, count: 4))
    }

    @Test func neighboursAreTheOtherProcessorsInACircle() throws {
        let allowed = try #require(Processors.allowed)
        // The test may be moved between two calls: it stays on the first of its processors meanwhile.
        let first = try #require(allowed.neighbour(1) ?? allowed)
        first.admit(pthread_self())
        defer { allowed.admit(pthread_self()) }
        let others = (1..<max(1, allowed.count)).compactMap { allowed.neighbour($0)?.numbers }
        #expect(others.allSatisfy { $0.count == 1 })
        #expect(Set(others.joined()) == Set(allowed.numbers).subtracting(first.numbers))
        #expect(allowed.neighbour(allowed.count) == nil)
    }
    #endif
}
