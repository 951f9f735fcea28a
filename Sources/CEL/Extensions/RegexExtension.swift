import RegularExpressions
import Symbolic

/// `regex.extract`, `regex.extractAll` and `regex.replace` (cel-go `ext`, "Regex").
enum RegexExtension {
    static let overloads: [Overload] = [
        Overload("regex.extract", [.string, .string], .optional(.string), makesValues: true) { arguments in
            extract(arguments, limit: 1) { .optional($0.first) }
        },
        Overload("regex.extractAll", [.string, .string], .list(.string), makesValues: true) { arguments in
            extract(arguments, limit: .max) { .list(CELList($0)) }
        },
        Overload("regex.replace", [.string, .string, .string], .string, makesValues: true) { replace($0, limit: -1) },
        Overload("regex.replace", [.string, .string, .string, .int], .string, makesValues: true) { arguments in
            if case .int(let limit) = arguments[3] { replace(arguments, limit: limit) } else { .null }
        },
    ]

    private static func failed(_ error: LinearRegexError) -> CELValue {
        .error(CELError("regular expression: \(error.message)"))
    }

    /// The matches that do not overlap, from the first on; nil where there is too much to do.
    private static func matches(
        of regex: CapturingRegex,
        in text: [Unicode.Scalar],
        limit: Int64
    ) -> [CapturingRegex.Match]? {
        var found: [CapturingRegex.Match] = []
        var work = CapturingRegex.workLimit
        var start = 0
        while found.count < limit, start <= text.count, let match = regex.firstMatch(in: text, from: start, work: &work)
        {
            // An empty match right behind another is none of its own (Go, `regexp`).
            if !match.range.isEmpty || found.last?.range.upperBound != match.range.lowerBound { found.append(match) }
            start = match.range.isEmpty ? match.range.upperBound + 1 : match.range.upperBound
        }
        return work > 0 ? found : nil
    }

    private static func extract(
        _ arguments: Arguments,
        limit: Int64,
        _ result: ([CELValue]) -> CELValue
    ) -> CELValue {
        guard case .string(let target) = arguments[0], case .string(let pattern) = arguments[1] else { return .null }
        switch RegexCaches.capturing.regex(pattern) {
        case .failure(let error): return failed(error)
        case .success(let regex):
            guard regex.groupNames.count <= 1 else {
                return .error(CELError("the regular expression has more than one group"))
            }
            guard regex.matches(target) else { return result([]) }
            let text = Array(target.unicodeScalars)
            guard let matches = matches(of: regex, in: text, limit: limit) else { return .error(.tooManySteps) }
            let ranges = matches.compactMap { regex.groupNames.isEmpty ? $0.range : $0.groups[0] }
            return result(ranges.map { .string(StringExtension.string(text[$0])) })
        }
    }

    private static func replace(_ arguments: Arguments, limit: Int64) -> CELValue {
        guard case .string(let target) = arguments[0], case .string(let pattern) = arguments[1],
            case .string(let replacement) = arguments[2]
        else { return .null }
        switch RegexCaches.capturing.regex(pattern) {
        case .failure(let error): return failed(error)
        case .success(let regex):
            guard let template = Template(replacement, groups: regex.groupNames.count) else {
                return .error(CELError("the replacement refers to a group that is not there"))
            }
            guard regex.matches(target) else { return arguments[0] }
            let text = Array(target.unicodeScalars)
            guard let matches = matches(of: regex, in: text, limit: limit < 0 ? .max : limit) else {
                return .error(.tooManySteps)
            }
            return template.applied(to: matches, in: text)
        }
    }

    /// A replacement with the groups that it refers to: `\1` to `\9`, and `\0` for the whole match.
    private struct Template {
        private static let sizeLimit = 1 << 24
        private enum Part {
            case text([Unicode.Scalar])
            case group(Int)
        }
        private var parts: [Part] = []

        init?(_ text: String, groups: Int) {
            var literal: [Unicode.Scalar] = []
            var isEscaped = false
            for scalar in text.unicodeScalars {
                guard isEscaped else {
                    if scalar == "\\" { isEscaped = true } else { literal.append(scalar) }
                    continue
                }
                isEscaped = false
                if scalar == "\\" {
                    literal.append(scalar)
                } else if ("0"..."9").contains(scalar), scalar.value - 48 <= groups {
                    parts += [.text(literal), .group(Int(scalar.value) - 48)]
                    literal = []
                } else {
                    return nil
                }
            }
            guard !isEscaped else { return nil }
            parts.append(.text(literal))
        }

        func applied(to matches: [CapturingRegex.Match], in text: [Unicode.Scalar]) -> CELValue {
            var result: [Unicode.Scalar] = []
            var position = 0
            for match in matches {
                result += text[position..<match.range.lowerBound]
                for part in parts {
                    switch part {
                    case .text(let literal): result += literal
                    case .group(0): result += text[match.range]
                    case .group(let number): if let range = match.groups[number - 1] { result += text[range] }
                    }
                }
                position = match.range.upperBound
                guard result.count <= Template.sizeLimit else { return .error(CELError("the string grows too long")) }
            }
            return .string(StringExtension.string((result + text[position...])[...]))
        }
    }
}
