/// An array or object whose end the reader has not met yet.
struct OpenContainer {
    /// One bit for each name of an object so far, chosen by the name's hash.
    var names: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    /// The container's word.
    var word: UnsafeMutablePointer<TapeWord>
    /// Where the hashes of the object's names begin.
    var hashes: UnsafeMutablePointer<UInt32>
    var isObject: Bool
    /// Whether two names of the object may be the same.
    var isSuspect = false
    /// Whether parts of an array's elements may be left out.
    var omits = false
}

/// The scratch memory of one reading: a stack of open containers and the hashes of their names.
struct OpenContainers {
    /// How many names of an object are compared by their hashes as they come; objects with more are checked at their end.
    @inline(__always) static var comparedNames: Int { 256 }

    /// One entry below the outermost container, then one for each level.
    let containers: UnsafeMutablePointer<OpenContainer>
    let hashes: UnsafeMutablePointer<UInt32>
    let depth: Int

    init(depth: Int, textSize: Int) {
        self.depth = depth
        containers = .allocate(capacity: depth + 1)
        // A name takes four bytes with its quotes, colon and value.
        hashes = .allocate(capacity: min(textSize / 4, depth * OpenContainers.comparedNames) + 4)
    }

    func deallocate() {
        containers.deallocate()
        hashes.deallocate()
    }
}
