/// Eight bytes of text in one register, the first byte lowest.
///
/// The comparisons of Swift's `SIMD16<UInt8>` are loops over its lanes on Linux; arithmetic on one `UInt64` is not.
enum Lanes {
    /// The byte 0x01 in each lane.
    @inline(__always) static var ones: UInt64 { 0x0101_0101_0101_0101 }
    /// The highest bit of each lane.
    @inline(__always) static var highs: UInt64 { 0x8080_8080_8080_8080 }

    /// Eight bytes of memory, which need not be aligned.
    @inline(__always)
    static func load(_ bytes: UnsafePointer<UInt8>) -> UInt64 {
        UInt64(littleEndian: UnsafeRawPointer(bytes).loadUnaligned(as: UInt64.self))
    }

    /// Four bytes of memory, which need not be aligned.
    @inline(__always)
    static func loadHalf(_ bytes: UnsafePointer<UInt8>) -> UInt32 {
        UInt32(littleEndian: UnsafeRawPointer(bytes).loadUnaligned(as: UInt32.self))
    }

    /// Marks the lanes that end a plain run of a string: `"`, `\`, control characters and all but ASCII.
    ///
    /// The lowest mark is exact; a borrow may set marks above it that mean nothing.
    @inline(__always)
    static func special(_ lanes: UInt64) -> UInt64 {
        let quotes = (lanes ^ (ones &* 0x22)) &- ones
        let backslashes = (lanes ^ (ones &* 0x5C)) &- ones
        let controls = lanes &- (ones &* 0x20)
        return (quotes | backslashes | controls | lanes) & highs
    }

    /// Marks the lanes that hold a byte; the lowest mark is exact.
    @inline(__always)
    static func equal(_ lanes: UInt64, to byte: UInt8) -> UInt64 {
        let differences = lanes ^ (ones &* UInt64(byte))
        return (differences &- ones) & ~differences & highs
    }

    /// The sum of the lanes.
    @inline(__always)
    static func sum(_ lanes: UInt64) -> Int {
        let pairs = (lanes & 0x00FF_00FF_00FF_00FF) &+ (lanes &>> 8 & 0x00FF_00FF_00FF_00FF)
        return Int(truncatingIfNeeded: (pairs &* 0x0001_0001_0001_0001) &>> 48)
    }

    /// The place of the lowest mark, 0 to 7.
    @inline(__always)
    static func first(_ marks: UInt64) -> Int {
        marks.trailingZeroBitCount &>> 3
    }
}
