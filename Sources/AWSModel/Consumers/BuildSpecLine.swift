import Symbolic

/// A line of a build specification, as far as its place and its key tell what stands at the top of the document.
struct BuildSpecLine {
    let text: SymbolicString
    /// The bytes before the first hole.
    private let bytes: [UInt8]
    /// How many spaces it begins with.
    let indent: Int
    /// The key and how many bytes it takes with its colon; nil where the line does not begin with one.
    let key: (name: String, count: Int)?

    init(_ text: SymbolicString) {
        self.text = text
        bytes = Array(text.prefix.utf8)
        indent = bytes.prefix { $0 == UInt8(ascii: " ") }.count
        key = BuildSpecLine.key(in: bytes, from: indent)
    }

    /// The lines of a text, without their ends.
    static func lines(of text: SymbolicString) -> [BuildSpecLine] {
        var lines: [[SymbolicString.Part]] = [[]]
        for part in text.parts {
            guard case .literal(let literal) = part else {
                lines[lines.count - 1].append(part)
                continue
            }
            let pieces = literal.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            for (position, piece) in pieces.enumerated() {
                if position > 0 { lines.append([]) }
                let isEnd = position < pieces.count - 1
                let line = isEnd && piece.last == UInt8(ascii: "\r") ? piece.dropLast() : piece
                lines[lines.count - 1].append(.literal(String(decoding: line, as: UTF8.self)))
            }
        }
        return lines.map { BuildSpecLine(SymbolicString($0)) }
    }

    /// Whether it is neither blank nor a comment.
    var isContent: Bool {
        guard let first = bytes.first(where: { !" \t".utf8.contains($0) }) else { return text.known == nil }
        return first != UInt8(ascii: "#")
    }

    /// Whether a document begins behind it.
    var isDocumentStart: Bool {
        text.known != nil && bytes.starts(with: "---".utf8) && bytes.dropFirst(3).allSatisfy { " \t".utf8.contains($0) }
    }

    /// Whether a hole stands where its text begins.
    var beginsWithHole: Bool { indent == bytes.count && text.known == nil }

    /// Whether it belongs to no line before it, in a document with this many spaces before its keys; an element of a
    /// list may stand below its key.
    func isTop(within margin: Int) -> Bool {
        let own = bytes.dropFirst(indent)
        let isElement =
            indent == margin && own.first == UInt8(ascii: "-")
            && (own.dropFirst().first.map { $0 == UInt8(ascii: " ") } ?? (text.known != nil))
        return isContent && indent <= margin && !isElement
    }

    /// Whether it may be the name of a file or the ARN of an object, and no YAML.
    var mayBeFile: Bool {
        guard key == nil, !beginsWithHole, let first = bytes.first, !"?&!*[{|>%@`\"'".utf8.contains(first) else {
            return false
        }
        let isPlain = zip(bytes, bytes.dropFirst()).allSatisfy { $0 != UInt8(ascii: ":") || $1 != UInt8(ascii: " ") }
        return isPlain && !bytes.contains(UInt8(ascii: "\r")) && !bytes.contains(UInt8(ascii: "\t"))
    }

    /// What stands behind the key.
    var behindKey: SymbolicString { dropping(first: key?.count ?? 0) }

    /// The line without so many of the spaces that it begins with.
    func dropping(upTo margin: Int) -> SymbolicString { dropping(first: min(indent, margin)) }

    private func dropping(first count: Int) -> SymbolicString {
        guard count > 0, case .literal(let head)? = text.parts.first else { return text }
        let rest = SymbolicString.Part.literal(String(decoding: head.utf8.dropFirst(count), as: UTF8.self))
        return SymbolicString([rest] + text.parts.dropFirst())
    }

    /// A key that is written plainly or in quotes without escapes; a carriage return alone would end a line of YAML.
    private static func key(in bytes: [UInt8], from start: Int) -> (name: String, count: Int)? {
        guard !bytes.contains(UInt8(ascii: "\r")), let first = bytes.dropFirst(start).first else { return nil }
        var rest = bytes.dropFirst(start)
        let name: ArraySlice<UInt8>
        if "\"'".utf8.contains(first) {
            rest = rest.dropFirst()
            name = rest.prefix { $0 != first && $0 != UInt8(ascii: "\\") }
            guard rest.dropFirst(name.count).first == first else { return nil }
            rest = rest.dropFirst(name.count + 1)
        } else {
            name = rest.prefix(while: isOfKey)
            rest = rest.dropFirst(name.count)
        }
        rest = rest.drop { " \t".utf8.contains($0) }
        guard !name.isEmpty, rest.first == UInt8(ascii: ":") else { return nil }
        rest = rest.dropFirst()
        guard rest.first.map({ " \t".utf8.contains($0) }) ?? true else { return nil }
        return (String(decoding: name, as: UTF8.self), bytes.count - rest.count)
    }

    private static func isOfKey(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."):
            true
        default: false
        }
    }
}
