import Symbolic

/// The arguments of one call; up to three of them need no memory of their own.
struct Arguments: Sendable {
    let count: Int
    private let first: CELValue
    private let second: CELValue
    private let third: CELValue
    private let rest: [CELValue]

    init(_ first: CELValue) {
        (count, self.first, second, third, rest) = (1, first, .null, .null, [])
    }

    init(_ first: CELValue, _ second: CELValue) {
        (count, self.first, self.second, third, rest) = (2, first, second, .null, [])
    }

    init(_ values: [CELValue]) {
        count = values.count
        first = values.first ?? .null
        second = count > 1 ? values[1] : .null
        third = count > 2 ? values[2] : .null
        rest = count > 3 ? Array(values[3...]) : []
    }

    /// An argument; null where there are fewer.
    subscript(position: Int) -> CELValue {
        switch position {
        case 0: first
        case 1: second
        case 2: third
        default: position >= 3 && position - 3 < rest.count ? rest[position - 3] : .null
        }
    }

    var all: [CELValue] { (0..<count).map { self[$0] } }

    /// What the arguments depend on together; nil where all are known.
    var unknown: Unknown? {
        var merged: Unknown?
        for position in 0..<count {
            if let unknown = self[position].unknown { merged = merged?.merging(unknown.derived) ?? unknown.derived }
        }
        return merged
    }

    /// The names of the arguments' types.
    var typeNames: String { all.map(\.typeName).joined(separator: ", ") }
}
