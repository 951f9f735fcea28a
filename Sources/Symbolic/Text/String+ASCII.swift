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
