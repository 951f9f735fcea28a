import JSONReader
import Symbolic

/// Compares values with holes with the values that Terraform came to.
enum HCLUnifier {
    /// Whether the known parts of a value are those of the answer; an answer that is missing is null.
    static func unifies(_ value: Value, with answer: JSONNode?) -> Bool {
        if case .choice(let choice) = value.content {
            return choice.alternatives.contains { unifies($0, with: answer) }
        }
        guard let answer, !answer.isNull else { return value.kind == .null || value.unknown != nil && !value.isPartial }
        switch value.content {
        case .unknown: return true
        case .sequence(let sequence):
            return answer.kind == .array
                && matches(sequence.segments[...], Array(answer.elements)[...], isOrdered: sequence.order == .listed)
        case .open(let object): return answer.kind == .object && unifies(object, with: answer)
        case .text(let text): return answer.string.map { matches(text.parts[...], $0.utf8[...]) } ?? false
        case .encoded(.json, let inner, _):
            guard let text = answer.string, let document = try? JSONDocument(text: text) else { return false }
            return unifies(inner, with: document.root)
        case .encoded(.base64, _, _): return answer.kind == .string
        default: break
        }
        switch value.kind {
        case .bool: return value.bool == answer.bool
        case .number: return isSameNumber(value.numberText ?? "", answer.numberText ?? "x")
        case .string: return answer.string.map { $0.utf8.elementsEqual((value.string ?? "").utf8) } ?? false
        case .list:
            let (left, right) = (value.elements ?? [], Array(answer.elements))
            return answer.kind == .array && left.count == right.count
                && zip(left, right).allSatisfy { unifies($0, with: $1) }
        case .object:
            let members = value.members ?? []
            return answer.kind == .object && members.count == answer.count
                && members.allSatisfy { member in
                    answer[member.name].map { unifies(member.value, with: $0) } ?? false
                }
        case .null, .unknown: return false
        }
    }

    /// Whether some text in the holes makes the parts the whole text.
    private static func matches(_ parts: ArraySlice<SymbolicString.Part>, _ text: Substring.UTF8View) -> Bool {
        guard let part = parts.first else { return text.isEmpty }
        let rest = parts.dropFirst()
        switch part {
        case .literal(let literal):
            return text.starts(with: literal.utf8) && matches(rest, text.dropFirst(literal.utf8.count))
        case .hole:
            return (0...text.count).contains { matches(rest, text.dropFirst($0)) }
        }
    }

    /// Whether some elements in the places of the unknown ones make the segments the whole list.
    private static func matches(
        _ segments: ArraySlice<OpenSequence.Segment>,
        _ elements: ArraySlice<JSONNode>,
        isOrdered: Bool
    ) -> Bool {
        guard let segment = segments.first else { return elements.isEmpty }
        let rest = segments.dropFirst()
        switch segment {
        case .element(let value):
            guard isOrdered else {
                return elements.contains { unifies(value, with: $0) } && matches(rest, elements, isOrdered: false)
                    || rest.isEmpty
            }
            return elements.first.map { unifies(value, with: $0) } == true
                && matches(rest, elements.dropFirst(), isOrdered: true)
        case .possible(let value, _):
            let isThere = elements.first.map { unifies(value, with: $0) } == true
            return isThere && matches(rest, elements.dropFirst(), isOrdered: isOrdered)
                || matches(rest, elements, isOrdered: isOrdered)
        case .many:
            return (0...elements.count).contains { matches(rest, elements.dropFirst($0), isOrdered: isOrdered) }
        }
    }

    /// Whether the known members are those of the answer, and further ones only where there may be some.
    private static func unifies(_ object: OpenObject, with answer: JSONNode) -> Bool {
        let members = object.members.allSatisfy { member in
            answer[member.name].map { unifies(member.value, with: $0) } ?? false
        }
        let possible = object.possible.filter { answer[$0.name] != nil }
        return members && possible.allSatisfy { unifies($0.value, with: answer[$0.name]) }
            && (object.rest != nil || object.members.count + possible.count == answer.count)
    }

    private static func isSameNumber(_ left: String, _ right: String) -> Bool {
        // Long answers were rounded to doubles when they were written down.
        let isRounded = right.contains("e") && Double(left) == Double(right)
        return left == right || isRounded || expanded(left) == expanded(right)
    }

    /// The digits of a number without exponent and the zeros that say nothing.
    private static func expanded(_ number: String) -> String {
        let parts = number.lowercased().split(separator: "e")
        guard let mantissa = parts.first, parts.count <= 2, let exponent = parts.count == 2 ? Int(parts[1]) : 0,
            abs(exponent) < 5_000
        else { return number }
        let isNegative = mantissa.hasPrefix("-")
        let pieces = mantissa.drop { $0 == "-" }.split(separator: ".", omittingEmptySubsequences: false)
        var digits = pieces.joined()
        var point = (pieces.first?.count ?? 0) + exponent
        if point < 0 {
            digits = String(repeating: "0", count: -point) + digits
            point = 0
        }
        if digits.count < point { digits += String(repeating: "0", count: point - digits.count) }
        let whole = digits.prefix(point).drop { $0 == "0" }
        let fraction = digits.dropFirst(point).reversed().drop { $0 == "0" }.reversed()
        return (isNegative ? "-" : "") + (whole.isEmpty ? "0" : whole) + "." + String(fraction)
    }

    /// An answer of Terraform, for people.
    static func text(_ node: JSONNode?) -> String {
        node.map { text(Value($0)) } ?? "null"
    }

    /// A value with its holes, for people.
    static func text(_ value: Value) -> String {
        switch value.content {
        case .encoded(let encoding, let inner, _): return "\(encoding.rawValue)(\(text(inner)))"
        case .text(let text): return text.parts.map { if case .literal(let text) = $0 { text } else { "⟨?⟩" } }.joined()
        case .sequence, .open, .choice: return "known in part"
        case .unknown(let unknown): return "unknown (\(unknown.sources.map { "\($0.reason)" }.joined(separator: ", ")))"
        default: break
        }
        switch value.kind {
        case .null, .unknown: return "null"
        case .bool: return value.bool == true ? "true" : "false"
        case .number: return value.numberText ?? "?"
        case .string: return AttributePath.quoted(value.string ?? "")
        case .list: return "[" + (value.elements ?? []).map { text($0) }.joined(separator: ", ") + "]"
        case .object:
            let members = (value.members ?? []).map { "\($0.name) = \(text($0.value))" }
            return "{" + members.joined(separator: ", ") + "}"
        }
    }
}
