import Deflate
import FoundationEssentials

/// Unpacks what `base64gzip` and `cloudinit_config` make of user data.
///
/// Source: RFC 1952 §2.3.
enum GzipMember {
    /// How large the content may be: user data is at most 16 KB when packed.
    private static let largest = 1 << 22
    private static let headerSize = 10
    private static let trailerSize = 8

    /// Whether data begins like a member: two magic bytes, and the method deflate.
    static func begins(_ data: Data) -> Bool { data.starts(with: [0x1F, 0x8B, 8]) }

    /// The content; nil where the data is no single member without further fields, is damaged or too large.
    static func content(of data: Data) -> Data? {
        let bytes = [UInt8](data)
        // Go's writer leaves out the name and the comment of the file.
        guard begins(data), bytes.count >= headerSize + trailerSize, bytes[3] == 0 else { return nil }
        let size = number(bytes.suffix(4))
        guard size <= largest else { return nil }
        let content = bytes[headerSize..<(bytes.count - trailerSize)].withUnsafeBufferPointer {
            Inflater.inflate($0, size: Int(size))
        }
        guard let content, Inflater.checksum(content) == number(bytes.suffix(8).prefix(4)) else { return nil }
        return Data(content)
    }

    /// A number that is written with its least byte first.
    private static func number(_ bytes: ArraySlice<UInt8>) -> UInt32 {
        bytes.reversed().reduce(0) { $0 << 8 | UInt32($1) }
    }
}
