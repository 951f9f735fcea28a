/// Puts a text together in memory of its own, so that the text grows not at all and keeps no more than it needs.
package struct TextWriter {
    private let memory: UnsafeMutablePointer<UInt8>
    private let limit: Int
    private var count = 0

    /// The text that is written, which has so many bytes at the most.
    package static func text(upTo limit: Int, _ write: (inout TextWriter) -> Void) -> String {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: max(1, limit)) { memory in
            guard let start = memory.baseAddress else { return "" }
            var writer = TextWriter(memory: start, limit: memory.count)
            write(&writer)
            return String(decoding: memory[..<writer.count], as: UTF8.self)
        }
    }

    private init(memory: UnsafeMutablePointer<UInt8>, limit: Int) {
        self.memory = memory
        self.limit = limit
    }

    /// Adds a text; what is beyond the limit is left out.
    package mutating func write(_ text: String) {
        let (end, room) = (memory + count, limit - count)
        count += text.withBytes { bytes in
            guard bytes.count <= room, let start = bytes.baseAddress else { return 0 }
            end.update(from: start, count: bytes.count)
            return bytes.count
        }
    }

    /// Adds an ASCII character; beyond the limit it is left out.
    package mutating func write(_ character: UInt8) {
        guard count < limit else { return }
        memory[count] = character
        count += 1
    }

    /// Adds a key between double quotes, as HCL writes it.
    package mutating func write(quoted key: String) {
        guard AttributePath.isPlainBetweenQuotes(key), !key.utf8.contains(UInt8(ascii: "{")) else {
            return write(AttributePath.quotedKey(key))
        }
        write(UInt8(ascii: "\""))
        write(key)
        write(UInt8(ascii: "\""))
    }

    /// The most bytes that a key takes between quotes.
    package static func limit(quoted key: String) -> Int { 2 * key.utf8.count + 2 }
}
