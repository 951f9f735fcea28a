/// Notes a name of an open object.
///
/// - Parameters:
///   - name: The name's first byte.
///   - length: How many bytes it has.
///   - open: The object.
///   - hashes: Where the name's hash goes, after those of the object's other names.
/// - Returns: Whether an earlier name may be the same.
@inline(__always)
func noteName(
    _ name: Cursor,
    length: Int,
    in open: UnsafeMutablePointer<OpenContainer>,
    _ hashes: UnsafeMutablePointer<UInt32>
) -> Bool {
    let hash = nameHash(name, length: length)
    hashes.pointee = UInt32(truncatingIfNeeded: hash &>> 32)
    let masks = UnsafeMutableRawPointer(open).assumingMemoryBound(to: UInt64.self)
    let mask = masks + Int(truncatingIfNeeded: hash &>> 62)
    let bit: UInt64 = 1 &<< (hash &>> 56 & 63)
    let seen = mask.pointee & bit != 0
    mask.pointee |= bit
    return seen && isRepeated(hashes, from: open.pointee.hashes)
}

/// Whether a name's hash is among those of the object's names before it, or there are too many to look.
@inline(never)
private func isRepeated(_ last: UnsafeMutablePointer<UInt32>, from first: UnsafeMutablePointer<UInt32>) -> Bool {
    let count = last - first
    guard count < OpenContainers.comparedNames else { return true }
    let hash = last.pointee
    var matches: UInt32 = 0
    for index in 0..<count { matches |= first[index] == hash ? 1 : 0 }
    return matches != 0
}

/// A hash of a name by its length, its first and its last eight bytes; the highest bits are the best.
@inline(__always)
private func nameHash(_ name: Cursor, length: Int) -> UInt64 {
    guard length > 0 else { return 0 }
    let count = min(length, 8)
    // What is loaded behind the name is shifted out: by 64 bits less eight for each byte.
    let others = UInt64(truncatingIfNeeded: 0 &- count &* 8)
    let first = Lanes.load(name) &<< others
    let last = Lanes.load(name + (length &- count)) &<< others
    let turned = last &<< 17 | last &>> 47
    return (first &+ turned &+ UInt64(truncatingIfNeeded: length)) &* 0x9E37_79B9_7F4A_7C15
}
