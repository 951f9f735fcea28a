/// Looks at eight bytes of a text at a time (Warren, Hacker's Delight, 6-1).
enum Lanes {
    /// A byte in each of eight.
    static func repeating(_ byte: UInt8) -> UInt64 { 0x0101_0101_0101_0101 &* UInt64(byte) }

    /// Whether one of eight bytes is this one.
    static func have(_ byte: UInt8, _ lanes: UInt64) -> Bool {
        let differences = lanes ^ repeating(byte)
        return (differences &- repeating(1)) & ~differences & repeating(0x80) != 0
    }

    /// Whether all of eight bytes are ASCII and no control characters.
    static func arePrintable(_ lanes: UInt64) -> Bool {
        ((lanes &- repeating(0x20)) | lanes) & repeating(0x80) == 0
    }
}
