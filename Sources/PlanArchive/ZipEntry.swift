/// A file in a zip archive, as the archive's directory has it.
struct ZipEntry {
    /// How the bytes of a file are kept (APPNOTE.TXT §4.4.5).
    enum Method: Int {
        case stored = 0
        case deflated = 8
    }

    var name: String
    var method: Method
    /// The CRC-32 of the content.
    var checksum: UInt32
    /// The size in the archive.
    var packedSize: Int
    /// The size of the content.
    var size: Int
    /// Where the file's own header begins.
    var headerOffset: Int
}
