/// The bytes of an archive, read with every bound checked; integers are little-endian.
struct ZipBytes {
    private let bytes: UnsafeBufferPointer<UInt8>

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    var count: Int { bytes.count }

    /// The stretch of so many bytes from an offset; nil where the archive does not have it.
    func slice(at offset: Int, count: Int) -> UnsafeBufferPointer<UInt8>? {
        guard offset >= 0, count >= 0, offset <= bytes.count, count <= bytes.count - offset else { return nil }
        return UnsafeBufferPointer(rebasing: bytes[offset..<offset + count])
    }

    func int16(at offset: Int) -> Int? { integer(at: offset, size: 2) }
    func int32(at offset: Int) -> Int? { integer(at: offset, size: 4) }

    private func integer(at offset: Int, size: Int) -> Int? {
        slice(at: offset, count: size)?.reversed().reduce(0) { $0 << 8 | Int($1) }
    }
}
