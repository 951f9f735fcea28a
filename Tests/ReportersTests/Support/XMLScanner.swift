/// Reads the XML that this project writes: elements, attributes, character data and references, nothing else.
///
/// It is stricter than XML: whatever else there is is an error, so that nothing slips in unescaped.
struct XMLScanner {
    struct Element {
        var name: String
        var attributes: [String: String]
        var text = ""
    }

    struct Problem: Error {
        var reason: String
        var rest: String
    }

    private var rest: Substring.UnicodeScalarView
    private var elements: [Element] = []
    private var open: [Int] = []

    /// The elements in the order of their beginnings.
    static func elements(of text: String) throws -> [Element] {
        let prolog = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        guard text.hasPrefix(prolog) else { throw Problem(reason: "no prolog", rest: String(text.prefix(60))) }
        var scanner = XMLScanner(rest: Substring(text.dropFirst(prolog.count)).unicodeScalars)
        while let scalar = scanner.rest.first {
            if scalar == "<" { try scanner.tag() } else { try scanner.text() }
        }
        guard scanner.open.isEmpty else { throw scanner.problem("an element is not closed") }
        return scanner.elements
    }

    private mutating func tag() throws {
        rest.removeFirst()
        if rest.first == "/" {
            rest.removeFirst()
            let name = name()
            guard let last = open.popLast(), elements[last].name == name else { throw problem("</\(name)>") }
            return try take(">")
        }
        var element = Element(name: name(), attributes: [:])
        guard !element.name.isEmpty else { throw problem("no name") }
        while rest.first == " " {
            rest.removeFirst()
            let name = name()
            try take("=")
            try take("\"")
            guard element.attributes[name] == nil else { throw problem("attribute twice") }
            element.attributes[name] = try characters(until: "\"")
            try take("\"")
        }
        elements.append(element)
        if rest.first == "/" { rest.removeFirst() } else { open.append(elements.count - 1) }
        try take(">")
    }

    private mutating func text() throws {
        let text = try characters(until: "<")
        if let last = open.last {
            elements[last].text += text
        } else if text != "\n" {
            throw problem("text outside")
        }
    }

    private mutating func characters(until end: Unicode.Scalar) throws -> String {
        var result = ""
        while let scalar = rest.first, scalar != end {
            rest.removeFirst()
            switch scalar {
            case "&": result += try reference()
            case "<", ">": throw problem("unescaped")
            case "\n" where end == "\"": throw problem("line break in attribute")
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    private mutating func reference() throws -> String {
        let name = String(rest.prefix { $0 != ";" })
        rest = rest.dropFirst(name.unicodeScalars.count + 1)
        let named = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'"]
        if let text = named[name] { return text }
        guard name.hasPrefix("#"), let scalar = UInt32(name.dropFirst()).flatMap(Unicode.Scalar.init) else {
            throw problem("&\(name);")
        }
        return String(scalar)
    }

    private mutating func name() -> String {
        let name = String(rest.prefix { $0.isASCII && ($0.properties.isAlphabetic || $0 == "-") })
        rest = rest.dropFirst(name.unicodeScalars.count)
        return name
    }

    private mutating func take(_ scalar: Unicode.Scalar) throws {
        guard rest.first == scalar else { throw problem("no \(scalar)") }
        rest.removeFirst()
    }

    private func problem(_ reason: String) -> Problem {
        Problem(reason: reason, rest: String(rest.prefix(60)))
    }
}
