import HCL
import JSONReader
import Symbolic

extension Template {
    /// The bytes of a member of the JSON text that the template makes; nil where it makes none.
    ///
    /// Sequences are taken for one word each, so that the text around them keeps its form.
    func place(of path: ArraySlice<AttributePath.Step>) -> Range<Int>? {
        var text: [UInt8] = []
        var pieces: [(start: Int, source: Range<Int>)] = []
        for part in parts {
            switch part {
            case .text(let literal, let range):
                pieces.append((text.count, range))
                text += Array(literal.utf8)
            case .interpolation(let expression):
                pieces.append((text.count, expression.range))
                text += Array((Template.isInString(text) ? "x" : "0").utf8)
            case .condition, .loop: return nil
            }
        }
        guard let document = try? JSONDocument(text: String(decoding: text, as: UTF8.self)) else { return nil }
        var node = document.root
        for step in path {
            guard let next = node.part(step) else { break }
            node = next
        }
        guard node.offset > document.root.offset else { return nil }
        guard let piece = pieces.last(where: { $0.start <= node.offset }) else { return nil }
        let start = min(piece.source.lowerBound + node.offset - piece.start, piece.source.upperBound)
        return start..<max(start, piece.source.upperBound)
    }

    /// The bytes of a line of the text, counted from 0, where it is a line of the source too; white space excepted.
    func place(ofLine line: Int) -> Range<Int>? {
        var current = 0
        for part in parts {
            guard case .text(let text, let range) = part else { continue }
            if current == line, text.utf8.count == range.count {
                let blanks = text.utf8.prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }.count
                let end = text.utf8.last == UInt8(ascii: "\n") ? range.upperBound - 1 : range.upperBound
                return min(range.lowerBound + blanks, end)..<end
            }
            current += text.utf8.count { $0 == UInt8(ascii: "\n") }
        }
        return nil
    }

    /// Whether a JSON text that was cut here is inside of a string.
    private static func isInString(_ text: [UInt8]) -> Bool {
        var isInside = false
        var isEscaped = false
        for byte in text {
            if isEscaped {
                isEscaped = false
            } else if byte == UInt8(ascii: "\\") {
                isEscaped = isInside
            } else if byte == UInt8(ascii: "\"") {
                isInside.toggle()
            }
        }
        return isInside
    }
}

extension JSONNode {
    /// The member or element that a step names.
    fileprivate func part(_ step: AttributePath.Step) -> JSONNode? {
        switch step {
        case .attribute(let name): return self[name]
        case .index(let position): return kind == .array ? self[position] : self
        case .key(let key):
            if kind == .object { return self[key] }
            return elements.first { $0["name"]?.isString(key) == true || $0["Sid"]?.isString(key) == true }
        }
    }
}
