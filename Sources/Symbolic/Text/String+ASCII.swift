extension String {
    /// What is made of the bytes of the text in UTF-8, which are looked at where they lie.
    @inlinable @inline(__always)
    package func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        // `withUTF8` asks for a copy of the text, and so for another user of its memory.
        if let result = utf8.withContiguousStorageIfAvailable(body) { return result }
        var copy = self
        return copy.withUTF8(body)
    }

    /// Whether all characters are ASCII, so that texts are equal only where their bytes are.
    ///
    /// All of it is read, which is quicker than looking for the first other byte.
    package var isPlainASCII: Bool {
        withBytes { bytes in
            var all: UInt8 = 0
            for byte in bytes { all |= byte }
            return all < 0x80
        }
    }

    /// Whether the text begins with some ASCII characters.
    package func begins(with beginning: StaticString) -> Bool {
        let count = beginning.utf8CodeUnitCount
        guard utf8.count >= count else { return false }
        var text = self
        return text.withUTF8 { bytes in
            for place in 0..<count where bytes[place] != beginning.utf8Start[place] { return false }
            return true
        }
    }
}

extension UInt64 {
    /// Whether one of the eight bytes is zero.
    @inlinable @inline(__always)
    package var holdsZeroByte: Bool {
        (self &- 0x0101_0101_0101_0101) & ~self & 0x8080_8080_8080_8080 != 0
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether the bytes are those of a text in UTF-8.
    package func spells(_ text: String) -> Bool {
        guard count == text.utf8.count else { return false }
        return text.withBytes { other in
            var place = 0
            // Eight bytes at a time, the last of which may have been compared already.
            while place &+ 8 <= count {
                guard word(at: place) == other.word(at: place) else { return false }
                place &+= 8
            }
            if count >= 8 { return word(at: count &- 8) == other.word(at: count &- 8) }
            while place < count {
                guard self[place] == other[place] else { return false }
                place &+= 1
            }
            return true
        }
    }

    /// Eight bytes; the caller has checked that they are there.
    @inlinable @inline(__always)
    package func word(at place: Int) -> UInt64 {
        UnsafeRawBufferPointer(self).loadUnaligned(fromByteOffset: place, as: UInt64.self)
    }
}
