/// A text that grows piece by piece: blocks of lines with an empty line between two.
struct TextBlocks {
    /// How many bytes the block of a finding tends to have.
    private static let blockSize = 384

    private(set) var text = ""

    /// A text that is to hold the blocks of so many findings.
    init(findings: Int = 0) {
        text.reserveCapacity(min(findings, 1 << 20) * TextBlocks.blockSize + 1024)
    }

    /// Ends the block before, if there is one.
    mutating func startBlock() {
        if !text.isEmpty { text += "\n" }
    }

    mutating func add(_ text: String) { self.text += text }

    mutating func add(_ first: String, _ second: String) {
        text += first
        text += second
    }

    mutating func add(_ first: String, _ second: String, _ third: String) {
        add(first, second)
        text += third
    }

    mutating func add(_ first: String, _ second: String, _ third: String, _ fourth: String) {
        add(first, second)
        add(third, fourth)
    }

    mutating func add(_ first: String, _ second: String, _ third: String, _ fourth: String, _ fifth: String) {
        add(first, second, third)
        add(fourth, fifth)
    }
}
