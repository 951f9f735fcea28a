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
        guard mayOpen(text) else { return text }
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var isAtLineStart = true
        for (index, byte) in bytes.enumerated() {
            if opens(bytes, at: index, isAtLineStart: isAtLineStart) {
                result += escape(Unicode.Scalar(byte)).utf8
            } else {
                result.append(byte)
            }
            switch byte {
            case UInt8(ascii: "\n"), UInt8(ascii: "\r"): isAtLineStart = true
            // Any character outside ASCII may be one of Unicode's blanks, which the runner skips as well.
            case UInt8(ascii: " "), 0x09, 0x0B, 0x0C, 0x80...0xFF: break
            default: isAtLineStart = false
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// Whether there is anything like the beginning of a command; a text seldom has one, and is not copied then.
    private static func mayOpen(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            var position = 0
            while position < bytes.count {
                if startsWithMarks(bytes, &position) { return true }
                if restHoldsMarks(bytes, &position) { return true }
            }
            return false
        }
    }

    /// Whether a mark stands twice at the start of a line or behind blanks there; goes on behind those.
    private static func startsWithMarks(_ bytes: UnsafeBufferPointer<UInt8>, _ position: inout Int) -> Bool {
        while position < bytes.count {
            let byte = bytes[position]
            switch byte {
            case UInt8(ascii: ":"), UInt8(ascii: "#"): if position > 0 && bytes[position - 1] == byte { return true }
            case UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: " "), 0x09, 0x0B, 0x0C, 0x80...0xFF: break
            default: return false
            }
            position += 1
        }
        return false
    }

    /// Whether `##` stands in the rest of a line; goes on behind it.
    private static func restHoldsMarks(_ bytes: UnsafeBufferPointer<UInt8>, _ position: inout Int) -> Bool {
        while position < bytes.count {
            let end = min(position + 8, bytes.count)
            // Most stretches of eight hold nothing that matters.
            if end - position == 8, !holdsMark(bytes.word(at: position)) {
                position = end
                continue
            }
            while position < end {
                let byte = bytes[position]
                position += 1
                if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { return false }
                if byte == UInt8(ascii: "#") && position > 1 && bytes[position - 2] == byte { return true }
            }
        }
        return false
    }

    /// Whether `#` or the end of a line is among eight bytes.
    private static func holdsMark(_ word: UInt64) -> Bool {
        let ones: UInt64 = 0x0101_0101_0101_0101
        func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word }
        let number = zeros(word ^ ones &* UInt64(UInt8(ascii: "#")))
        let feed = zeros(word ^ ones &* UInt64(UInt8(ascii: "\n")))
        let carriageReturn = zeros(word ^ ones &* UInt64(UInt8(ascii: "\r")))
        return (number | feed | carriageReturn) & (ones << 7) != 0
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
