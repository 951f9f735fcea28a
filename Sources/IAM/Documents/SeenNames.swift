import JSONReader
import Symbolic

/// The names of an object's members that were met.
///
/// Elements of a policy are few: a short list is searched sooner than a set is made.
struct SeenNames {
    /// From how many names on they are looked up.
    private static let indexedCount = 16

    private var few: [String] = []
    private var many: Set<String> = []
    /// Whether the text that the object was read from has each name once: then none of them need be noted.
    private let areDistinct: Bool

    init(of object: Value) {
        if case .json(let node) = object.content { areDistinct = !node.hasDuplicateNames } else { areDistinct = false }
    }

    /// Notes a name; false if it was met before.
    mutating func insert(_ name: String) -> Bool {
        if areDistinct { return true }
        if !many.isEmpty { return many.insert(name).inserted }
        guard !few.contains(name) else { return false }
        few.append(name)
        if few.count >= SeenNames.indexedCount { many = Set(few) }
        return true
    }
}
