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
    /// The beginnings, in small letters, of names of which all that are not entered are known to be absent.
    private var absentPrefixes: [String] = []

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
        if let entry = entries[key] { return entry }
        return othersAreAbsent || absentPrefixes.contains(where: key.hasPrefix) ? .absent : .unknown
    }

    /// Takes the keys whose names begin so, and that are not entered, to be absent: all tags of a resource are known.
    package mutating func othersAreAbsent(under prefix: String) {
        absentPrefixes.append(prefix.lowercased())
    }

    /// Takes nothing for absent of the keys whose names begin so: what `othersAreAbsent(under:)` said of them.
    package mutating func othersMayBeThere(under prefix: String) {
        absentPrefixes.removeAll { $0 == prefix.lowercased() }
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
