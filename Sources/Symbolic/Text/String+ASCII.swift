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

extension UnsafeBufferPointer<UInt8> {
    /// Whether the bytes are those of a text in UTF-8.
    package func spells(_ text: String) -> Bool {
        guard count == text.utf8.count else { return false }
        var text = text
        return text.withUTF8 { other in
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
    package func word(at place: Int) -> UInt64 {
        UnsafeRawBufferPointer(self).loadUnaligned(fromByteOffset: place, as: UInt64.self)
    }
}
