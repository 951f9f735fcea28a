extension String {
    /// Whether all characters are ASCII, so that texts are equal only where their bytes are.
    ///
    /// All of it is read, which is quicker than looking for the first other byte.
    package var isPlainASCII: Bool {
        var text = self
        return text.withUTF8 { bytes in
            var all: UInt8 = 0
            for byte in bytes { all |= byte }
            return all < 0x80
        }
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether the bytes are those of a text in UTF-8.
    package func spells(_ text: String) -> Bool {
        guard count == text.utf8.count else { return false }
        if let same = text.utf8.withContiguousStorageIfAvailable({ elementsEqual($0) }) { return same }
        return elementsEqual(text.utf8)
    }
}
