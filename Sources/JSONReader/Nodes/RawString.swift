#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// The bytes between the quotes of a string, as the text has them.
struct RawString {
    let bytes: UnsafeBufferPointer<UInt8>
    let escaped: Bool

    /// The string that a word of the tape stands for.
    @inline(__always)
    init(_ word: TapeWord, in text: UnsafePointer<UInt8>) {
        bytes = UnsafeBufferPointer(start: text + word.offset + 1, count: word.payload)
        escaped = word.flag
    }

    /// A string that has these bytes and no escapes; they must outlive it.
    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        escaped = false
    }

    /// The text of the string.
    var string: String {
        guard escaped else { return String(decoding: bytes, as: UTF8.self) }
        return String(unsafeUninitializedCapacity: bytes.count) { decode(into: $0) }
    }

    /// Gives access to the UTF-8 bytes of the string's text: the text's own where it has no escape.
    @inline(__always)
    func withDecoded<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        guard escaped else { return body(bytes) }
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bytes.count) { memory in
            let count = decode(into: memory)
            return body(UnsafeBufferPointer(rebasing: memory[..<count]))
        }
    }

    /// Whether the string's text has these UTF-8 bytes.
    func equals(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard escaped else { return bytes.hasSameBytes(as: text) }
        guard bytes.count > text.count else { return false }
        return withDecoded { $0.hasSameBytes(as: text) }
    }

    /// Writes the text to memory that has room for it with its escapes, and returns its size in bytes.
    func copy(to output: UnsafeMutableBufferPointer<UInt8>) -> Int {
        guard !escaped else { return decode(into: output) }
        guard let source = bytes.baseAddress, let target = output.baseAddress else { return 0 }
        target.update(from: source, count: bytes.count)
        return bytes.count
    }

    /// Writes the text without its escapes; it is never longer than with them.
    ///
    /// The reader has checked the escapes, but a mapped file can change under it: then something else stands for what is none.
    private func decode(into output: UnsafeMutableBufferPointer<UInt8>) -> Int {
        guard var write = output.baseAddress, var read = bytes.baseAddress else { return 0 }
        let start = write
        let end = read + bytes.count
        while read < end {
            if end - read >= 8 {
                let lanes = Lanes.load(read)
                UnsafeMutableRawPointer(write).storeBytes(of: lanes.littleEndian, as: UInt64.self)
                let marks = Lanes.equal(lanes, to: Ascii.backslash)
                let run = marks == 0 ? 8 : Lanes.first(marks)
                write += run
                read += run
                if marks == 0 { continue }
            } else if read.pointee != Ascii.backslash {
                write.pointee = read.pointee
                write += 1
                read += 1
                continue
            }
            // Nearly all escapes of embedded JSON are those of its quotes.
            if end - read >= 2, read[1] == Ascii.quote {
                write.pointee = Ascii.quote
                write += 1
                read += 2
                continue
            }
            let escape = Escape(at: read, end: end)
            read += escape.length
            write = escape.write(to: write)
        }
        return write - start
    }
}

/// Strings are equal where their texts are, whatever escapes they are written with.
extension RawString: Hashable {
    static func == (first: RawString, second: RawString) -> Bool {
        second.withDecoded { first.equals($0) }
    }

    func hash(into hasher: inout Hasher) {
        withDecoded { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether two stretches of memory hold the same bytes.
    @inline(__always)
    func hasSameBytes(as other: UnsafeBufferPointer<UInt8>) -> Bool {
        guard count == other.count else { return false }
        guard let first = baseAddress, let second = other.baseAddress else { return true }
        return memcmp(first, second, count) == 0
    }
}
