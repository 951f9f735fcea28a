import JSONReader
import Synchronization

/// A zip archive in memory: the names of its files, and their contents when they are asked for.
///
/// No archive, however it is made, may take more memory than the limits say.
final class ZipArchive: Sendable {
    /// The largest file that is unpacked.
    static let entryLimit = 64 << 20
    /// How much is unpacked in all.
    static let totalLimit = 256 << 20

    private let text: JSONText
    private let entries: [String: ZipEntry]
    private let unpacked = Mutex(0)

    /// Reads the directory of an archive.
    init(_ text: JSONText) throws(PlanArchiveError) {
        self.text = text
        let list = try text.withBytes { (bytes) throws(PlanArchiveError) in
            try ZipDirectory.entries(of: ZipBytes(bytes))
        }
        entries = Dictionary(list.map { ($0.name, $0) }) { first, _ in first }
    }

    /// The names of the files.
    var names: [String] { Array(entries.keys) }

    /// The size that a file claims to have.
    func size(of name: String) -> Int? { entries[name]?.size }

    /// The content of a file.
    func content(of name: String) throws(PlanArchiveError) -> [UInt8] {
        guard let entry = entries[name] else { throw .missing(name) }
        guard entry.size <= ZipArchive.entryLimit, entry.packedSize <= ZipArchive.entryLimit else { throw .tooLarge }
        let isWithinLimit = unpacked.withLock { total in
            total += entry.size
            return total <= ZipArchive.totalLimit
        }
        guard isWithinLimit else { throw .tooLarge }
        let content = text.withBytes { bytes -> [UInt8]? in
            let bytes = ZipBytes(bytes)
            guard let offset = ZipDirectory.contentOffset(of: entry, in: bytes),
                let packed = bytes.slice(at: offset, count: entry.packedSize)
            else { return nil }
            switch entry.method {
            case .stored: return packed.count == entry.size ? Array(packed) : nil
            case .deflated: return Inflater.inflate(packed, size: entry.size)
            }
        }
        guard let content, Inflater.checksum(content) == entry.checksum else { throw .damaged }
        return content
    }
}
