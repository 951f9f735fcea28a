package import Symbolic

/// What is known of the condition keys of a request.
package struct RequestContext: Sendable {
    /// What is known of one key.
    package enum Entry: Hashable, Sendable {
        /// A key with one value, which may have holes.
        case value(SymbolicString)
        /// A key that has a list of values, such as `aws:TagKeys`.
        case values([SymbolicString])
        /// There, with a value that nobody knows.
        case present
        case absent
        /// There or not, with whatever value.
        case unknown
    }

    /// The entries by the key's name in small letters; names are compared without regard to case.
    private var entries: [String: Entry] = [:]
    /// Whether a key that is not entered is known to be absent.
    package var othersAreAbsent: Bool

    package init(_ entries: [String: Entry] = [:], othersAreAbsent: Bool = false) {
        self.othersAreAbsent = othersAreAbsent
        for (key, entry) in entries { self[key] = entry }
    }

    /// What is known of a key, by its name in any case.
    package subscript(key: String) -> Entry {
        get { self[lowercased: key.lowercased()] }
        set { entries[key.lowercased()] = newValue }
    }

    /// What is known of a key, by its name in small letters.
    subscript(lowercased key: String) -> Entry {
        entries[key] ?? (othersAreAbsent ? .absent : .unknown)
    }

    /// The values that are known, in no order.
    var texts: [SymbolicString] {
        entries.values.flatMap { entry -> [SymbolicString] in
            switch entry {
            case .value(let text): [text]
            case .values(let texts): texts
            case .present, .absent, .unknown: []
            }
        }
    }
}
