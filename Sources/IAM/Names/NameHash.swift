/// A hash of a name of ASCII letters whose case does not count, eight bytes at a time.
///
/// Characters that differ from a letter's or from one another by the bit of the case count as the same.
struct NameHash: Hashable, Sendable {
    let value: UInt64

    /// Names whose letters differ in nothing but their case have the same hash.
    init(_ name: UnsafeBufferPointer<UInt8>) {
        let bytes = UnsafeRawBufferPointer(name)
        var hash = UInt64(truncatingIfNeeded: bytes.count)
        var place = 0
        while place + 8 <= bytes.count {
            hash = NameHash.mixed(hash, bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
            place += 8
        }
        var rest: UInt64 = 0
        while place < bytes.count {
            rest = rest &<< 8 | UInt64(bytes[place])
            place += 1
        }
        value = NameHash.mixed(hash, rest)
    }

    /// Both halves of a product have a part of all bits of its factors.
    private static func mixed(_ hash: UInt64, _ lanes: UInt64) -> UInt64 {
        let product = (hash ^ (lanes | Lanes.repeating(0x20))).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
        return product.high ^ product.low
    }
}
