extension Redaction {
    /// How far before its host a data source name may begin.
    private static let longestName = 512
    private static let schemeEnd = Array("://".utf8)
    private static let networks = ["@tcp(", "@unix("].map { Array($0.utf8) }

    /// The password of `scheme://user:password@host`, from the colon of the scheme on.
    static func urlPassword(in bytes: UnsafeBufferPointer<UInt8>, at colon: Int) -> (kept: Int, end: Int)? {
        guard colon > 0, isWord(bytes[colon - 1]), bytes.hasPrefix(schemeEnd, at: colon) else { return nil }
        let authority = bytes[(colon + 3)...].prefix { !"/?# \"'\n\t<>`".utf8.contains($0) }
        guard let at = authority.lastIndex(of: UInt8(ascii: "@")) else { return nil }
        guard let separator = authority[..<at].firstIndex(of: UInt8(ascii: ":")), separator + 1 < at else { return nil }
        return (separator + 1, at)
    }

    /// The password of `user:password@tcp(host)`, from the sign in front of the network on.
    static func sourceNamePassword(in bytes: UnsafeBufferPointer<UInt8>, at sign: Int) -> (kept: Int, end: Int)? {
        guard networks.contains(where: { bytes.hasPrefix($0, at: sign) }) else { return nil }
        var start = sign
        while start > 0, sign - start < longestName, bytes[start - 1] > 0x20, !"\"'".utf8.contains(bytes[start - 1]) {
            start -= 1
        }
        let colon = (start..<sign).first { $0 > 0 && bytes[$0] == UInt8(ascii: ":") && isWord(bytes[$0 - 1]) }
        return colon.flatMap { $0 + 1 < sign ? ($0 + 1, sign) : nil }
    }
}
