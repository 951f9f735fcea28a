/// A hash of a name of ASCII letters whose case does not count: that of Fowler, Noll and Vo.
struct NameHash: Hashable, Sendable {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    /// Goes on with a byte.
    mutating func combine(_ byte: UInt8) {
        value = (value ^ UInt64(Glob.lowercased(byte))) &* 0x100_0000_01B3
    }
}
