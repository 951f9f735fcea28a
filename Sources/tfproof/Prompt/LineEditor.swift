/// A key of the terminal, whatever bytes it sends.
enum Key: Equatable {
    case text(Character)
    case enter, tab, backspace, delete
    case left, right, start, end
    case up, down
    /// Everything behind the cursor, or before it, goes.
    case cutToEnd, cutToStart
    case interrupt, endOfInput
}

/// Puts the bytes of a terminal together to keys (ECMA-48 control sequences, UTF-8).
struct KeyReader {
    private var pending: [UInt8] = []

    /// The key that a byte ends; nil while more bytes belong to it, and for keys without a meaning.
    mutating func key(_ byte: UInt8) -> Key? {
        pending.append(byte)
        if pending[0] == 0x1B { return sequence() }
        if pending[0] >= 0x80 { return character() }
        pending = []
        switch byte {
        case 0x0D, 0x0A: return .enter
        case 0x09: return .tab
        case 0x7F, 0x08: return .backspace
        case 0x01: return .start
        case 0x02: return .left
        case 0x03: return .interrupt
        case 0x04: return .endOfInput
        case 0x05: return .end
        case 0x06: return .right
        case 0x0B: return .cutToEnd
        case 0x0E: return .down
        case 0x10: return .up
        case 0x15: return .cutToStart
        case 0x20...0x7E: return .text(Character(Unicode.Scalar(byte)))
        default: return nil
        }
    }

    /// `ESC [ A` and its like; anything else that begins with an escape is passed over.
    private mutating func sequence() -> Key? {
        guard pending.count > 1 else { return nil }
        guard pending[1] == UInt8(ascii: "[") || pending[1] == UInt8(ascii: "O") else {
            pending = []
            return nil
        }
        guard pending.count > 2, let last = pending.last, (0x40...0x7E).contains(last) else {
            if pending.count > 8 { pending = [] }
            return nil
        }
        let parameter = pending.dropFirst(2).dropLast()
        pending = []
        switch last {
        case UInt8(ascii: "A"): return .up
        case UInt8(ascii: "B"): return .down
        case UInt8(ascii: "C"): return .right
        case UInt8(ascii: "D"): return .left
        case UInt8(ascii: "H"): return .start
        case UInt8(ascii: "F"): return .end
        case UInt8(ascii: "~"):
            switch parameter.first {
            case UInt8(ascii: "1"), UInt8(ascii: "7"): return .start
            case UInt8(ascii: "3"): return .delete
            case UInt8(ascii: "4"), UInt8(ascii: "8"): return .end
            default: return nil
            }
        default: return nil
        }
    }

    private mutating func character() -> Key? {
        if let text = String(validating: pending, as: UTF8.self), let character = text.first {
            pending = []
            return .text(character)
        }
        if pending.count >= 4 { pending = [] }
        return nil
    }
}

/// A line that is being typed, with the lines typed before.
struct LineEditor {
    /// How long a line may become.
    private static let limit = 4_096

    private(set) var characters: [Character] = []
    /// How many characters stand before the cursor.
    private(set) var cursor = 0
    private let history: [String]
    /// Which line of the history is shown; its count for the line that is new.
    private var shown: Int
    /// The new line while an old one is shown.
    private var draft: [Character] = []

    init(history: [String]) {
        self.history = history
        shown = history.count
    }

    var text: String { String(characters) }
    var textBeforeCursor: String { String(characters.prefix(cursor)) }

    mutating func insert(_ text: String) {
        guard characters.count + text.count <= LineEditor.limit else { return }
        characters.insert(contentsOf: text, at: cursor)
        cursor += text.count
    }

    /// Does what a key means for the line; keys that end it mean nothing here.
    mutating func press(_ key: Key) {
        switch key {
        case .text(let character): insert(String(character))
        case .backspace:
            guard cursor > 0 else { return }
            cursor -= 1
            characters.remove(at: cursor)
        case .delete, .endOfInput:
            if cursor < characters.count { characters.remove(at: cursor) }
        case .left: cursor = max(0, cursor - 1)
        case .right: cursor = min(characters.count, cursor + 1)
        case .start: cursor = 0
        case .end: cursor = characters.count
        case .cutToEnd: characters.removeSubrange(cursor...)
        case .cutToStart:
            characters.removeSubrange(..<cursor)
            cursor = 0
        case .up: show(shown - 1)
        case .down: show(shown + 1)
        case .enter, .tab, .interrupt: break
        }
    }

    private mutating func show(_ index: Int) {
        guard (0...history.count).contains(index), index != shown else { return }
        if shown == history.count { draft = characters }
        shown = index
        characters = index == history.count ? draft : Array(history[index])
        cursor = characters.count
    }
}
