/// Writes XML 1.0: elements with attributes, each text escaped, without characters that XML does not know.
struct XMLWriter {
    private var content = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    private var openElements: [String] = []

    /// The document so far.
    var text: String { RunnerCommand.disarmed(content) { "&#\($0.value);" } }

    /// Begins an element that holds other elements; `close` ends it.
    mutating func open(_ name: String, _ attributes: KeyValuePairs<String, String> = [:]) {
        content += "\(indentation)<\(name)\(XMLWriter.text(of: attributes))>\n"
        openElements.append(name)
    }

    /// Ends the element that was begun last.
    mutating func close() {
        guard let name = openElements.popLast() else { return }
        content += "\(indentation)</\(name)>\n"
    }

    /// An element that holds text, or nothing.
    mutating func element(_ name: String, _ attributes: KeyValuePairs<String, String> = [:], _ text: String = "") {
        content += "\(indentation)<\(name)\(XMLWriter.text(of: attributes))"
        content += text.isEmpty ? "/>\n" : ">\(XMLWriter.escaped(text, inAttribute: false))</\(name)>\n"
    }

    /// The text with U+FFFD for each character that XML 1.0 does not know or advises against.
    static func legal(_ text: String) -> String {
        guard !text.unicodeScalars.allSatisfy(isLegal) else { return text }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { result.append(isLegal(scalar) ? scalar : "\u{FFFD}") }
        return String(result)
    }

    private var indentation: String { String(repeating: "  ", count: openElements.count) }

    private static func text(of attributes: KeyValuePairs<String, String>) -> String {
        attributes.map { " \($0.key)=\"\(escaped($0.value, inAttribute: true))\"" }.joined()
    }

    /// A reader turns line breaks and tabs of an attribute into blanks, and `\r` of a text into `\n`, unless they are
    /// written as references (XML 1.0 §2.11, §3.3.3).
    private static func escaped(_ text: String, inAttribute: Bool) -> String {
        var result = ""
        for scalar in legal(text).unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"" where inAttribute: result += "&quot;"
            case "\n" where inAttribute, "\t" where inAttribute, "\r": result += "&#\(scalar.value);"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// Source: XML 1.0 §2.2, `Char` and the note on characters to be avoided.
    private static func isLegal(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D: true
        case 0..<0x20, 0x7F...0x9F, 0xFDD0...0xFDEF: false
        default: scalar.value & 0xFFFE != 0xFFFE
        }
    }
}
