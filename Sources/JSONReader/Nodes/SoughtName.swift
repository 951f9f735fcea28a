/// The name of a member that is looked for among those of objects.
struct SoughtName {
    private let bytes: UnsafeBufferPointer<UInt8>
    /// The first eight bytes, or all of a shorter name: enough to tell it from most names of its length.
    private let beginning: UInt64
    private let mask: UInt64

    /// - Parameter bytes: The name in UTF-8; it must outlive this.
    @inline(__always)
    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        guard let start = bytes.baseAddress, bytes.count < 8 else {
            beginning = bytes.baseAddress.map { Lanes.load($0) } ?? 0
            mask = bytes.isEmpty ? 0 : ~0
            return
        }
        let count = bytes.count
        mask = (1 &<< UInt64(count &* 8)) &- 1
        if count >= 4 {
            let last = UInt64(Lanes.loadHalf(start + (count &- 4)))
            beginning = UInt64(Lanes.loadHalf(start)) | last &<< UInt64((count &- 4) &* 8)
        } else {
            beginning = bytes.reversed().reduce(0) { $0 &<< 8 | UInt64($1) }
        }
    }

    @inline(__always)
    init(_ text: StaticString) {
        self.init(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// Whether two names are one.
    @inline(__always)
    static func == (first: SoughtName, second: SoughtName) -> Bool {
        first.bytes.count == second.bytes.count && first.beginning == second.beginning
            && (first.bytes.count <= 8 || first.bytes.hasSameBytes(as: second.bytes))
    }

    /// Whether a word of an index is that of the name; eight bytes of the text are read, which follow each string's
    /// opening quote.
    @inline(__always)
    func isSpelled(by word: TapeWord, in text: UnsafePointer<UInt8>) -> Bool {
        if word.isPlain(length: bytes.count) {
            let found = text + word.offset + 1
            guard Lanes.load(found) & mask == beginning else { return false }
            guard bytes.count > 8, let start = bytes.baseAddress else { return true }
            let last = bytes.count &- 8
            return Lanes.load(found + last) == Lanes.load(start + last)
                && (last <= 8 || RawString(word, in: text).bytes.hasSameBytes(as: bytes))
        }
        return word.flag && RawString(word, in: text).equals(bytes)
    }
}
