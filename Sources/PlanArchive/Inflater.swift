import CZlib

/// Unpacks what is packed by the deflate method (RFC 1951).
enum Inflater {
    /// The unpacked bytes; nil where they are not exactly so many, or the packed ones are damaged.
    static func inflate(_ packed: UnsafeBufferPointer<UInt8>, size: Int) -> [UInt8]? {
        guard let inputSize = uInt(exactly: packed.count), let outputSize = uInt(exactly: size) else { return nil }
        var stream = z_stream()
        // Negative: without the header of zlib.
        let version = zlibVersion()
        guard inflateInit2_(&stream, -MAX_WBITS, version, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            return nil
        }
        defer { inflateEnd(&stream) }
        var isComplete = false
        let bytes = [UInt8](unsafeUninitializedCapacity: max(size, 1)) { output, count in
            stream.next_in = UnsafeMutablePointer(mutating: packed.baseAddress)
            stream.avail_in = inputSize
            stream.next_out = output.baseAddress
            stream.avail_out = outputSize
            isComplete = CZlib.inflate(&stream, Z_FINISH) == Z_STREAM_END && stream.avail_out == 0
            count = isComplete ? size : 0
        }
        return isComplete ? bytes : nil
    }

    /// The CRC-32 of bytes.
    static func checksum(_ bytes: [UInt8]) -> UInt32 {
        bytes.withUnsafeBufferPointer { buffer in
            UInt32(truncatingIfNeeded: crc32(0, buffer.baseAddress, uInt(truncatingIfNeeded: buffer.count)))
        }
    }
}
