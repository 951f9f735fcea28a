/// Writes XML 1.0: elements with attributes, escaped, without characters that XML does not know.
struct XMLWriter {
    private(set) var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    private var open: [String] = []

    /// An element with other elements in it; `close` ends it.
    mutating func open(_ name: String, _ attributes: [(String, String)] = []) {
        text += "\(indentation)<\(name)\(XMLWriter.text(of: attributes))>\n"
        open.append(name)
    }

    /// Ends the element that was opened last.
    mutating func close() {
        guard let name = open.popLast() else { return }
        text += "\(indentation)</\(name)>\n"
    }

    /// An element with text in it, or with nothing.
    mutating func element(_ name: String, _ attributes: [(String, String)] = [], _ content: String = "") {
        let start = "\(indentation)<\(name)\(XMLWriter.text(of: attributes))"
        text += content.isEmpty ? "\(start)/>\n" : "\(start)>\(XMLWriter.escaped(content, inAttribute: false))</\(name)>\n"
    }

    private var indentation: String { String(repeating: "  ", count: open.count) }

    private static func text(of attributes: [(String, String)]) -> String {
        attributes.map { " \($0.0)=\"\(escaped($0.1, inAttribute: true))\"" }.joined()
    }

    private static func escaped(_ text: String, inAttribute: Bool) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"" where inAttribute: result += "&quot;"
            case "\n", "\r", "\t": result += inAttribute ? "&#\(scalar.value);" : String(scalar)
            case _ where isLegal(scalar): result.unicodeScalars.append(scalar)
            default: result += "\u{FFFD}"
            }
        }
        return result
    }

    /// Source: XML 1.0 §2.2, Char.
    private static func isLegal(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value) && scalar.value != 0xFFFE && scalar.value != 0xFFFF
    }
}
