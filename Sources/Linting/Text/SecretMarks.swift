import Symbolic

/// Finds the places of a text where a secret may begin, or where a sign tells of one, by pairs of bytes.
enum SecretMarks {
    /// The next place, from a position on: the first byte of a token or a private key, or the sign (`:`, `=`, `@`) of an
    /// assignment or a connection string.
    static func next(in bytes: UnsafeBufferPointer<UInt8>, from position: Int) -> Int? {
        guard bytes.count > 1 else { return nil }
        return beginnings.withUnsafeBufferPointer { beginnings in
            let pairs = UnsafeRawBufferPointer(bytes)
            // A sign may be the second byte of its pair.
            for first in max(position - 1, 0)..<(bytes.count - 1) {
                let pair = UInt16(littleEndian: pairs.loadUnaligned(fromByteOffset: first, as: UInt16.self))
                guard beginnings[Int(pair >> 6)] >> UInt64(pair & 63) & 1 == 1 else { continue }
                let place = ":=".utf8.contains(bytes[first + 1]) ? first + 1 : first
                guard place >= position else { continue }
                // Common words begin as tokens do.
                let isToken = Redaction.isWord(bytes[place])
                if !isToken || place == 0 || !Redaction.isWord(bytes[place - 1]) { return place }
            }
            return nil
        }
    }

    /// A bit for each pair of bytes, the first of them in the low bits: whether something that is to be masked may begin
    /// with it.
    private static let beginnings: [UInt64] = {
        var table = [UInt64](repeating: 0, count: 1024)
        func add(_ first: UInt8, _ second: UInt8) {
            let pair = Int(second) << 8 | Int(first)
            table[pair >> 6] |= 1 << UInt64(pair & 63)
        }
        // Also blanks and quotes before a sign, and what follows the password of a data source name.
        let marks = ["://", "--", "\":", "':", " :", " =", "\"=", "'=", "@t", "@u"].map { Array($0.utf8) }
        for prefix in TokenFormat.all.map(\.prefix) + marks { add(prefix[0], prefix[1]) }
        // The end of a name and the sign of an assignment.
        for byte in UInt8.min...UInt8.max where CredentialWords.isOfVariable(byte) { add(byte, UInt8(ascii: "=")) }
        // The same of names in connection strings and options.
        for byte in "dyt".utf8 { add(byte, UInt8(ascii: "=")) }
        // `password:` and `PASSWORD:`.
        for byte in "dD".utf8 { add(byte, UInt8(ascii: ":")) }
        return table
    }()
}
