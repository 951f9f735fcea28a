import Linting
import Symbolic

/// A text that grows piece by piece: blocks of lines with an empty line between two.
struct TextBlocks {
    /// How many bytes the block of a finding tends to have.
    private static let blockSize = 384

    /// By bytes: they are put together in a fraction of the time that the pieces of a text take.
    private var bytes: [UInt8] = []

    init() {}

    /// A text that is to hold the blocks of so many findings.
    init(findings: Int) {
        bytes.reserveCapacity(min(findings, 1 << 20) * TextBlocks.blockSize + 1024)
    }

    /// All texts, one behind the other.
    static func joined(_ parts: [TextBlocks]) -> String {
        let size = parts.reduce(0) { $0 + $1.bytes.count }
        return String(unsafeUninitializedCapacity: size) { memory in
            var count = 0
            for part in parts { count = memory[count...].initialize(fromContentsOf: part.bytes) }
            return count
        }
    }

    /// Gives access to the text.
    func withBytes(_ body: (UnsafeBufferPointer<UInt8>) -> Void) { bytes.withUnsafeBufferPointer(body) }

    /// The text with the first character of each command to a runner written as `escape` says.
    func disarmed(escape: (Unicode.Scalar) -> String) -> TextBlocks {
        var blocks = self
        if let bytes = RunnerCommand.disarmed(bytes, escape: escape) { blocks.bytes = bytes }
        return blocks
    }

    /// Ends the block before, if there is one.
    mutating func startBlock() {
        if !bytes.isEmpty { add("\n") }
    }

    mutating func add(_ text: String) {
        text.withBytes { bytes.append(contentsOf: $0) }
    }

    /// Adds a number in decimal digits.
    mutating func add(_ number: Int) {
        guard number >= 0 else { return add(String(number)) }
        var power = 1
        while power <= number / 10 { power *= 10 }
        while power > 0 {
            bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / power % 10))
            power /= 10
        }
    }

    /// Adds a text on one line, without anything that a terminal obeys.
    mutating func add(line text: String) {
        let isPlain = text.withBytes { text in
            guard TextEscape.isPlain(text) else { return false }
            bytes.append(contentsOf: text)
            return true
        }
        if !isPlain { add(TextEscape.escaped(text)) }
    }
}
