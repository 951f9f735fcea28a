import Symbolic

/// The functions of CEL's string extension (cel-go `ext`, "Strings"); positions count Unicode scalars.
enum StringExtension {
    static let overloads: [Overload] =
        [
            method("charAt", [.int], .string) { text, arguments in
                guard case .int(let index) = arguments[0], index >= 0, index <= text.count else { return outOfRange }
                return .string(index < text.count ? string(text[Int(index)...Int(index)]) : "")
            },
            method("substring", [.int], .string) { text, arguments in
                guard case .int(let start) = arguments[0], start >= 0, start <= text.count else { return outOfRange }
                return .string(string(text[Int(start)...]))
            },
            method("substring", [.int, .int], .string) { text, arguments in
                guard case .int(let start) = arguments[0], case .int(let end) = arguments[1], start >= 0, start <= end,
                    end <= text.count
                else { return outOfRange }
                return .string(string(text[Int(start)..<Int(end)]))
            },
            method("trim", [], .string) { text, _ in .string(trimmed(text)) },
            method("reverse", [], .string) { text, _ in .string(string(text.reversed()[...])) },
            Overload("strings.quote", [.string], .string, makesValues: true) { arguments in
                if case .string(let text) = arguments[0] { .string(quoted(text)) } else { .null }
            },
            Overload("format", [.string, .list(.a)], .string, method: true, makesValues: true) { arguments in
                guard case .string(let pattern) = arguments[0], let list = arguments[1].asList else { return .null }
                if let unknown = list.membership ?? Unknown.merged(of: list.elements) {
                    return .unknown(unknown.derived, nil)
                }
                return Formatter.format(pattern, list.elements)
            },
        ] + searches + pieces

    static let tooLong = CELValue.error(CELError("the string grows too long"))
    static let outOfRange = CELValue.error(CELError("the position is outside the string"))

    static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        return String(text)
    }

    static func method(
        _ name: String,
        _ parameters: [CELType],
        _ result: CELType,
        _ body: @escaping @Sendable ([Unicode.Scalar], [CELValue]) -> CELValue
    ) -> Overload {
        Overload(name, [.string] + parameters, result, method: true, makesValues: true) { arguments in
            guard case .string(let text) = arguments[0] else { return .error(.noOverload(name, arguments[0])) }
            return body(Array(text.unicodeScalars), Array(arguments.all.dropFirst()))
        }
    }

    /// Without white space at the ends, as Unicode has it (White_Space).
    private static func trimmed(_ text: [Unicode.Scalar]) -> String {
        guard let first = text.firstIndex(where: { !$0.properties.isWhitespace }),
            let last = text.lastIndex(where: { !$0.properties.isWhitespace })
        else { return "" }
        return string(text[first...last])
    }

    /// A string literal that evaluates to the text.
    private static func quoted(_ text: String) -> String {
        let escapes: [Unicode.Scalar: String] = [
            "\u{07}": "\\a", "\u{08}": "\\b", "\u{0C}": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\u{0B}": "\\v",
            "\\": "\\\\", "\"": "\\\"",
        ]
        return "\"" + text.unicodeScalars.map { escapes[$0] ?? String(Character($0)) }.joined() + "\""
    }
}

extension StringExtension {
    private static let searches: [Overload] = [
        method("indexOf", [.string], .int) { text, arguments in first(text, arguments[0], from: 0) },
        method("indexOf", [.string, .int], .int) { text, arguments in
            guard case .int(let start) = arguments[1], start >= 0, start <= text.count else { return outOfRange }
            return first(text, arguments[0], from: Int(start))
        },
        method("lastIndexOf", [.string], .int) { text, arguments in last(text, arguments[0], from: text.count) },
        method("lastIndexOf", [.string, .int], .int) { text, arguments in
            guard case .int(let start) = arguments[1], start >= 0, start <= text.count else { return outOfRange }
            return last(text, arguments[0], from: Int(start))
        },
    ]

    private static func first(_ text: [Unicode.Scalar], _ part: CELValue, from start: Int) -> CELValue {
        guard case .string(let part) = part else { return .null }
        return .int(Int64(TextSearch(Array(part.unicodeScalars)).first(in: text, from: start) ?? -1))
    }

