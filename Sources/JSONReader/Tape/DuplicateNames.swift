/// Finds the names that an object repeats, for objects in which hashes say that there may be some.
struct DuplicateNames {
    /// How many repeated names are reported.
    static let maximum = 100

    /// The offsets of repeated names.
    private(set) var offsets: [Int] = []

    /// Whether an object repeats a name; notes the second and later ones of each.
    ///
    /// Swift's hashing is seeded for each process, so that no choice of names makes this slow.
    @inline(never)
    mutating func check(_ words: UnsafePointer<TapeWord>, count: Int, in bytes: UnsafePointer<UInt8>) -> Bool {
        var seen: Set<RawString> = []
        var found = false
        var index = 1
        while index < count {
            let word = words[index]
            if !seen.insert(RawString(word, in: bytes)).inserted {
                found = true
                if offsets.count < DuplicateNames.maximum { offsets.append(word.offset) }
            }
            index += 1 + words[index + 1].span
        }
        return found
    }
}
