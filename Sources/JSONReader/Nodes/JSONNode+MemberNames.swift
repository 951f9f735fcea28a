extension JSONNode {
    /// The name of an object's first member that is a text but for the casing of ASCII letters; nil if there is none, or if
    /// this is no object.
    package func memberName(inAnyCase text: String) -> String? {
        var found: Int?
        text.withBytes { sought in
            document.forEachMember(ofObjectAt: index) { name, _ in
                guard found == nil else { return }
                let word = document.word(at: name)
                let isSame =
                    word.flag
                    ? JSONNode(document: document, index: name).withUTF8 { sought.equalsInAnyCase($0) } ?? false
                    : sought.equalsInAnyCase(RawString(word, in: document.bytes).bytes)
                if isSame { found = name }
            }
        }
        return found.flatMap { JSONNode(document: document, index: $0).string }
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether the bytes are others but for the casing of ASCII letters.
    package func equalsInAnyCase(_ other: UnsafeBufferPointer<UInt8>) -> Bool {
        guard count == other.count else { return false }
        for position in indices {
            let (own, theirs) = (self[position], other[position])
            if own == theirs { continue }
            // Letters differ from their other casing in one bit; so do some signs.
            guard own ^ theirs == 0x20, (own | 0x20) &- 0x61 < 26 else { return false }
        }
        return true
    }
}
