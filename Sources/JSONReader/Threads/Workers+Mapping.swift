import Synchronization

extension Workers {
    /// From how many elements on a second thread is worth its start.
    private static let threadedCount = 2_048

    /// What a function makes of each element, in their order; of many, each half by a thread of its own.
    package static func map<Element: Sendable, Result: Sendable>(
        _ elements: [Element],
        _ make: @escaping @Sendable (Element) -> Result
    ) -> [Result] {
        guard elements.count >= threadedCount, available > 1 else { return elements.map(make) }
        let middle = elements.count / 2
        let halves = Mutex<[Int: [Result]]>([:])
        run(2) { number in
            let made = (number == 0 ? elements[..<middle] : elements[middle...]).map(make)
            halves.withLock { $0[number] = made }
        }
        return halves.withLock { ($0[0] ?? []) + ($0[1] ?? []) }
    }
}