    private static func last(_ text: [Unicode.Scalar], _ part: CELValue, from start: Int) -> CELValue {
        guard case .string(let part) = part else { return .null }
        let wanted = Array(part.unicodeScalars)
        guard wanted.count <= text.count else { return .int(-1) }
        // From the end on it is the first place of the part read backwards.
        let backwards = Array(text[..<min(text.count, start + wanted.count)].reversed())
        let place = TextSearch(wanted.reversed()).first(in: backwards)
        return .int(place.map { Int64(backwards.count - $0 - wanted.count) } ?? -1)
    }

    private static let pieces: [Overload] = [
        method("replace", [.string, .string], .string) { text, arguments in replaced(text, arguments, limit: -1)
        },
        method("replace", [.string, .string, .int], .string) { text, arguments in
            guard case .int(let limit) = arguments[2] else { return .null }
            return replaced(text, arguments, limit: limit)
        },
        method("split", [.string], .list(.string)) { text, arguments in split(text, arguments[0], limit: -1) },
        method("split", [.string, .int], .list(.string)) { text, arguments in
            guard case .int(let limit) = arguments[1] else { return .null }
            return split(text, arguments[0], limit: limit)
        },
    ]

    /// The pieces between at most so many separators; an empty separator stands between any two scalars.
    private static func parts(
        _ text: [Unicode.Scalar],
        _ separator: [Unicode.Scalar],
        cuts: Int64
    ) -> [ArraySlice<Unicode.Scalar>] {
        var parts: [ArraySlice<Unicode.Scalar>] = []
        let search = TextSearch(separator)
        var start = 0
        while cuts < 0 || parts.count < cuts {
            if separator.isEmpty {
                guard start < text.count - 1 else { break }
                parts.append(text[start...start])
                start += 1
            } else {
                guard let place = search.first(in: text, from: start) else { break }
                parts.append(text[start..<place])
                start = place + separator.count
            }
        }
        return parts + [text[start...]]
    }

    private static func replaced(_ text: [Unicode.Scalar], _ arguments: [CELValue], limit: Int64) -> CELValue {
        guard case .string(let old) = arguments[0], case .string(let new) = arguments[1] else { return .null }
        guard limit != 0 else { return .string(string(text[...])) }
        guard !old.isEmpty else {
            let count = (text.count + 1).multipliedReportingOverflow(by: new.utf8.count)
            guard !count.overflow, count.partialValue <= 1 << 24 else { return tooLong }
            return .string(interleaved(text, new, limit: limit))
        }
        let found = parts(text, Array(old.unicodeScalars), cuts: limit)
        return bounded(found.map { string($0) }, separator: new)
    }

    /// An empty text is found before each scalar and at the end.
    private static func interleaved(_ text: [Unicode.Scalar], _ new: String, limit: Int64) -> String {
        var result = ""
        for (place, scalar) in text.enumerated() {
            if limit < 0 || place < limit { result += new }
            result.unicodeScalars.append(scalar)
        }
        return limit < 0 || text.count < limit ? result + new : result
    }

    /// The parts in one string, unless it would be very long: parts may be shared.
    static func bounded(_ parts: [String], separator: String) -> CELValue {
        let size = parts.reduce(0) { $0 &+ $1.utf8.count }
        let added = max(0, parts.count - 1).multipliedReportingOverflow(by: separator.utf8.count)
        guard !added.overflow, size &+ added.partialValue <= 1 << 24 else {
            return tooLong
        }
        return .string(parts.joined(separator: separator))
    }

    private static func split(_ text: [Unicode.Scalar], _ separator: CELValue, limit: Int64) -> CELValue {
        guard case .string(let separator) = separator else { return .null }
        if limit == 0 || text.isEmpty && separator.isEmpty { return .list(CELList([])) }
        let found = parts(text, Array(separator.unicodeScalars), cuts: limit < 0 ? -1 : limit - 1)
        return .list(CELList(found.map { .string(string($0)) }))
    }
}
