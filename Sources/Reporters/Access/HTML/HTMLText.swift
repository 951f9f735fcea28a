/// Text as HTML has it, in content and in quoted attributes.
enum HTMLText {
    /// The text with every character that could end or begin markup as a reference.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in XMLWriter.legal(text).unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
