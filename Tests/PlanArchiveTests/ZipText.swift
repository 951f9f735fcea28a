/// Archives as tests write them, by the letter of APPNOTE.TXT.
struct ZipText {
    private var files: [(name: [UInt8], header: Int, fields: [UInt8])] = []
    private(set) var bytes: [UInt8] = []

    /// Adds a file that is stored as it is; what the directory says of it can be falsified.
    mutating func add(_ name: String, _ content: [UInt8], size: Int? = nil, method: Int = 0, checksum: UInt32? = nil) {
        let name = Array(name.utf8)
        let fields =
            ZipText.int(0, 2) + ZipText.int(method, 2) + ZipText.int(0, 4)
            + ZipText.int(Int(checksum ?? ZipText.checksum(content)), 4) + ZipText.int(content.count, 4)
            + ZipText.int(size ?? content.count, 4) + ZipText.int(name.count, 2) + ZipText.int(0, 2)
        files.append((name, bytes.count, fields))
        bytes += ZipText.int(0x0403_4B50, 4) + ZipText.int(20, 2) + fields + name + content
    }

    /// The whole archive.
    func finished(count: Int? = nil, comment: String = "") -> [UInt8] {
        var directory: [UInt8] = []
        for file in files {
            directory += ZipText.int(0x0201_4B50, 4) + ZipText.int(20, 2) + ZipText.int(20, 2) + file.fields
            directory += ZipText.int(0, 10) + ZipText.int(file.header, 4) + file.name
        }
        let count = count ?? files.count
        let end =
            ZipText.int(0x0605_4B50, 4) + ZipText.int(0, 4) + ZipText.int(count, 2) + ZipText.int(count, 2)
            + ZipText.int(directory.count, 4) + ZipText.int(bytes.count, 4) + ZipText.int(comment.utf8.count, 2)
        return bytes + directory + end + Array(comment.utf8)
    }

    private static func int(_ value: Int, _ size: Int) -> [UInt8] {
        (0..<size).map { UInt8(truncatingIfNeeded: $0 < 8 ? value >> ($0 * 8) : 0) }
    }

    /// CRC-32 bit by bit (ISO 3309).
    static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var crc = ~UInt32(0)
        for byte in bytes {
            crc ^= UInt32(byte)
            for _ in 0..<8 {
                let isOdd = crc & 1 == 1
                crc >>= 1
                if isOdd { crc ^= 0xEDB8_8320 }
            }
        }
        return ~crc
    }
}
