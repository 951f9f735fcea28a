/// Finds the files of a zip archive by the directory at its end.
///
/// Source: PKWARE, APPNOTE.TXT 6.3.10. Archives of several parts, with encryption or beyond 4 GiB are refused: Terraform
/// writes none.
enum ZipDirectory {
    /// How many files an archive may have.
    private static let countLimit = 10_000
    private static let endSize = 22
    private static let entrySize = 46
    private static let headerSize = 30

    /// The files of an archive, in the directory's order.
    static func entries(of bytes: ZipBytes) throws(PlanArchiveError) -> [ZipEntry] {
        guard let end = endOffset(bytes), let count = bytes.int16(at: end + 10),
            let size = bytes.int32(at: end + 12), let start = bytes.int32(at: end + 16),
            start <= end, size <= end - start
        else { throw .damaged }
        guard count <= countLimit else { throw .tooLarge }
        var entries: [ZipEntry] = []
        var offset = start
        for _ in 0..<count {
            let (entry, next) = try entry(bytes, at: offset, end: start + size)
            if let entry { entries.append(entry) }
            offset = next
        }
        return entries
    }

    /// The offset of a file's packed bytes.
    static func contentOffset(of entry: ZipEntry, in bytes: ZipBytes) -> Int? {
        guard bytes.int32(at: entry.headerOffset) == 0x0403_4B50,
            let name = bytes.int16(at: entry.headerOffset + 26), let extra = bytes.int16(at: entry.headerOffset + 28)
        else { return nil }
        return entry.headerOffset + headerSize + name + extra
    }

    /// The offset of the record that ends the archive; a comment of up to 64 KiB may follow it.
    private static func endOffset(_ bytes: ZipBytes) -> Int? {
        var offset = bytes.count - endSize
        let last = max(0, offset - 0xFFFF)
        while offset >= last {
            if bytes.int32(at: offset) == 0x0605_4B50, bytes.int16(at: offset + 20) == bytes.count - offset - endSize {
                return offset
            }
            offset -= 1
        }
        return nil
    }

    /// A file of the directory, nil where it is a folder or of a form that is not read; and the offset of the next one.
    private static func entry(
        _ bytes: ZipBytes,
        at offset: Int,
        end: Int
    ) throws(PlanArchiveError) -> (ZipEntry?, next: Int) {
        guard bytes.int32(at: offset) == 0x0201_4B50, let flags = bytes.int16(at: offset + 8),
            let method = bytes.int16(at: offset + 10), let checksum = bytes.int32(at: offset + 16),
            let packedSize = bytes.int32(at: offset + 20), let size = bytes.int32(at: offset + 24),
            let nameLength = bytes.int16(at: offset + 28), let extraLength = bytes.int16(at: offset + 30),
            let commentLength = bytes.int16(at: offset + 32), let headerOffset = bytes.int32(at: offset + 42),
            let nameBytes = bytes.slice(at: offset + entrySize, count: nameLength)
        else { throw .damaged }
        let next = offset + entrySize + nameLength + extraLength + commentLength
        guard next <= end else { throw .damaged }
        let isEncrypted = flags & 1 != 0
        guard !isEncrypted, let method = ZipEntry.Method(rawValue: method),
            let name = String(validating: nameBytes, as: UTF8.self), !name.hasSuffix("/")
        else { return (nil, next) }
        let entry = ZipEntry(
            name: name,
            method: method,
            checksum: UInt32(truncatingIfNeeded: checksum),
            packedSize: packedSize,
            size: size,
            headerOffset: headerOffset
        )
        return (entry, next)
    }
}
