import JSONReader
import Symbolic

/// Reads JSON that is written as text with holes in it, as in a heredoc: `"Resource": "${aws_sqs_queue.q.arn}"`.
///
/// Each hole is put in as a marked number, the text is read, and the holes are put back where the marks stand. A hole
/// between quotes is taken for text without quotes and backslashes; one outside is a value of which nothing is known.
enum PolicyTemplate {
    /// A character for private use: no policy has it, and one that does is not read.
    private static let mark: Character = "\u{F0FF}"

    static func document(_ template: SymbolicString) -> PolicyDocument {
        guard let text = marked(template), let root = try? JSONDocument(text: text).root else {
            return .open(template.unknown ?? Unknown(undecided: "the text of the policy is not JSON"))
        }
        return DocumentParser().document(restored(root, template.holes, depth: 0))
    }

    private static func marked(_ template: SymbolicString) -> String? {
        var text = ""
        var number = 0
        var isQuoted = false
        for part in template.parts {
            switch part {
            case .literal(let literal):
                guard !literal.contains(mark) else { return nil }
                text += literal
                isQuoted = isInString(literal, isQuoted)
            case .hole:
                let name = "\(mark)\(number)\(mark)"
                text += isQuoted ? name : "\"\(name)\""
                number += 1
            }
        }
        return text
    }

    /// Whether a JSON string is open after the text.
    private static func isInString(_ text: String, _ start: Bool) -> Bool {
        var isInside = start
        var isEscaped = false
        for byte in text.utf8 {
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

    /// The value with the holes in place of their marks; below a depth that no policy has, unknown.
    private static func restored(_ node: JSONNode, _ holes: [Unknown], depth: Int) -> Value {
        guard depth < 16 else { return Value(Unknown(UnknownSource(attribute: nil, reason: .limit))) }
        switch node.kind {
        case .null, .bool, .number: return Value(node)
        case .string: return Value(restored(node.string ?? "", holes))
        case .array: return Value(.list(node.elements.map { restored($0, holes, depth: depth + 1) }))
        case .object:
            let members = node.members.map { name, value in
                Value.Member(name: name.string ?? "", value: restored(value, holes, depth: depth + 1))
            }
            guard !members.contains(where: { $0.name.contains(mark) }) else {
                return Value(Unknown(undecided: "the name of a member of the policy is not known"))
            }
            return Value(.object(members))
        }
    }

    private static func restored(_ text: String, _ holes: [Unknown]) -> SymbolicString {
        var result = SymbolicString()
        for (index, piece) in text.split(separator: mark, omittingEmptySubsequences: false).enumerated() {
            if index.isMultiple(of: 2) {
                result.append(.literal(String(piece)))
            } else if let number = Int(piece), holes.indices.contains(number) {
                result.append(.hole(holes[number]))
            }
        }
        return result
    }
}
