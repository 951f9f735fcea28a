import RegularExpressions
import Symbolic

/// The standard functions on strings and bytes.
enum StandardStrings {
    static let overloads: [Overload] = [
        test("startsWith", SymbolicText.starts) { text, part in text.utf8.starts(with: part.utf8) },
        test("endsWith", SymbolicText.ends) { text, part in text.utf8.reversed().starts(with: part.utf8.reversed()) },
        test("contains", SymbolicText.contains) { text, part in text.holds(part) },
        Overload("matches", [.string, .string], .bool, method: true, unknowns: { matchesPart($0) }) { matches($0) },
        Overload("matches", [.string, .string], .bool, unknowns: { matchesPart($0) }) { matches($0) },
        Overload("size", [.string], .int) { size($0[0]) },
        Overload("size", [.string], .int, method: true) { size($0[0]) },
        Overload("size", [.bytes], .int) { size($0[0]) },
        Overload("size", [.bytes], .int, method: true) { size($0[0]) },
        Overload("lowerAscii", [.string], .string, method: true, makesValues: true) {
            changed($0[0]) { $0.lowercasedASCII }
        },
        Overload("upperAscii", [.string], .string, method: true, makesValues: true) {
            changed($0[0]) { $0.uppercasedASCII }
        },
        Overload("join", [.list(.string)], .string, method: true, makesValues: true) { joined($0[0], "") },
        Overload("join", [.list(.string), .string], .string, method: true, makesValues: true) { arguments in
            if case .string(let separator) = arguments[1] { joined(arguments[0], separator) } else { .null }
        },
    ]

    private static func test(
        _ name: String,
        _ symbolic: @escaping @Sendable (SymbolicString, String) -> Bool?,
        _ known: @escaping @Sendable (String, String) -> Bool
    ) -> Overload {
        Overload(
            name,
            [.string, .string],
            .bool,
            method: true,
            unknowns: { arguments in
                guard case .string(let part) = arguments[1], case .unknown(_, let text?) = arguments[0] else {
                    return nil
                }
                return symbolic(text, part).map { .bool($0) }
            }
        ) { arguments in
            guard case .string(let text) = arguments[0], case .string(let part) = arguments[1] else { return .null }
            return .bool(known(text, part))
        }
    }

    private static func matches(_ arguments: Arguments) -> CELValue {
        guard case .string(let text) = arguments[0], case .string(let pattern) = arguments[1] else { return .null }
        switch RegexCaches.matching(pattern) {
        case .success(let regex): return .bool(regex.matches(text))
        case .failure(let error): return .error(CELError("regular expression: \(error.message)"))
        }
    }

    private static func matchesPart(_ arguments: Arguments) -> CELValue? {
        guard case .unknown(_, let text?) = arguments[0], case .string(let pattern) = arguments[1],
            case .success(let regex) = RegexCaches.matching(pattern)
        else { return nil }
        return matchesPart(of: text, regex).map { .bool($0) }
    }

    /// Whether a text matches, as far as its known parts decide that.
    ///
    /// A part that matches does it for the whole, unless the match looks around itself; with anchors the beginning and
    /// the end decide.
    static func matchesPart(of text: SymbolicString, _ regex: LinearRegex) -> Bool? {
        if let known = text.known { return regex.matches(known) }
        guard regex.looksAround else {
            let isFound = text.parts.contains { part in
                if case .literal(let literal) = part { regex.matches(literal) } else { false }
            }
            return isFound ? true : nil
        }
        return regex.matches(beginning: text.prefix) ?? regex.matches(ending: text.suffix)
    }

    private static func size(_ value: CELValue) -> CELValue {
        switch value {
        case .string(let text): .int(Int64(text.unicodeScalars.count))
        case .bytes(let bytes): .int(Int64(bytes.count))
        default: .error(.noOverload("size", value))
        }
    }

    private static func changed(_ value: CELValue, _ change: (String) -> String) -> CELValue {
        if case .string(let text) = value { .string(change(text)) } else { .error(.noOverload("lowerAscii", value)) }
    }

    private static func joined(_ value: CELValue, _ separator: String) -> CELValue {
        guard let list = value.asList else { return .error(.noOverload("join", value)) }
        if let unknown = list.membership ?? Unknown.merged(of: list.elements) { return .unknown(unknown.derived, nil) }
        var texts: [String] = []
        for element in list.elements {
            guard case .string(let text) = element else { return .error(.noOverload("join", element)) }
            texts.append(text)
        }
        return StringExtension.bounded(texts, separator: separator)
    }
}

extension String {
    fileprivate var lowercasedASCII: String {
        String(decoding: utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
    }

    fileprivate var uppercasedASCII: String {
        String(decoding: utf8.map { (0x61...0x7A).contains($0) ? $0 & 0xDF : $0 }, as: UTF8.self)
    }
}
