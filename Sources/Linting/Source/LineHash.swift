/// The hash by which GitHub code scanning follows a result over commits: of a line and what comes after it.
///
/// It has to be what the upload action computes itself, which else warns of inconsistent fingerprints. The text is
/// taken as UTF-16; blanks, tabs and a LF behind a CR count for nothing, and a CR is a line break. Behind the text a
/// unit 0xFFFF and a hundred zeros follow. A line's hash is that of the hundred units from its first one on, a number
/// in base 37 modulo 2⁶⁴, in hexadecimal, with the number of equal hashes up to it in the file.
/// Source: the `hash` function of `fingerprints.ts` in github/codeql-action.
enum LineHash {
    private static let window = 100
    private static let base: UInt64 = 37

    /// The hashes of all lines of a file, in order.
    static func hashes(of content: [UInt8]) -> [String] {
        var units: [UInt16] = []
        /// Where each line begins among the units that count.
        var starts = [0]
        var previous: UInt16 = 0
        for unit in String(decoding: content, as: UTF8.self).utf16 {
            defer { previous = unit }
            let isBreak = unit == 0x0A || unit == 0x0D
            if unit == 0x20 || unit == 0x09 || (unit == 0x0A && previous == 0x0D) { continue }
            units.append(isBreak ? 0x0A : unit)
            if isBreak { starts.append(units.count) }
        }
        units.append(0xFFFF)
        return numbered(hashes(of: units, from: starts))
    }

    /// The hashes of the units from each start on, as far as the window goes.
    private static func hashes(of units: [UInt16], from starts: [Int]) -> [UInt64] {
        let last = (0..<window).reduce(into: UInt64(1)) { power, _ in power = power &* base }
        var hash: UInt64 = 0
        var hashes: [UInt64] = []
        var next = starts[...]
        for position in 0..<(units.count + window) {
            let entering = position < units.count ? UInt64(units[position]) : 0
            let leaving = position >= window ? UInt64(units[position - window]) : 0
            hash = base &* hash &+ entering &- last &* leaving
            if let start = next.first, start + window == position + 1 {
                hashes.append(hash)
                next = next.dropFirst()
            }
        }
        return hashes
    }

    private static func numbered(_ hashes: [UInt64]) -> [String] {
        var counts: [UInt64: Int] = [:]
        return hashes.map { hash in
            counts[hash, default: 0] += 1
            return "\(String(hash, radix: 16)):\(counts[hash, default: 1])"
        }
    }
}
