/// The names of an object's members that were met.
///
/// Elements of a policy are few: a short list is searched sooner than a set is made.
struct SeenNames {
    /// From how many names on they are looked up.
    private static let indexedCount = 16

    private var few: [String] = []
    private var many: Set<String> = []

    init() {
        few.reserveCapacity(8)
    }

    func contains(_ name: String) -> Bool {
        many.isEmpty ? few.contains(name) : many.contains(name)
    }

    /// Notes a name; false if it was met before.
    mutating func insert(_ name: String) -> Bool {
        if !many.isEmpty { return many.insert(name).inserted }
        guard !few.contains(name) else { return false }
        few.append(name)
        if few.count >= SeenNames.indexedCount { many = Set(few) }
        return true
    }
}
