import Linting
import Symbolic

/// A text that grows piece by piece: blocks of lines with an empty line between two.
struct TextBlocks {
    /// How many bytes the block of a finding tends to have.
    private static let blockSize = 384

    /// By bytes: they are put together in a fraction of the time that the pieces of a text take.
    private var bytes: [UInt8] = []

    /// All that was added.
    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// A text that is to hold the blocks of so many findings.
    init(findings: Int = 0) {
        bytes.reserveCapacity(min(findings, 1 << 20) * TextBlocks.blockSize + 1024)
    }

    /// Ends the block before, if there is one.
    mutating func startBlock() {
        if !bytes.isEmpty { add("\n") }
    }

    mutating func add(_ text: String) {
        text.withBytes { bytes.append(contentsOf: $0) }
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
