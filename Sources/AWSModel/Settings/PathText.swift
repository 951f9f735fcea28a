/// Recognises paths: the names of files and parameters.
enum PathText {
    /// How long a piece of a path is at least that looks drawn by lot.
    private static let longEnough = 16

    /// Whether a text that begins with a slash is a path, and not Base64 or a command with its options.
    static func isPath(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard text.first == UInt8(ascii: "/"), text.allSatisfy(isOfPath) else { return false }
        var isFirst = true
        for piece in text.split(separator: UInt8(ascii: "/")) {
            if isFirst, piece.first.map({ (0x30...0x39).contains($0) }) == true { return false }
            if isMixed(piece), isFirst || piece.count >= longEnough { return false }
            isFirst = false
        }
        return true
    }

    /// Whether a byte may stand in a path, in which a template may put something.
    static func isOfPath(_ byte: UInt8) -> Bool {
        TokenScanner.isAlphanumeric(byte) || "/._-~@:{}$<>%#,*".utf8.contains(byte)
    }

    /// Whether a piece has small letters, capitals and digits, as a name seldom has.
    static func isMixed(_ piece: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        piece.contains { (0x61...0x7A).contains($0) } && piece.contains { (0x41...0x5A).contains($0) }
            && piece.contains { (0x30...0x39).contains($0) }
    }
}
