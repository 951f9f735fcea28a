import Symbolic

/// What CI runners take for a command to themselves when they read it in a log.
///
/// The names in a plan are chosen by whoever opens a pull request, so no report may carry such a command, not even as
/// part of a line. GitHub's runner takes `::name …::` behind any blanks at the start of a line, and `##[name …]` at any
/// place; Azure's agent `##vso[…]` and TeamCity `##teamcity[…]` at any place.
/// Sources: `ActionCommand.cs` of actions/runner, `Command.cs` of microsoft/azure-pipelines-agent.
enum RunnerCommand {
    /// The text with the first character of each command written as `escape` says.
    static func disarmed(_ text: String, escape: (Unicode.Scalar) -> String) -> String {
        guard text.withBytes(mayOpen) else { return text }
        return disarmed(Array(text.utf8), escape: escape).map { String(decoding: $0, as: UTF8.self) } ?? text
    }

    /// The same of a text's bytes; nil where there is nothing to be changed.
    static func disarmed(_ bytes: [UInt8], escape: (Unicode.Scalar) -> String) -> [UInt8]? {
        guard bytes.withUnsafeBufferPointer(mayOpen) else { return nil }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var isAtLineStart = true
        for (index, byte) in bytes.enumerated() {
            if opens(bytes, at: index, isAtLineStart: isAtLineStart) {
                result += escape(Unicode.Scalar(byte)).utf8
            } else {
                result.append(byte)
            }
            if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
                isAtLineStart = true
            } else if !isBlank(byte) {
                isAtLineStart = false
            }
        }
        return result
    }

    /// Whether there is anything like the beginning of a command; a text seldom has one, and is not copied then.
    private static func mayOpen(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let (colons, numbers) = (ones &* UInt64(UInt8(ascii: ":")), ones &* UInt64(UInt8(ascii: "#")))
        var position = 0
        // Eight places at a time, each with the one behind it: most of them hold no mark twice.
        while position &+ 9 <= bytes.count {
            let (word, next) = (bytes.word(at: position), bytes.word(at: position &+ 1))
            if ((word ^ numbers) | (next ^ numbers)).holdsZeroByte { return true }
            if ((word ^ colons) | (next ^ colons)).holdsZeroByte,
                (position..<(position &+ 8)).contains(where: { opensLine(bytes, at: $0) })
            {
                return true
            }
            position &+= 8
        }
        return (position..<bytes.count).contains { index in
            opensLine(bytes, at: index)
                || bytes[index] == UInt8(ascii: "#") && index + 1 < bytes.count && bytes[index + 1] == bytes[index]
        }
    }

    /// Whether `::` stands at a place, with nothing but blanks before it on its line.
    private static func opensLine(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        guard bytes[index] == UInt8(ascii: ":"), index + 1 < bytes.count, bytes[index + 1] == bytes[index] else {
            return false
        }
        var start = index
        while start > 0, isBlank(bytes[start - 1]) { start -= 1 }
        return start == 0 || bytes[start - 1] == UInt8(ascii: "\n") || bytes[start - 1] == UInt8(ascii: "\r")
    }

    /// Whether a byte is a blank; any character outside ASCII may be one of Unicode's, which the runner skips as well.
    private static func isBlank(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: " "), 0x09, 0x0B, 0x0C, 0x80...0xFF: true
        default: false
        }
    }

    private static func opens(_ bytes: [UInt8], at index: Int, isAtLineStart: Bool) -> Bool {
        let byte = bytes[index]
        guard index + 1 < bytes.count, bytes[index + 1] == byte else { return false }
        switch byte {
        case UInt8(ascii: ":"): return isAtLineStart
        case UInt8(ascii: "#"):
            let end = bytes[(index + 2)...].firstIndex { !isLetter($0) }
            return end.map { bytes[$0] == UInt8(ascii: "[") } ?? false
        default: return false
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }
}
