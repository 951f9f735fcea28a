import Synchronization

/// The bytes of a JSON text, with their owner.
///
/// At least `padding` zero bytes follow the text, so that the reader needs no bounds check: a zero byte ends each scan.
package final class JSONText: Sendable {
    /// How many zero bytes follow a text at the least.
    package static let padding = 16
    /// How many bytes a text may have: offsets take 32 bits in the tape.
    package static let maximalCount = TapeWord.maximalOffset

    /// How many bytes the text has.
    package let count: Int
    /// Whether pages of the text that have been read may be dropped: it is a private mapping of a file, never written.
    let isDiscardable: Bool
    /// The first byte; never written while the text lives.
    nonisolated(unsafe) let base: UnsafePointer<UInt8>
    private let releaseMemory: (@Sendable () -> Void)?
    private let lines: Mutex<LineIndex>

    /// Adopts memory that holds a text.
    ///
    /// - Parameters:
    ///   - memory: The first byte. At least `padding` readable zero bytes follow the text.
    ///   - count: The size of the text in bytes.
    ///   - isDiscardable: Whether the memory is a private mapping of a file that nobody writes to, so that pages can be
    ///     dropped and read again.
    ///   - release: Gives the memory back; called once, when the text is no longer used.
    package init(
        adopting memory: UnsafePointer<UInt8>,
        count: Int,
        isDiscardable: Bool,
        release: @escaping @Sendable () -> Void
    ) {
        base = memory
        self.count = count
        self.isDiscardable = isDiscardable
        releaseMemory = release
        lines = Mutex(LineIndex())
    }

    /// Lets a function write the text.
    ///
    /// - Parameters:
    ///   - capacity: The most bytes that the function writes.
    ///   - fill: Writes the text and returns its size in bytes.
    /// - Throws: What the function throws.
    package init<Failure: Error>(
        capacity: Int,
        fill: (UnsafeMutablePointer<UInt8>) throws(Failure) -> Int
    ) throws(Failure) {
        let memory = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity + JSONText.padding)
        do {
            count = try fill(memory)
        } catch {
            memory.deallocate()
            throw error
        }
        (memory + count).initialize(repeating: 0, count: JSONText.padding)
        base = UnsafePointer(memory)
        isDiscardable = false
        releaseMemory = nil
        lines = Mutex(LineIndex())
    }

    /// Copies bytes.
    package convenience init(_ bytes: [UInt8]) {
        self.init(capacity: bytes.count) { memory in
            bytes.withUnsafeBufferPointer { memory.update(from: $0) }
        }
    }

    /// Copies the UTF-8 form of a string.
    package convenience init(_ text: String) {
        var text = text
        self.init(capacity: text.utf8.count) { memory in
            text.withUTF8 { memory.update(from: $0) }
        }
    }

    deinit {
        if let releaseMemory { releaseMemory() } else { UnsafeMutablePointer(mutating: base).deallocate() }
    }

    /// The first bytes of the text, for telling what an input is.
    package func prefix(_ count: Int) -> [UInt8] {
        withBytes { Array($0.prefix(count)) }
    }

    /// Gives access to all bytes of the text, without the padding.
    package func withBytes<Result, Failure: Error>(
        _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        defer { withExtendedLifetime(self) {} }
        return try body(UnsafeBufferPointer(start: base, count: count))
    }

    /// Notes that the bytes from one offset to another are of one line and ASCII, which tells the columns where the
    /// text begins with them.
    func noteUniform(from start: Int, to end: Int) {
        guard start == 0 else { return }
        lines.withLock { $0.uniformCount = end }
    }

    /// The line and column of a byte offset; one beyond the text counts as its end.
    ///
    /// The first question reads the text up to the offset; later ones read at most some thousand bytes each.
    package func position(at offset: Int) -> JSONPosition {
        withBytes { bytes in
            lines.withLock { lines in
                let position = lines.position(at: min(max(0, offset), bytes.count), in: bytes)
                if isDiscardable, let passed = lines.takePassed() {
                    AddressSpace.discard(base + passed.lowerBound, passed.count)
                }
                return position
            }
        }
    }
}

extension UnsafeMutablePointer<UInt8> {
    /// Copies bytes to here and returns how many.
    fileprivate func update(from bytes: UnsafeBufferPointer<UInt8>) -> Int {
        if let start = bytes.baseAddress { update(from: start, count: bytes.count) }
        return bytes.count
    }
}
