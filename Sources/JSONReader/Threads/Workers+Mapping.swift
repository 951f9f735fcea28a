import Synchronization

extension Workers {
    /// From how many elements on a second thread is worth its start.
    private static let threadedCount = 2_048

    /// What a function makes of each element, in their order; of many, each half by a thread of its own.
    package static func map<Element: Sendable, Result: Sendable>(
        _ elements: [Element],
        _ make: @escaping @Sendable (Element) -> Result
    ) -> [Result] {
        map(stretchesOf: elements.count) { stretch in
            var results: [Result] = []
            results.reserveCapacity(stretch.count)
            for index in stretch { results.append(make(elements[index])) }
            return results
        }
    }

    /// What a function makes of the numbers from 0 to `count`, exclusive, in their order; of many, each half by a thread of
    /// its own.
    package static func map<Result: Sendable>(
        stretchesOf count: Int,
        _ make: @escaping @Sendable (Range<Int>) -> [Result]
    ) -> [Result] {
        guard count >= threadedCount, available > 1 else { return make(0..<count) }
        let middle = count / 2
        let halves = Mutex<[Int: [Result]]>([:])
        run(2) { number in
            let made = make(number == 0 ? 0..<middle : middle..<count)
            halves.withLock { $0[number] = made }
        }
        return halves.withLock { ($0[0] ?? []) + ($0[1] ?? []) }
    }
}
