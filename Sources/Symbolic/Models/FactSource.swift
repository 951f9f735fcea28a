/// Facts that are put into words only where they are shown.
package final class FactSource: Sendable {
    private let make: @Sendable () -> [Fact]

    /// The facts, in order.
    package var facts: [Fact] { make() }

    package init(_ make: @escaping @Sendable () -> [Fact]) { self.make = make }
}

extension [FactSource] {
    /// Adds sources but for those that are there.
    package mutating func add(_ others: [FactSource]) {
        for other in others { add(other) }
    }

    /// Adds a source that is not there yet.
    package mutating func add(_ other: FactSource) {
        if !contains(where: { $0 === other }) { append(other) }
    }

    /// The facts of all sources in order, each once.
    package var facts: [Fact] {
        var facts: [Fact] = []
        for source in self {
            for fact in source.facts where !facts.contains(fact) { facts.append(fact) }
        }
        return facts
    }
}
